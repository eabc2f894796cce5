/** Texts that mean something to some reader of an export, and a catalogue that holds one of them everywhere. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { kiln, mapTexts } from "./support.ts";

export const HOSTILE: readonly string[] = [
  "'); DROP TABLE kiln; --",
  "'' \\' \\\\' quote",
  "ends with a backslash \\",
  'double " and back `tick`',
  "/* comment */ -- comment",
  "$$ dollar $$ :name ?",
  '=HYPERLINK("http://example.com";"x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1+1",
  " =1+1",
  "%00;a,b",
  "line\nbreak\r\n=1+1",
  "\n# not a comment\n- not: an item",
  "para\u2028graph\u2029end\u0085next",
  "right \u202e to left \u200b and nothing",
  "tag \u{e0041} and joiner \u{1f468}\u200d\u{1f469}",
  "lone \ud800 surrogate",
  "null \u0000 and escape \u001b[31m",
  "{{ 7 * 7 }} {% raw %} {# gone #} {{{ x }}}",
  "<script>alert(1)</script> &amp; <!-- x -->",
  "| a | b |\n| --- | --- |",
  "# heading",
  "[link](javascript:alert(1)) ![x](y) **b** _i_",
  "key: value # comment",
  "- [a, {b: c}] & *anchor !tag",
  "%YAML 1.1\n---\n...",
  "*/ ]]> \\u0027",
  "yes",
  "1e3",
  "~",
  "",
  "日本語 ≠ ascii",
];

const TEXT_KEYS = new Set([
  ...["description", "title", "trigger", "reason", "why", "owner", "review", "free_text", "retention"],
  ...["country", "safeguard", "contact", "location", "representative", "data_protection_officer"],
]);

/** Whether a text of the catalogue is for people or free in its form: names, descriptions, listed values. */
function isFree(path: readonly string[]): boolean {
  const key = path.at(-1) ?? "";
  if (TEXT_KEYS.has(key)) return true;
  const place = path.join("/");
  if (key !== "name") return false;
  return /^(?:product|controller|destinations\/\d+|groups\/\d+\/events\/\d+)\/name$/u.test(place);
}

/** The small catalogue with the text in every place where a catalogue may have it. Wire names stay different. */
export function hostileKiln(text: string): CatalogDocument {
  const document = kiln();
  const catalog = mapTexts(document.catalog, (old, path) => {
    if (!isFree(path)) return old;
    return path[0] === "groups" && path.at(-1) === "name" ? `${text}${path[1]}${path[3]}` : text;
  });
  return { ...document, catalog };
}

/** The small catalogue in which an enumeration lists the text. */
export function hostileValues(text: string): CatalogDocument {
  const document = kiln();
  const values = [text, `${text}2`];
  const catalog = JSON.parse(JSON.stringify(document.catalog), (key, value: unknown) =>
    key === "enum" && Array.isArray(value) && value.includes("sql") ? values : value,
  );
  return { ...document, catalog };
}
