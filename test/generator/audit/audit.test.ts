import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuditResult, audit } from "../../../generator/src/audit/audit.ts";
import { loadForAudit } from "../../../generator/src/audit/load.ts";
import { indexLines } from "../../../generator/src/diagnostics/lines.ts";
import { repository } from "../../support/emit.ts";

const fixtures = join(repository, "test/fixtures/audit");
const catalogText = readFileSync(join(fixtures, "catalog.yaml"), "utf8");

/** Audits texts by name; the catalogue may be changed first. */
function auditOf(files: Readonly<Record<string, string>>, change = (text: string) => text): AuditResult {
  const file = "catalog.yaml";
  const loaded = loadForAudit({ text: change(catalogText), file, today: "2026-01-01" });
  if (loaded.catalog === undefined) throw new Error(loaded.diagnostics.map((one) => one.message).join("\n"));
  return audit({
    catalog: loaded.catalog,
    catalogSources: loaded.sources,
    placeOfEvent: loaded.placeOfEvent,
    code: Object.entries(files).map(([name, text]) => ({ name, path: `/code/${name}`, text })),
    isGenerated: (path) => path.startsWith("/code/generated"),
    today: "2026-01-01",
  });
}

/** `code line:from-to` of each diagnostic about a file; columns count from 1, `to` is the last one. */
function placesIn(result: AuditResult, file: string): readonly string[] {
  const lines = indexLines(result.sources.get(file) ?? "");
  return result.diagnostics.flatMap((one) => {
    if (one.file !== file) return [];
    const { start, end } = one.span ?? { start: 0, end: 0 };
    const { line, column } = lines.positionAt(start);
    return [`${one.code} ${line}:${column}-${column + end - start - 1}`];
  });
}

/** Places in code without those of the catalogue. */
const codesOf = (result: AuditResult): readonly string[] => result.diagnostics.map(({ code }) => code);

/** What the comments below the lines of a fixture promise: `^^^ code`, or `<- from:to code` at the line's start. */
function promisedBy(text: string): readonly string[] {
  let line = 0;
  return text.split("\n").flatMap((content, index) => {
    const marks = /^(?:\/\/|\{\/\*)\s*(?:(\^+)|<- (\d+):(\d+)) (audit-[a-z-]+)/.exec(content);
    if (marks === null) {
      line = index + 1;
      return [];
    }
    const [, carets = "", from, to, code = ""] = marks;
    const start = from === undefined ? content.indexOf("^") + 1 : Number(from);
    const end = to === undefined ? start + carets.length - 1 : Number(to);
    return [`${code} ${line}:${start}-${end}`];
  });
}

function folder(name: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(fixtures, name)).toSorted();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(fixtures, name, file), "utf8")]));
}

describe("fixtures", () => {
  it("finds nothing in code that uses the SDK in every way it can be used", () => {
    const result = auditOf(folder("clean"));
    expect(result.diagnostics.map(({ message }) => message)).toEqual([]);
    expect([result.used, result.events]).toEqual([7, 7]);
  });

  const faulty = folder("faulty");
  const result = auditOf(faulty);
  it.each(Object.keys(faulty).filter((name) => name !== "broken.ts"))(
    "finds the marked places of %s",
    (name) => {
      const promised = promisedBy(faulty[name] ?? "");
      expect(placesIn(result, name).toSorted()).toEqual(promised.toSorted());
      if (name !== "settings.ts") expect(promised.length).toBeGreaterThan(0);
    },
  );

  it("says where a file does not parse, and goes on", () => {
    expect(codesOf(result).filter((code) => code === "audit-syntax").length).toBeGreaterThan(0);
    expect(placesIn(result, "broken.ts")[0]).toBe("audit-syntax 4:10-18");
  });

  it("points at the keys of unused events in the catalogue", () => {
    expect(placesIn(result, "catalog.yaml")).toEqual([
      "audit-event-unused 36:7-15",
      "audit-event-unused 42:7-16",
    ]);
  });
});

const USE = {
  named: 'import { OPEN_DOOR } from "kiln-analytics"; t.track(OPEN_DOOR);',
  renamed: 'import { OPEN_DOOR as R } from "kiln-analytics"; t.track(R);',
  namespace: 'import * as sdk from "kiln-analytics"; t.track(sdk.OPEN_DOOR);',
  element: 'import * as sdk from "kiln-analytics"; t.track(sdk["OPEN_DOOR"]);',
  helper: 'import { trackOpenDoor } from "kiln-analytics"; trackOpenDoor(t);',
  "helper passed on": 'import { trackOpenDoor } from "kiln-analytics"; run(trackOpenDoor);',
  wrap: 'import { OPEN_DOOR } from "kiln-analytics"; export const run = t.wrap(OPEN_DOOR, go);',
  table: 'import { OPEN_DOOR } from "kiln-analytics"; export const all = [{ event: OPEN_DOOR }];',
  shorthand: 'import { OPEN_DOOR } from "kiln-analytics"; run({ OPEN_DOOR });',
  "dynamic import": 'const { OPEN_DOOR } = await import("kiln-analytics"); t.track(OPEN_DOOR);',
  "import equals": 'import sdk = require("kiln-analytics"); t.track(sdk.OPEN_DOOR);',
  "generated folder": 'import { OPEN_DOOR } from "./generated/index.js"; t.track(OPEN_DOOR);',
  "path alias": 'import { OPEN_DOOR } from "@/events"; t.track(OPEN_DOOR);',
  "local alias": 'import { OPEN_DOOR } from "kiln-analytics"; const e = OPEN_DOOR; t.track(e);',
  jsx: 'import { OPEN_DOOR } from "kiln-analytics"; export const b = <Button event={OPEN_DOOR} />;',
};

const NO_USE = {
  "import alone": 'import { OPEN_DOOR } from "kiln-analytics";',
  "re-export": 'export { OPEN_DOOR } from "kiln-analytics";',
  "re-export in two steps": 'import { OPEN_DOOR } from "kiln-analytics"; export { OPEN_DOOR };',
  "default export": 'import { OPEN_DOOR } from "kiln-analytics"; export default OPEN_DOOR;',
  alias: 'import { OPEN_DOOR } from "kiln-analytics"; export const e = OPEN_DOOR;',
  type: 'import { OPEN_DOOR } from "kiln-analytics"; export type T = typeof OPEN_DOOR;',
  "type import": 'import type { OPEN_DOOR } from "kiln-analytics"; export type T = typeof OPEN_DOOR;',
  "own name": "const OPEN_DOOR = 1; run(OPEN_DOOR);",
  "shadowed name":
    'import { OPEN_DOOR } from "kiln-analytics"; const f = (OPEN_DOOR: number) => run(OPEN_DOOR);',
  "key of an object": "run({ OPEN_DOOR: 1 });",
  comment: "// t.track(OPEN_DOOR)",
  text: 'run("OPEN_DOOR");',
};

const unused = (result: AuditResult): boolean =>
  result.diagnostics.some(
    ({ code, message }) => code === "audit-event-unused" && message.includes("OPEN_DOOR"),
  );

describe("what counts as recording an event", () => {
  it.each(Object.entries(USE))("%s does", (_, text) => {
    expect(unused(auditOf({ "a.tsx": text }))).toBe(false);
  });

  it.each(Object.entries(NO_USE))("%s does not", (_, text) => {
    expect(unused(auditOf({ "a.tsx": text }))).toBe(true);
  });

  it("follows re-exports through files, and counts the event that the SDK records itself", () => {
    const result = auditOf({
      "sdk.ts": 'export * from "kiln-analytics";',
      "names.ts": 'export { OPEN_DOOR as DOOR } from "./sdk.js";',
      "use.js": 'const { DOOR: d } = require("./names"); t.track(d);',
    });
    expect(unused(result)).toBe(false);
    expect(result.diagnostics.map(({ message }) => message).join()).not.toContain("LEAVE");
  });

  it("calls nothing unused where the whole SDK is passed on, and says so", () => {
    const result = auditOf({ "a.ts": 'import * as sdk from "kiln-analytics"; run(sdk);' });
    expect(codesOf(result)).toEqual(["audit-hidden-use"]);
  });

  it("takes a reason in the catalogue for an event that other code records", () => {
    const ignore = "      # forthright-ignore audit-event-unused: the server records it\n";
    const result = auditOf({ "a.ts": "" }, (text) =>
      text.replace("      OPEN_DOOR:", `${ignore}      OPEN_DOOR:`),
    );
    expect(unused(result)).toBe(false);
    expect(codesOf(result)).not.toContain("audit-suppression");
  });
});

describe("expired events", () => {
  const expire = (when: string) => (text: string) =>
    text.replace(
      "description: The door was opened.",
      `description: The door was opened.\n        expires: ${when}`,
    );
  const use = { "a.ts": USE.named };

  it.each(["2025-06-01", '"1.3.0"'])("are found where they are still recorded: %s", (when) => {
    const result = auditOf(use, expire(when));
    expect(placesIn(result, "a.ts")).toEqual(["audit-event-expired 1:53-61"]);
  });

  it.each(["2026-06-01", '"1.4.0"'])("are none before their end: %s", (when) => {
    expect(placesIn(auditOf(use, expire(when)), "a.ts")).toEqual([]);
  });
});

describe("JavaScript calls whose properties only a run can tell", () => {
  it.each([
    "t.track(START_FIRING, given)",
    "t.track(START_FIRING, make())",
    "t.track(START_FIRING, { ...given })",
    "t.track(START_FIRING, { [key]: 1 })",
    "t.track(START_FIRING, { degrees: heat() })",
    "t.track(START_FIRING, { degrees: 1 + 1 })",
    "t.track(any, { whatever: 1 })",
    "track(START_FIRING, { degrees })",
    "t.track(cond ? START_FIRING : STOP_FIRING, { whatever: 1 })",
    "t.wrap(START_FIRING, run, describe)",
    "t.wrap(START_FIRING, run, () => { if (x) return given; return { degrees: 4 }; })",
    "let props = { degree: 1 }; t.track(START_FIRING, props)",
  ])("are left alone: %s", (call) => {
    const head = 'import { START_FIRING, STOP_FIRING } from "kiln-analytics"; ';
    expect(placesIn(auditOf({ "a.js": head + call }), "a.js")).toEqual([]);
  });

  it("leaves TypeScript to its compiler", () => {
    const text = 'import { START_FIRING } from "kiln-analytics"; t.track(START_FIRING, { degree: 1 });';
    expect(placesIn(auditOf({ "a.ts": text }), "a.ts")).toEqual([]);
    expect(placesIn(auditOf({ "a.js": text }), "a.js")).toHaveLength(2);
  });
});

describe("files that no person wrote", () => {
  const many = (text: string): string => text.repeat(20_000);
  it.each(
    Object.entries({
      parentheses: `x = ${many("(")}1${many(")")}`,
      "open blocks": many("{"),
      sum: `x = ${many("a + ")}1`,
      chain: `x${many(".track")}()`,
      conditions: many("if (a) b; else "),
      functions: `x = ${many("a => ")}1`,
      templates: `x = ${many("`${")}`,
    }),
  )("are left out with a word where they would exhaust the stack: %s", (_, text) => {
    const result = auditOf({ "a.js": text, "b.ts": 'fetch("https://api.segment.io");' });
    expect(placesIn(result, "a.js")[0]).toMatch(/^audit-file-not-read 1:1/);
    expect(placesIn(result, "b.ts")).toEqual(["audit-undeclared-call 1:1-5"]);
  });

  it("never end in an exception, however a file is damaged", () => {
    const texts = Object.entries({ ...folder("clean"), ...folder("faulty") });
    const noise = fc.string({ unit: "binary", maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(60),
        noise,
        ([name, text], at, length, inserted) => {
          const start = at % (text.length + 1);
          const damaged = text.slice(0, start) + inserted + text.slice(start + length);
          const result = auditOf({ [name]: damaged });
          for (const { span, file } of result.diagnostics) {
            expect(span?.end ?? 0).toBeLessThanOrEqual(result.sources.get(file)?.length ?? 0);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
