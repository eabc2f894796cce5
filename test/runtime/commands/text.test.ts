import { parseArguments } from "@forthright/runtime/commands/arguments";
import { createOutput } from "@forthright/runtime/commands/output";
import { closest } from "@forthright/runtime/commands/suggest";
import { clean, count, list, paragraph, rows, wrap } from "@forthright/runtime/commands/text";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("arguments of a command", () => {
  const table: [string[], object][] = [
    [[], { operands: [], json: false, help: false }],
    [["status"], { name: "status", operands: [], json: false, help: false }],
    [["--json", "status"], { name: "status", operands: [], json: true, help: false }],
    [
      ["preview", "Pipeline", "run", "-h"],
      { name: "preview", operands: ["Pipeline", "run"], json: false, help: true },
    ],
    [["preview", "--", "--json"], { name: "preview", operands: ["--json"], json: false, help: false }],
    [["show", "--jsn"], { problem: "There is no option --jsn. Did you mean --json?" }],
    [["show", "--colour"], { problem: "There is no option --colour. There are --json and --help." }],
  ];
  it.each(table)("%j", (args, want) => {
    expect(parseArguments(args)).toEqual(want);
  });
});

describe("did you mean", () => {
  const names = ["status", "opt-out", "opt-in", "Pipeline run", "RUN_PIPELINE"];
  const table: [string, string | undefined][] = [
    ["statsu", "status"],
    ["optout", "opt-out"],
    ["OPT_IN", "opt-in"],
    ["pipeline-run", "Pipeline run"],
    ["run_pipelines", "RUN_PIPELINE"],
    ["xyz", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ];
  it.each(table)("%.20s: %s", (word, want) => {
    expect(closest(word, names)).toBe(want);
  });
});

describe("laying out text", () => {
  it("fills lines up to 80 columns and loses no word", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (given) => {
        const lines = wrap(given.join(" "));
        expect(lines.join(" ")).toBe(given.join(" "));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it("puts labels in one column and long words below theirs", () => {
    const long = `/${"x".repeat(74)}`;
    expect(
      rows([
        ["a", "one"],
        ["label", long],
      ]),
    ).toBe(`  a      one\n  label\n    ${long}\n`);
    expect(paragraph(`${"word ".repeat(20)}end`)).toBe(
      `${"word ".repeat(16).trim()}\n${"word ".repeat(4)}end\n`,
    );
  });

  it("counts and lists as people do", () => {
    expect([count(0, "event"), count(1, "event"), count(1_234, "byte")]).toEqual([
      "0 events",
      "1 event",
      "1,234 bytes",
    ]);
    expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });

  it("lets nothing through that a terminal would obey", () => {
    const hostile = "a\u001b[31mred\u0007\r\n\u202egnol\u200b\u2028\u009bx";
    expect(clean(hostile)).toBe("a\ufffd[31mred\ufffd\ufffd\ufffd\ufffdgnol\ufffd\ufffd\ufffdx");
    expect(clean("Ünïcode ✓ 日本")).toBe("Ünïcode ✓ 日本");
  });
});

describe("weight on a terminal", () => {
  const table: [string, boolean | undefined, Record<string, string>, boolean][] = [
    ["a terminal", true, {}, true],
    ["NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR is not set", true, { NO_COLOR: "" }, true],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
    ["a pipe", undefined, {}, false],
    ["a file", false, {}, false],
  ];
  it.each(table)("%s", (_title, isTTY, env, want) => {
    const stream = { write: () => true, isTTY };
    expect(createOutput(stream, stream, env).strong("two\nlines\n")).toBe(
      want ? "\u001b[1mtwo\u001b[22m\n\u001b[1mlines\u001b[22m\n" : "two\nlines\n",
    );
  });
});
