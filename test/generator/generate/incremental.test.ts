import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forthright } from "../../support/cli.ts";

const event = (name: string, more = ""): string => `      ${name}:
        name: ${name.toLowerCase().replace("_", " ")}
        description: Something of the kind ${name} was done.
        trigger: When it is done.
        properties:
          degrees: { type: integer, minimum: 0, maximum: 1400, required: true, description: The heat., examples: [1200] }
          glaze: { $type: Glaze, description: The glaze. }
${more}`;

const CATALOG = `forthright: 1
product: { id: kiln, name: Kiln, version: "1.4.0", command: kiln telemetry }
consent: { model: opt-out, scope: global, ci: off }
purposes:
  improve-product: { title: Find bugs, basis: legitimate-interests }
destinations:
  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }
defaults: { purpose: improve-product, sensitivity: none, destinations: [segment] }
metadata:
  installation_id: { type: string, format: uuid, source: installation-id, path: anonymousId, sensitivity: pseudonymous, description: A random number. }
  version: { type: string, format: version, source: product-version, path: context.app.version, description: The version of Kiln. }
types:
  Glaze: { type: string, enum: [celadon, shino], description: A glaze. }
groups:
  firing:
    title: Firing
    description: Work with the kiln.
    events:
${event("START_FIRING")}${event("END_FIRING")}  cooling:
    title: Cooling
    description: What comes after.
    events:
${event("OPEN_DOOR", "        since: 1.2.0\n")}`;

let home = "";
const inHome = (path: string): string => join(home, path);
const cache = (ending: string): string => {
  const folder = inHome("node_modules/.cache/forthright");
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? "none");
};

const start = (): void => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-incremental-"));
  mkdirSync(inHome("node_modules"));
  writeFileSync(inHome("catalog.yaml"), CATALOG);
};
const end = (): void => rmSync(home, { recursive: true, force: true });

const edit = (from: string | RegExp, to: string): void => {
  const text = readFileSync(inHome("catalog.yaml"), "utf8");
  const next = text.replace(from, to);
  expect(next).not.toBe(text);
  writeFileSync(inHome("catalog.yaml"), next);
};

/** `--check` makes everything again and trusts nothing that was kept. */
const expectWhole = (): void => {
  const { code, out } = forthright(home, "generate", "--check");
  expect(out).toBe("generated is what catalog.yaml gives.\n");
  expect(code).toBe(0);
};

describe("one change after the other", () => {
  beforeAll(() => {
    start();
    forthright(home, "generate");
  });
  afterAll(end);

  it.each<[string, string | RegExp, string]>([
    ["a text of an event", "kind END_FIRING", "other kind END_FIRING"],
    ["a property", /degrees: \{ type: integer/u, "degrees: { type: number"],
    ["an event more", /( {6}OPEN_DOOR)/u, `${event("CLOSE_DOOR")}$1`],
    ["an event less", event("END_FIRING"), ""],
    [
      "the order of events",
      event("START_FIRING") + event("END_FIRING"),
      event("END_FIRING") + event("START_FIRING"),
    ],
    [
      "an event that is no longer sent",
      "        since: 1.2.0\n",
      "        since: 1.2.0\n        status: removed\n",
    ],
    ["an event that moves to another group", /( {2}cooling:\n.*\n.*\n.*\n)/u, `$1${event("SHUT")}`],
    ["the title of a group", "title: Cooling", "title: Cooling down"],
    ["a named type", "[celadon, shino]", "[celadon, shino, tenmoku]"],
    ["metadata", "The version of Kiln.", "Which version of Kiln."],
    ["the title of a purpose", "Find bugs", "Find faults"],
    ["the product's name", "name: Kiln,", "name: Kiln 2,"],
    [
      "a second destination",
      "defaults: {",
      "  own: { name: Own, adapter: webhook, endpoint: https://example.org/in }\ndefaults: {",
    ],
  ])("gives what generating from nothing gives: %s", (_name, from, to) => {
    const text = CATALOG.replace(from, to);
    expect(text).not.toBe(CATALOG);
    writeFileSync(inHome("catalog.yaml"), text);
    const { code, out } = forthright(home, "generate");
    expect(out).toMatch(/generated: .*(?:updated|created|deleted)/u);
    expect(code).toBe(0);
    expectWhole();
  });
});

describe("generating again", () => {
  beforeEach(start);
  afterEach(end);

  it("touches the page and the schema of the changed event, and those of no other", () => {
    forthright(home, "generate");
    const files = readdirSync(inHome("generated"), { recursive: true, encoding: "utf8" }).toSorted();
    const numbers = (): readonly number[] => files.map((path) => statSync(inHome(`generated/${path}`)).ino);
    const before = numbers();
    edit("kind END_FIRING", "other kind END_FIRING");
    expect(forthright(home, "generate").code).toBe(0);
    const after = numbers();
    expect(files.filter((_path, index) => before[index] !== after[index])).toEqual([
      "analytics.ts",
      "catalog.json",
      "docs/TELEMETRY.md",
      "docs/events/firing/end-firing.md",
      "docs/llms.txt",
      "events.ts",
      "history.json",
      "manifest.json",
      "schemas/events/end-firing.schema.json",
    ]);
  });

  it.each<[string, (text: string) => string]>([
    ["of another program", (text) => text.replace(/^./u, (first) => (first === "0" ? "1" : "0"))],
    [
      "with a changed text",
      (text) => text.replace("Something of the kind START_FIRING", "Nothing of the kind START_FIRING"),
    ],
    ["that were cut", (text) => text.slice(0, text.length / 2)],
    ["that are rubbish", () => "[]"],
  ])("uses no parts %s", (_name, damage) => {
    forthright(home, "generate");
    const text = readFileSync(cache(".parts"), "utf8");
    const damaged = damage(text);
    expect(damaged).not.toBe(text);
    writeFileSync(cache(".parts"), damaged);
    edit("kind END_FIRING", "other kind END_FIRING");
    forthright(home, "generate");
    expectWhole();
    expect(readFileSync(cache(".parts"), "utf8")).toContain("other kind END_FIRING");
  });

  it("still sees that a version is out", () => {
    forthright(home, "generate");
    edit("kind END_FIRING", "other kind END_FIRING");
    forthright(home, "generate");
    edit('version: "1.4.0"', 'version: "1.5.0"');
    expect(forthright(home, "generate").out).toContain("catalog.history/1.4.0.json is new");
    expectWhole();
  });

  it("makes a file again that was deleted or goes with parts that were kept", () => {
    forthright(home, "generate");
    rmSync(inHome("generated/docs"), { recursive: true });
    rmSync(inHome("generated/events.ts"));
    expect(forthright(home, "generate").code).toBe(0);
    expectWhole();
    rmSync(inHome("generated"), { recursive: true });
    expect(forthright(home, "generate").code).toBe(0);
    expectWhole();
  });
});
