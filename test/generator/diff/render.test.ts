import { describe, expect, it } from "vitest";
import { type DiffResult, diffCatalogs } from "../../../generator/src/diff/diff.ts";
import { DIFF_FORMATS, type DiffFormat } from "../../../generator/src/diff/render/formats.ts";
import type { DiffReport } from "../../../generator/src/diff/render/report.ts";
import { completeCatalogue, properties, runEvent } from "../../../generator/src/diff/rules/snippets.ts";

function diff(before: string, after: string): DiffResult {
  return diffCatalogs({
    file: "catalog.yaml",
    text: completeCatalogue(after),
    base: { label: "HEAD", file: "HEAD:catalog.yaml", text: completeCatalogue(before) },
    today: "2026-01-01",
    failOn: new Set(["PRIVACY"]),
  });
}

function reportOf(before: string, after: string): DiffReport {
  const result = diff(before, after);
  if ("broken" in result) throw new Error(JSON.stringify(result.loaded.diagnostics));
  return result.report;
}

const written = (format: DiffFormat, report: DiffReport): string => DIFF_FORMATS[format](report);
const count = "count: { type: integer, description: How many there were. }";
const more = reportOf(
  properties(count),
  properties(count, "path: { type: string, maxLength: 40, free_text: Needed, description: Path. }"),
);
const less = reportOf(properties(count), runEvent());
const same = reportOf(properties(count), properties(count.replace("many", "much")));
const none = reportOf(runEvent(), runEvent());

/** A wire name and a value that try to leave their place in every format. */
const HOSTILE = "x`]<b>@team #1 ::error::boo%0A | https://evil.example ##[error]y";
const named = (text: string): string =>
  runEvent(
    "properties:",
    `  kind: { type: string, enum: [${JSON.stringify(text)}], description: Kind. }`,
  ).replace("name: Run ended", `name: ${JSON.stringify(text)}`);
const hostile = reportOf(runEvent(), named(HOSTILE));
/** The base is not held to the rules that refuse this at the door. */
const hidden = reportOf(named("a \u202e b"), runEvent());

describe("the headline", () => {
  it.each([
    [more, "This change collects more: a new property."],
    [less, "This change collects less: a property less."],
    [same, "This change collects the same data."],
    [none, "This change collects the same data."],
  ])("says whether more, less or the same is collected", (report, want) => {
    expect(written("markdown", report).split("\n")[0]).toBe(want);
  });
});

describe("pretty", () => {
  it("shows each change once, with rule, line and what to paste", () => {
    expect(written("pretty", more)).toBe(`This change collects more: a new property.

More is collected (PRIVACY)
  - The event ‘Run ended’ also sends \`path\` (free text).
    property-added · catalog.yaml:21
    nobody answers for it yet

Note on 1 change: Without a \`since\` after the base's product version it is sent
before people are told of it.

If this change is meant, add this entry at the top level of catalog.yaml, say
who decided it, why, and where:

acknowledge:
  - change: property-added
    at: groups.runs.events.RUN.properties.path
    by: …
    reason: …
    link: https://…

1 change in catalog.yaml since HEAD, 1 without an answer
`);
  });

  it("says so where nothing changed", () => {
    expect(written("pretty", none)).toBe("catalog.yaml says the same as HEAD.\n");
  });

  it("keeps to the width of the terminal wherever a line can be broken", () => {
    for (const report of [more, less, same, hostile]) {
      const long = written("pretty", report)
        .split("\n")
        .filter((line) => line.length > 80);
      expect(long).toEqual([]);
    }
  });
});

describe("untrusted text", () => {
  it("cannot give commands to a build service", () => {
    for (const format of ["pretty", "github", "markdown"] as const) {
      const lines = written(format, hostile).split("\n");
      const commands = lines.filter(
        (line) => /^\s*::/.test(line) && !/^::(?:error|warning|notice) file=/.test(line),
      );
      expect(commands).toEqual([]);
      expect(lines.filter((line) => line.includes("##["))).toEqual([]);
    }
  });

  it("cannot reverse a line", () => {
    for (const format of Object.keys(DIFF_FORMATS) as DiffFormat[]) {
      expect(written(format, hidden)).not.toContain("\u202e");
      expect(written(format, hidden).toLowerCase()).toContain("202e");
    }
  });

  it("stands in code spans in Markdown, where it neither mentions nor links", () => {
    const outside = written("markdown", hostile)
      .replace(/```yaml[\s\S]*?```/g, "")
      .replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
    expect(outside).not.toMatch(/@team|<b>|evil\.example|#1\b/);
  });

  it("comes back unchanged from JSON", () => {
    const document = JSON.parse(written("json", hostile)) as { changes: readonly { after: unknown }[] };
    expect(document.changes.map(({ after }) => after)).toContain(HOSTILE);
  });
});

describe("github", () => {
  it("puts each change beside its line, and failing ones as errors", () => {
    const [first, ...rest] = written("github", more).trimEnd().split("\n");
    expect(rest).toEqual([]);
    expect(first).toMatch(
      /^::error file=catalog\.yaml,line=21,endLine=21,col=11,endColumn=15,title=unacknowledged-change::property-added: The event/,
    );
    expect(written("github", less)).toMatch(
      /^::notice file=catalog\.yaml,line=\d+.*,title=property-removed::/,
    );
  });
});

describe("sarif", () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly region?: { readonly startLine: number; readonly startColumn: number };
          };
        }[];
      }[];
    }[];
  }

  it("has a rule for each result, a level and a region", () => {
    const log = JSON.parse(written("sarif", more)) as Log;
    const [run] = log.runs;
    const [result] = run?.results ?? [];
    expect(log.version).toBe("2.1.0");
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe("property-added");
    expect(result).toMatchObject({ ruleId: "property-added", level: "error" });
    expect(result?.locations[0]?.physicalLocation.region).toMatchObject({ startLine: 21, startColumn: 11 });
  });

  it("is empty where nothing changed", () => {
    expect((JSON.parse(written("sarif", none)) as Log).runs[0]?.results).toEqual([]);
  });
});

describe("a base that cannot be compared with", () => {
  it("is told apart from a faulty catalogue", () => {
    expect(diff("groups: nonsense", runEvent())).toMatchObject({ broken: "base" });
    expect(diff(runEvent(), "groups: nonsense")).toMatchObject({ broken: "catalogue" });
  });

  it("may break rules that are newer than it, or have expired since", () => {
    const old = properties(
      'count: { type: integer, expires: "2020-01-01", description: How many there were. }',
    );
    expect(reportOf(old, properties(count)).changes.map(({ change }) => change.rule)).toEqual([
      "expiry-removed",
    ]);
  });
});
