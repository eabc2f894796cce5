/**
 * The small markup of interface strings: `[label](link)`, `{value}`, `**strong**`, `` `code` ``. Links and values are
 * names that the page fills in, after the string was read: text of the catalogue is never taken for markup.
 */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "code" | "strong"; readonly parts: readonly Part[] }
  | { readonly kind: "link"; readonly name: string; readonly parts: readonly Part[] };

const token = /\[([^\]]+)\]\((\w+)\)|\*\*([^*]+)\*\*|`([^`]+)`|\{(\w+)\}/g;

/** The parts of a string, in order. Linear in its length. */
export function parsePhrase(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push(partOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function partOf([whole, label, link, strong, code, value]: RegExpExecArray): Part {
  if (label !== undefined && link !== undefined)
    return { kind: "link", name: link, parts: parsePhrase(label) };
  if (strong !== undefined) return { kind: "strong", parts: parsePhrase(strong) };
  if (code !== undefined) return { kind: "code", parts: parsePhrase(code) };
  return value === undefined ? { kind: "text", text: whole } : { kind: "value", name: value };
}
