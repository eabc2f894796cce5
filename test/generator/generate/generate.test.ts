import type { ChildProcess } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forthright, startForthright } from "../../support/cli.ts";
import { repository } from "../../support/emit.ts";

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
groups:
  firing:
    title: Firing
    description: Work with the kiln.
    events:
      START_FIRING:
        name: Firing started
        description: A firing was started.
        trigger: When the door is closed.
        properties:
          degrees: { type: integer, minimum: 0, maximum: 1400, required: true, description: The wanted heat., examples: [1200] }
`;

let home = "";
const inHome = (path: string): string => join(home, path);

beforeEach(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-generate-"));
  writeFileSync(inHome("catalog.yaml"), CATALOG);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(inHome(path), "utf8");
  expect(text).toContain(from);
  writeFileSync(inHome(path), text.replace(from, to));
};

describe("forthright generate", () => {
  it("writes the output, says what and where to look, and then has nothing to do", () => {
    const first = forthright(home, "generate");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(/^generated: \d+ created\n {2}created {2}package\.json\n/u);
    expect(first.out).toContain("generated/docs/TELEMETRY.md");
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toContain("export const START_FIRING");
    expect(readdirSync(inHome("generated"))).not.toContain(".forthright");
    const second = forthright(home, "generate");
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toMatch(
      /^generated is up to date; nothing was written\.\nLegal notice: \d+ of 22 rows stated; missing: controller\.name/u,
    );
    const machine: unknown = JSON.parse(forthright(home, "generate", "--format", "json").out);
    expect(machine).toMatchObject({ errors: 0, notice: { rows: 22 } });
  });

  it("says what changed", () => {
    forthright(home, "generate");
    edit("catalog.yaml", "The wanted heat", "The heat that was wanted");
    const { code, out } = forthright(home, "generate");
    expect(code).toBe(0);
    expect(out).toMatch(/^generated: \d+ updated, \d+ unchanged\n/u);
    expect(out).toContain("updated  events.ts");
  });

  it("writes nothing when the catalogue has errors, and leaves the old output", () => {
    forthright(home, "generate");
    const before = readFileSync(inHome("generated/events.ts"), "utf8");
    edit("catalog.yaml", "type: integer", "type: intger");
    const { code, out, err } = forthright(home, "generate");
    expect(code).toBe(1);
    expect(out).toContain("catalog.yaml:");
    expect(err).toBe("Nothing was written.\n");
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toBe(before);
  });

  it.each([
    [["--out", "."], "output-folder"],
    [["--out", "catalog.yaml"], "output-folder"],
    [["--out", ".."], "output-folder"],
    [["--out", "/"], "output-folder"],
  ])("refuses %j", (args, code) => {
    const result = forthright(home, "generate", ...args);
    expect(result.code).toBe(1);
    expect(result.out).toContain(`error[${code}]`);
    expect(readdirSync(home)).toEqual(["catalog.yaml"]);
  });

  it("stops at a file that is not ours, and names it", () => {
    forthright(home, "generate");
    writeFileSync(inHome("generated/notes.txt"), "mine");
    edit("catalog.yaml", "The wanted heat", "The heat");
    const { code, out } = forthright(home, "generate");
    expect(code).toBe(1);
    expect(out).toContain("generated/notes.txt");
    expect(readFileSync(inHome("generated/notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toContain("The wanted heat");
  });

  it("deleting the output and generating again gives the same bytes", () => {
    forthright(home, "generate");
    const before = readFileSync(inHome("generated/manifest.json"), "utf8");
    rmSync(inHome("generated"), { recursive: true });
    forthright(home, "generate");
    expect(readFileSync(inHome("generated/manifest.json"), "utf8")).toBe(before);
  });

  it("gives the same bytes for CRLF and a byte-order mark", () => {
    forthright(home, "generate");
    writeFileSync(inHome("crlf.yaml"), `\uFEFF${CATALOG.replaceAll("\n", "\r\n")}`);
    forthright(home, "generate", "crlf.yaml", "--out", "other");
    expect(readFileSync(inHome("other/manifest.json"), "utf8")).toBe(
      readFileSync(inHome("generated/manifest.json"), "utf8"),
    );
  });

  it("takes names with blanks and signs", () => {
    const { code } = forthright(home, "generate", "--out", "a b/#ü %20");
    expect(code).toBe(0);
    expect(existsSync(inHome("a b/#ü %20/events.ts"))).toBe(true);
  });

  it("writes diagnostics as JSON alone", () => {
    forthright(home, "generate");
    writeFileSync(inHome("generated/notes.txt"), "mine");
    const { code, out, err } = forthright(home, "generate", "--check", "--format", "json");
    expect(code).toBe(1);
    expect(JSON.stringify(JSON.parse(out))).toContain("output-foreign");
    expect(err).toBe("");
  });

  it("refuses --check with --watch", () => {
    expect(forthright(home, "generate", "--check", "--watch").code).toBe(2);
  });
});

describe("the record of the last run", () => {
  beforeEach(() => mkdirSync(inHome("node_modules")));
  const record = (): string =>
    inHome(`node_modules/.cache/forthright/${readdirSync(inHome("node_modules/.cache/forthright"))[0]}`);

  it.each<[string, () => void, RegExp]>([
    [
      "an edited file",
      () => appendFileSync(inHome("generated/events.ts"), "//"),
      /generated\/events\.ts was changed/u,
    ],
    ["a missing file", () => rmSync(inHome("generated/types.ts")), /created {2}types\.ts/u],
    [
      "a file more",
      () => writeFileSync(inHome("generated/notes.txt"), ""),
      /generated\/notes\.txt was not written/u,
    ],
    [
      "a changed manifest",
      () => edit("generated/manifest.json", "sha256-", "sha256-0"),
      /updated {2}manifest\.json/u,
    ],
    ["a missing manifest", () => rmSync(inHome("generated/manifest.json")), /created {2}manifest\.json/u],
    ["another catalogue", () => edit("catalog.yaml", "Find bugs", "Find faults"), /updated {2}events\.ts/u],
    ["a record that is rubbish", () => writeFileSync(record(), "{"), /up to date/u],
    ["no record", () => rmSync(record()), /up to date/u],
  ])("hides nothing: %s", (_name, change, want) => {
    forthright(home, "generate");
    expect(existsSync(record())).toBe(true);
    change();
    expect(forthright(home, "generate").out).toMatch(want);
  });
});

describe("the record of the last run, some time later", () => {
  it("hides no change, even one that keeps size and date", async () => {
    mkdirSync(inHome("node_modules"));
    forthright(home, "generate");
    // Files that were written just before the record are read anyway; after that their status alone is looked at.
    await new Promise((done) => setTimeout(done, 2_500));
    expect(forthright(home, "generate").out).toContain("up to date");
    expect(forthright(home, "generate").out).toContain("up to date");
    const file = inHome("generated/events.ts");
    const { atime, mtime } = statSync(file);
    edit("generated/events.ts", "Firing started", "Firing stopped");
    utimesSync(file, atime, mtime);
    expect(forthright(home, "generate").out).toContain("generated/events.ts was changed");
  });
});

describe("forthright generate --check", () => {
  it("is content with what generate has written, and writes nothing", () => {
    forthright(home, "generate");
    expect(forthright(home, "generate", "--check")).toEqual({
      code: 0,
      out: "generated is what catalog.yaml gives.\n",
      err: "",
    });
    rmSync(inHome("generated"), { recursive: true });
    const missing = forthright(home, "generate", "--check");
    expect(missing.code).toBe(1);
    expect(missing.out).toContain("generated/events.ts is missing");
    expect(readdirSync(home)).toEqual(["catalog.yaml"]);
  });

  it("names a generated file after any edit of one character, with the first line that differs", () => {
    forthright(home, "generate");
    const files = [
      "events.ts",
      "catalog.json",
      "docs/TELEMETRY.md",
      "schemas/batch.schema.json",
      "manifest.json",
      "docs/notice.txt",
    ];
    for (const [index, file] of files.entries()) {
      const text = readFileSync(inHome(`generated/${file}`), "utf8");
      const at = Math.floor((text.length * (index + 1)) / (files.length + 2));
      const character = text[at] === "x" ? "y" : "x";
      writeFileSync(inHome(`generated/${file}`), text.slice(0, at) + character + text.slice(at + 1));
      const { code, out } = forthright(home, "generate", "--check");
      expect(code, file).toBe(1);
      expect(out.replace(/\s+/gu, " "), file).toContain(`generated/${file}`);
      expect(out).toContain(`generated/${file}:${text.slice(0, at).split("\n").length}:1`);
      writeFileSync(inHome(`generated/${file}`), text);
    }
  });

  it("fails after any edit of one character of the catalogue", () => {
    forthright(home, "generate");
    const commented = `# About the kiln.\n${CATALOG}`;
    writeFileSync(inHome("catalog.yaml"), commented);
    forthright(home, "generate");
    for (let at = 3; at < commented.length; at += 211) {
      const character = commented[at] === "e" ? "a" : "e";
      writeFileSync(inHome("catalog.yaml"), commented.slice(0, at) + character + commented.slice(at + 1));
      const { code, out } = forthright(home, "generate", "--check");
      expect(code, `${at}`).toBe(1);
      expect(out, `${at}`).toMatch(/--> (?:generated\/|catalog\.yaml)/u);
    }
  });

  it("tells of line ends that a checkout has changed", () => {
    forthright(home, "generate");
    const text = readFileSync(inHome("generated/types.ts"), "utf8");
    writeFileSync(inHome("generated/types.ts"), text.replaceAll("\n", "\r\n"));
    const { code, out } = forthright(home, "generate", "--check");
    expect(code).toBe(1);
    expect(out).toContain("CRLF");
    expect(out).toContain(".gitattributes");
  });
});

describe("forthright generate --watch", () => {
  let child: ChildProcess | undefined;
  let output = "";

  afterEach(() => void child?.kill("SIGKILL"));

  const until = async (what: RegExp): Promise<void> => {
    for (let waited = 0; !what.test(output); waited += 20) {
      if (waited > 20_000) throw new Error(`waited in vain for ${what} in:\n${output}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    output = "";
  };

  it("follows the catalogue through edits, errors and editors that rename, and ends on SIGINT", async () => {
    child = startForthright(home, "generate", "--watch");
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        output += data.toString();
      });
    }
    await until(/Watching catalog\.yaml/u);
    edit("catalog.yaml", "The wanted heat", "The first heat");
    await until(/updated {2}events\.ts.*TELEMETRY\.md/su);
    edit("catalog.yaml", "type: integer", "type: intger");
    await until(/Nothing was written/u);
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toContain("The first heat");
    writeFileSync(inHome(".catalog.yaml.swp"), CATALOG.replace("The wanted heat", "The second heat"));
    renameSync(inHome(".catalog.yaml.swp"), inHome("catalog.yaml"));
    await until(/updated {2}events\.ts.*TELEMETRY\.md/su);
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toContain("The second heat");
    const ended = new Promise((done) => child?.on("close", (code, signal) => done([code, signal])));
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });
});

describe("a catalogue in several files", () => {
  const more = (heat: string): string =>
    CATALOG.slice(CATALOG.indexOf("groups:"))
      .replace("firing:", "cooling:")
      .replace("START_FIRING", "START_COOLING")
      .replace("Firing started", "Cooling started")
      .replace("The wanted heat.", heat);

  beforeEach(() => {
    mkdirSync(inHome("more"));
    writeFileSync(inHome("catalog.yaml"), `${CATALOG}include: [more/*.yaml]\n`);
    writeFileSync(inHome("more/cooling.yaml"), more("The heat below."));
  });

  it("is generated as one, and a change of an included file is seen by --check and by the next run", () => {
    mkdirSync(inHome("node_modules"));
    expect(forthright(home, "generate").code).toBe(0);
    expect(forthright(home, "generate").out).toContain("up to date");
    writeFileSync(inHome("more/cooling.yaml"), more("The heat at the end."));
    expect(forthright(home, "generate", "--check").code).toBe(1);
    expect(forthright(home, "generate").out).toMatch(/updated {2}events\.ts/u);
    expect(readFileSync(inHome("generated/events.ts"), "utf8")).toContain("The heat at the end.");
    writeFileSync(inHome("more/other.yaml"), "types: { Unused: { type: boolean } }\n");
    expect(forthright(home, "generate").out).toContain("more/other.yaml:1:10");
  });

  it("is watched as one: included files, and files that come", async () => {
    const child = startForthright(home, "generate", "--watch");
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        output += data.toString();
      });
    }
    const until = async (what: RegExp): Promise<void> => {
      for (let waited = 0; !what.test(output); waited += 20) {
        if (waited > 20_000) throw new Error(`waited in vain for ${what} in:\n${output}`);
        await new Promise((done) => setTimeout(done, 20));
      }
      output = "";
    };
    try {
      await until(/Watching catalog\.yaml/u);
      writeFileSync(inHome("more/cooling.yaml"), more("The second heat."));
      await until(/updated {2}events\.ts.*TELEMETRY\.md/su);
      writeFileSync(inHome("more/other.yaml"), "types: { Unused: { type: boolean } }\n");
      await until(/unused-type.*more\/other\.yaml:1:10.*\n.*types\.ts/su);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("this repository", () => {
  it("holds the output that its catalogue gives", () => {
    const { code, out } = forthright(repository, "generate", "--check");
    expect(out).toBe("generated is what catalog.yaml gives.\n");
    expect(code).toBe(0);
  });
});
