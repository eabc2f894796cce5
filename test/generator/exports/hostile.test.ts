import jsYaml from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { oneLine } from "../../../generator/src/disclosure/visible-text.ts";
import { FORMATS } from "../../../generator/src/exports/formats.ts";
import { HOSTILE, hostileKiln, hostileValues } from "./hostile.ts";
import { contentOf, kiln, made } from "./support.ts";

const table = HOSTILE.map((text) => [JSON.stringify(text), text] as const);
const wireName = (text: string): string => `${text}00`;
/** What is shown of a lone surrogate in UTF-8 is not the surrogate. */
const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

/** SQL without what stands in comments, and with marks for strings and quoted names. Fails on an open quote. */
function skeleton(sql: string, backslash: boolean): { skeleton: string; strings: readonly string[] } {
  const strings: string[] = [];
  const escaped = backslash ? "\\\\[\\s\\S]|" : "";
  const token = new RegExp(
    `--[^\\n]*|'((?:${escaped}''|[^'${backslash ? "\\\\" : ""}])*)'|"(?:""|[^"])*"|\`(?:${escaped}[^\`\\\\])*\``,
    "gu",
  );
  const rest = sql.replace(token, (match, string: string | undefined) => {
    if (match.startsWith("--")) return "";
    if (string === undefined) return "<name>";
    strings.push(backslash ? string.replace(/\\([\s\S])/gu, "$1") : string.replaceAll("''", "'"));
    return "<string>";
  });
  expect(rest).not.toMatch(/['"`\\]/u);
  return { skeleton: rest.replace(/\n+/gu, "\n"), strings };
}

/** RFC 4180, strictly. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [match = "", quoted, plain, end = ""] =
      /^(?:"((?:""|[^"])*)"|([^",\n]*?))(,|\r\n)/u.exec(text.slice(at)) ?? [];
    if (match === "") throw new Error(`no cell at ${at}: ${text.slice(at, at + 40)}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    at += match.length;
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe.each(table)("with %s in every text", (_shown, text) => {
  it.each(FORMATS)("$name shows nothing hidden and names the files as ever", async ({ name }) => {
    const { files } = await made(name, hostileKiln(text));
    for (const { path, content } of files) {
      expect(path).toMatch(/^[a-z0-9][a-z0-9_./-]*$/u);
      expect(content.replace(/^\ufeff/u, "")).not.toMatch(
        /[^\P{Cc}\n\r]|[\u200b\u2028-\u202e\u{e0000}-\u{e007f}]|[\ud800-\udfff](?<!\p{L}|\p{So})/u,
      );
      expect(content).toBe(wellFormed(content));
    }
  });

  it("stays the wire name in every format that tools read it from", async () => {
    const document = hostileKiln(text);
    const name = wireName(text);
    const plan = JSON.parse(contentOf(await made("segment", document)));
    expect(plan.rules[1].key).toBe(name);
    const bundle = JSON.parse(contentOf(await made("json-schema", document)));
    expect(bundle.oneOf[0].properties.event.const).toBe(name);
    for (const read of [
      (yaml: string) => parse(yaml),
      (yaml: string) => parse(yaml, { version: "1.1" }),
      (yaml: string) => jsYaml.load(yaml),
    ]) {
      const asyncapi = read(contentOf(await made("asyncapi", document)));
      expect(asyncapi.components.messages.FIRE_KILN.name).toBe(name);
      expect(asyncapi.info["x-forthright"].controller.name).toBe(text);
      const otel = read(contentOf(await made("opentelemetry", document)));
      const event = otel.groups.find(({ id }: { id: string }) => id === "event.kiln.fire_kiln");
      expect(event.annotations.forthright.wire_name).toBe(name);
      if (Buffer.byteLength(name) <= 64 && wellFormed(name) === name) {
        const events = read(contentOf(await made("rudderstack", document), "events.yaml"));
        expect(events.spec.events[0].name).toBe(name);
      }
    }
  });

  it.each([
    ["postgresql", false],
    ["clickhouse", true],
  ] as const)("stays inside the quotes of %s", async (format, backslash) => {
    const plain = skeleton(contentOf(await made(format, kiln())), backslash);
    const hostile = skeleton(contentOf(await made(format, hostileKiln(text))), backslash);
    expect(hostile.skeleton).toBe(plain.skeleton);
    expect(hostile.strings).toHaveLength(plain.strings.length);
    expect(hostile.strings.some((string) => string.includes(oneLine(text)))).toBe(true);
  });

  it("is no formula in the CSV, and the cell is the text", async () => {
    const content = contentOf(await made("gdpr-30-csv", hostileKiln(text)));
    const rows = csvRows(content.slice(1));
    const plain = csvRows(contentOf(await made("gdpr-30-csv", kiln())).slice(1));
    expect(rows.map((row) => row.length)).toEqual(plain.map((row) => row.length));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@%|]/u);
    const purpose = rows[1]?.[1] ?? "";
    expect(purpose.replace(/^'(?=[=+@%|-])/u, "")).toBe(oneLine(text));
  });

  it("makes no more and no other lines in the Markdown", async () => {
    const shape = (markdown: string): readonly string[] =>
      markdown
        .split("\n")
        .filter((line) => /^[#|]/u.test(line))
        .map((line) =>
          line.startsWith("#") ? "heading" : `cells ${line.replace(/\\\|/gu, "").split("|").length}`,
        );
    const plain = contentOf(await made("gdpr-30", kiln()));
    const hostile = contentOf(await made("gdpr-30", hostileKiln(text)));
    expect(shape(hostile)).toEqual(shape(plain));
    expect(hostile).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(javascript/u);
  });

  it("is printed by dbt as it is, not run", async () => {
    const root = parse(contentOf(await made("dbt", hostileKiln(text))));
    const rendered = (template: string): string => {
      const rest = template.replaceAll("{{ '{' }}", "\u0001");
      expect(rest).not.toMatch(/\{[{%#]/u);
      return rest.replaceAll("\u0001", "{");
    };
    const [first] = root.sources[0].tables;
    expect(rendered(first.description)).toBe(wellFormed(text) === text ? text : first.description);
    expect(rendered(first.config.meta.name)).toContain(wireName(text).slice(-2));
  });
});

describe.each(table)("with %s as a listed value", (_shown, text) => {
  it("keeps the value in schemas", async () => {
    const document = hostileValues(text);
    const snowplow = JSON.parse(contentOf(await made("snowplow", document), "stop_kiln/jsonschema/1-0-0"));
    expect(snowplow.properties.store.enum).toEqual([text, `${text}2`]);
    const otel = parse(contentOf(await made("opentelemetry", document)));
    const store = otel.groups[0].attributes.find(({ id }: { id: string }) => id === "kiln.store");
    expect(store.type.members.map(({ value }: { value: string }) => value)).toEqual([text, `${text}2`]);
    expect(store.type.members[0].id).toMatch(/^[a-z][a-z0-9_]*$/u);
  });

  it("stays inside the quotes of SQL", async () => {
    const plain = skeleton(contentOf(await made("postgresql", kiln())), false);
    const hostile = skeleton(contentOf(await made("postgresql", hostileValues(text))), false);
    expect(hostile.skeleton).toBe(plain.skeleton);
  });

  it("has a test in dbt only if dbt can quote it, and else a loss", async () => {
    const result = await made("dbt", hostileValues(text));
    const root = parse(contentOf(result));
    const column = root.sources[0].tables[0].columns.find(({ name }: { name: string }) => name === "store");
    const tested = column.data_tests !== undefined;
    expect(tested).toBe(!/['\\\p{Cc}]/u.test(text));
    expect(result.losses.some((loss) => loss.startsWith("values of FIRE_KILN, column store"))).toBe(!tested);
  });
});
