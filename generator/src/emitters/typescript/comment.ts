/**
 * The one writer of comments. Whatever the catalogue's texts hold, they cannot end a comment, start a new line or a
 * tag, or turn the reading direction.
 */
import { paragraphs, wrap } from "../../disclosure/visible-text.ts";
import { LINE_WIDTH } from "./literal.ts";

/** What a doc comment says. Every string may come from the catalogue. */
export interface Doc {
  /** Paragraphs; empty ones are left out. */
  readonly text: readonly string[];
  /** Present (maybe empty): the thing is deprecated, with what to do instead. */
  readonly deprecated?: string | undefined;
  /** Links; only `https` ones are printed. */
  readonly see?: readonly string[] | undefined;
}

/** One line of a comment: no end of the comment, no line end, no tag at its start. */
export function commentText(text: string): string {
  return text.replace(/\*(?=\/)/gu, "*\\").replace(/(^|[\s{*])@/gu, "$1\\@");
}

/** The comment's lines without stars, wrapped for a comment that stands at column `indent`. */
export function docLines(doc: Doc, indent: number): readonly string[] {
  const width = LINE_WIDTH - indent - 3;
  const blocks = doc.text.flatMap(paragraphs).map((text) => wrapComment(text, width));
  const tags = [
    ...(doc.deprecated === undefined
      ? []
      : wrapComment(paragraphs(doc.deprecated).join(" "), width, "@deprecated")),
    ...(doc.see ?? []).flatMap(seeTag),
  ];
  return [...blocks, ...(tags.length === 0 ? [] : [tags])].flatMap((lines, index) =>
    index === 0 ? lines : ["", ...lines],
  );
}

/** The whole comment, as it stands at column `indent` (its first line without the indentation). */
export function docComment(doc: Doc, indent: number): string {
  const lines = docLines(doc, indent);
  if (fitsOneLine(lines, indent)) return `/** ${lines[0] ?? ""} */`;
  const margin = " ".repeat(indent);
  const body = lines.map((line) => (line === "" ? `${margin} *` : `${margin} * ${line}`));
  return ["/**", ...body, `${margin} */`].join("\n");
}

/** Whether the comment can stand on one line. */
export function fitsOneLine(lines: readonly string[], indent: number): boolean {
  const [first = ""] = lines;
  return lines.length <= 1 && !first.startsWith("@") && first.length + indent + 7 <= LINE_WIDTH;
}

/** A `//` comment. */
export function lineComment(text: string): string {
  return `// ${commentText(paragraphs(text).join(" "))}`;
}

/** Wraps first and escapes afterwards: only then is it known which words begin a line. */
function wrapComment(text: string, width: number, tag?: string): readonly string[] {
  const lines = wrap(tag === undefined ? text : `${"x".repeat(tag.length)} ${text}`, width).map(commentText);
  if (tag === undefined) return lines;
  const [first = "", ...rest] = lines;
  return [`${tag}${first.slice(tag.length)}`.trimEnd(), ...rest];
}

function seeTag(link: string): readonly string[] {
  if (!URL.canParse(link)) return [];
  const url = new URL(link);
  return url.protocol === "https:" ? [`@see ${url.href.replaceAll("*", "%2A")}`] : [];
}
