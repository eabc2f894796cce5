/**
 * The Markdown subset of catalogue prose: paragraphs, lists, emphasis, code, https links. The parser makes a small
 * tree of plain data; whatever it does not know stays text, and components print text escaped.
 */
import { safeAddress } from "./link.ts";

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const bullet = /^\s{0,3}[-*]\s+/;
const numeral = /^\s{0,3}\d{1,9}[.)]\s+/;

/** Blocks in the order of the text. Linear in the length of the text. */
export function parseProse(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const lines of paragraphs(text)) blocks.push(...parseBlock(lines));
  return blocks;
}

function paragraphs(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.split(/\r?\n/).filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
}

/** A paragraph may run straight into a list; a line without a marker goes on with the item before it. */
function parseBlock(lines: readonly string[]): readonly Block[] {
  const first = lines.findIndex((line) => markerOf(line) !== undefined);
  if (first === -1) return [paragraph(lines)];
  const before = first > 0 ? [paragraph(lines.slice(0, first))] : [];
  const marker = markerOf(lines[first] ?? "") ?? bullet;
  const items: string[] = [];
  for (const line of lines.slice(first)) {
    if (marker.test(line)) items.push(line.replace(marker, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return [...before, { kind: "list", ordered: marker === numeral, items: items.map(parseInline) }];
}

function markerOf(line: string): RegExp | undefined {
  return [bullet, numeral].find((pattern) => pattern.test(line));
}

function paragraph(lines: readonly string[]): Block {
  return { kind: "paragraph", children: parseInline(lines.map((line) => line.trim()).join(" ")) };
}

/** At each place: code, strong, emphasis or a link. No nesting inside code; patterns have no overlapping repeats. */
const token = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\b_([^_\s][^_]*)_\b|\[([^[\]]+)\]\(([^()\s]+)\)/g;

export function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push(inlineOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function inlineOf(match: RegExpExecArray): Inline {
  const [whole, code, strong, starred, underscored, label, target] = match;
  const emphasis = starred ?? underscored;
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", children: parseInline(strong) };
  if (emphasis !== undefined) return { kind: "emphasis", children: parseInline(emphasis) };
  const href = safeAddress(target ?? "");
  if (label === undefined || href === undefined) return { kind: "text", text: whole };
  return { kind: "link", href, children: parseInline(label) };
}
