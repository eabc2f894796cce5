/**
 * Writes plain data as YAML that every reader takes the same way, of version 1.1 and 1.2: block style, and strings in
 * double quotes with JSON's escapes (which are YAML's too) unless they are plain words. Reading YAML is `source/`'s.
 */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { oneLine, wrap } from "../../disclosure/visible-text.ts";
import { HIDDEN } from "./hidden.ts";

/** What can be written: JSON, with comments above entries of maps and lists. */
export type YamlValue =
  | JsonValue
  | Commented
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

const COMMENT: unique symbol = Symbol("comment");

export interface Commented {
  readonly [COMMENT]: readonly string[];
  readonly value: YamlValue;
}

const COMMENT_WIDTH = 100;

/** The value with lines of comment above it. */
export function commented(lines: readonly string[], value: YamlValue): YamlValue {
  const texts = lines.map(oneLine).filter((line) => line !== "");
  return texts.length === 0 ? value : { [COMMENT]: texts, value };
}

/**
 * The whole file: comment lines, then the value. Entries whose value is undefined are left out.
 * @param schema address of the JSON Schema by which editors with yaml-language-server check the file
 */
export function yamlText(head: readonly string[], value: YamlValue, schema?: string): string {
  const modeline = schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`];
  return `${[...modeline, ...comment(head.map(oneLine)), ...block(value)].join("\n")}\n`;
}

/** Lines of `#` comment. */
function comment(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => wrap(line, COMMENT_WIDTH)).map((line) => `# ${line}`);
}

function block(value: YamlValue): readonly string[] {
  const inline = scalar(value);
  if (inline !== undefined) return [inline];
  if (Array.isArray(value)) return value.flatMap((item) => listItem(item));
  return entries(value).flatMap(([key, one]) => mapEntry(key, one));
}

function mapEntry(key: string, entry: YamlValue): readonly string[] {
  const { lines, value } = opened(entry);
  const name = stringText(key);
  const literal = literalText(value);
  if (literal !== undefined)
    return [...comment(lines), `${name}: ${literal.sign}`, ...indented(literal.lines)];
  const inline = scalar(value);
  if (inline !== undefined) return [...comment(lines), `${name}: ${inline}`];
  return [...comment(lines), `${name}:`, ...indented(block(value))];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}

function listItem(item: YamlValue): readonly string[] {
  const { lines, value } = opened(item);
  const literal = literalText(value);
  if (literal !== undefined) return [...comment(lines), `- ${literal.sign}`, ...indented(literal.lines)];
  const [first = "", ...rest] = block(value);
  const started = first.startsWith("#") || first.startsWith("- ") ? ["-", `  ${first}`] : [`- ${first}`];
  return [...comment(lines), ...started, ...indented(rest)];
}

function opened(entry: YamlValue): { readonly lines: readonly string[]; readonly value: YamlValue } {
  return isCommented(entry) ? { lines: entry[COMMENT], value: entry.value } : { lines: [], value: entry };
}

function isCommented(value: YamlValue): value is Commented {
  return typeof value === "object" && value !== null && COMMENT in value;
}

function entries(value: YamlValue): readonly (readonly [string, YamlValue])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined);
}

/** What stands on one line: scalars, and maps and lists without entries. */
function scalar(value: YamlValue): string | undefined {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : undefined;
  return entries(value).length === 0 ? "{}" : undefined;
}

/** YAML 1.1 takes `1e+21` for a string; with a point it is a number in both versions. */
function numberText(value: number): string {
  return JSON.stringify(value).replace(/^(-?\d+)e/u, "$1.0e");
}

/** Words that some reader of YAML takes for something else than a string: `E0` for a number without digits. */
const NOT_A_STRING = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf|e\d+)$/iu;
const PLAIN = /^[$A-Za-z_][A-Za-z0-9_./-]*$/u;

function stringText(text: string): string {
  if (PLAIN.test(text) && !NOT_A_STRING.test(text)) return text;
  return JSON.stringify(text).replace(HIDDEN, numbered);
}

/** What draws nothing is written by its number, so that the file shows what it holds. */
function numbered(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const digits = point.toString(16);
  return point > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

interface Literal {
  readonly sign: "|" | "|-";
  readonly lines: readonly string[];
}

/** Prose of several lines stands as it is, if nothing in it is hidden and no blank could be taken for indentation. */
function literalText(value: YamlValue): Literal | undefined {
  if (typeof value !== "string" || !value.trimEnd().includes("\n")) return undefined;
  const lines = value.split("\n");
  const visible = lines.every((line) => line.search(HIDDEN) === -1 && !/^\s|\s$/u.test(line));
  if (!visible || lines[0] === "" || value.endsWith("\n\n")) return undefined;
  return value.endsWith("\n") ? { sign: "|", lines: lines.slice(0, -1) } : { sign: "|-", lines };
}
