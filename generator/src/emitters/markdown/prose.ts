/**
 * The author's prose (`why`): a small part of Markdown is understood and written anew; everything else, raw HTML
 * among it, is shown as text. So nothing can pass that this file does not know.
 */
import { oneLine } from "../../disclosure/visible-text.ts";
import { code, escapeInline, escapeLine, safeHref } from "./escape.ts";

type Block = { readonly kind: "paragraph" | "bullet" | "number"; readonly lines: string[] };

const BULLET = /^\s{0,3}[-*+]\s+(?=\S)/u;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(?=\S)/u;

/** Paragraphs, flat lists, emphasis, code, `https` and `mailto` links. */
export function prose(source: string): string {
  const written: string[] = [];
  let before: Block["kind"] | undefined;
  for (const block of blocks(source)) {
    const line = inline(oneLine(block.lines.join(" ")));
    const sameList = block.kind !== "paragraph" && block.kind === before;
    written.push(`${before === undefined ? "" : sameList ? "\n" : "\n\n"}${marker(block.kind)}${line}`);
    before = block.kind;
  }
  return written.join("");
}

function blocks(source: string): readonly Block[] {
  const found: Block[] = [];
  let open: Block | undefined;
  for (const line of source.split(/\r\n?|\n/u)) {
    if (line.trim() === "") {
      open = undefined;
      continue;
    }
    const kind = BULLET.test(line) ? "bullet" : NUMBER.test(line) ? "number" : undefined;
    if (kind !== undefined || open === undefined) {
      open = { kind: kind ?? "paragraph", lines: [] };
      found.push(open);
    }
    open.lines.push(line.replace(BULLET, "").replace(NUMBER, ""));
  }
  return found;
}

function marker(kind: Block["kind"]): string {
  return kind === "paragraph" ? "" : kind === "bullet" ? "* " : "1. ";
}

/** Code, link, strong, emphasis; bounded, so that no text takes long. */
const MARKUP =
  /(?<tick>`{1,3})(?!`)(?<code>.{1,500}?)(?<!`)\k<tick>(?!`)|\[(?<label>[^[\]]{1,300})\]\((?<target>[^()\s<>]{1,500})\)|\*\*(?=\S)(?<strong>.{1,500}?)(?<=\S)\*\*|\*(?=[^\s*])(?<star>[^*]{1,500}?)(?<=\S)\*|(?<!\w)_(?=[^\s_])(?<under>[^_]{1,500}?)(?<=\S)_(?!\w)/gu;

function inline(line: string): string {
  let written = "";
  let end = 0;
  for (const match of line.matchAll(MARKUP)) {
    const before = line.slice(end, match.index);
    written += (end === 0 ? escapeLine(before) : escapeInline(before)) + marked(match);
    end = match.index + match[0].length;
  }
  const rest = line.slice(end);
  return written + (end === 0 ? escapeLine(rest) : escapeInline(rest));
}

function marked(match: RegExpExecArray): string {
  const { code: span, label, target, strong, star, under } = match.groups ?? {};
  if (span !== undefined) return code(span);
  if (label !== undefined && target !== undefined) {
    const href = safeHref(target);
    return href === undefined ? escapeInline(match[0]) : `[${escapeInline(label)}](<${href}>)`;
  }
  if (strong !== undefined) return `**${escapeInline(strong)}**`;
  return `*${escapeInline(star ?? under ?? "")}*`;
}
