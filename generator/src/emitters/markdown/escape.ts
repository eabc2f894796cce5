/**
 * The one writer of catalogue text into Markdown: whatever a text holds, it is shown as that text. CommonMark, GitHub's
 * tables, autolinks and formulas, and Liquid (`{{`) are all kept from seeing markup in it.
 */
import { oneLine, visibleText } from "../../disclosure/visible-text.ts";

/** A paragraph, a heading or a table cell: one line. */
export function text(source: string): string {
  return escapeLine(oneLine(source));
}

/** Escapes one line of visible text that starts a block. */
export function escapeLine(line: string): string {
  return escapeInline(line)
    .replace(/^([#+=-])/u, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/u, "$1\\$2")
    .replace(/(?<!\\)#$/u, "\\#");
}

/** Most texts hold nothing that needs to be escaped; those are done after this one look. */
const MAY_BE_MARKUP = /[\\`*[\]<>|~$&_{]|:\/\/|www\./iu;

/** Escapes a part of a line. */
export function escapeInline(part: string): string {
  if (!MAY_BE_MARKUP.test(part)) return part;
  return part
    .replace(/[\\`*[\]<>|~$]|&(?=#?\w+;)/gu, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/\{(?=[{%#])/gu, "&#123;")
    .replace(ADDRESS, (found) => {
      if (found.startsWith("https")) return found;
      return found === "://" ? ":\\//" : `${found.slice(0, 3)}\\.`;
    });
}

/**
 * A plain https address becomes a link of itself. Whatever else a reader could take for an address is kept from it: other
 * schemes, a user name before the host, and what holds an escape, which would be shown and followed with its backslash.
 */
const ADDRESS = /(?<!\w)https:\/\/[\w.~:/?#=%+,;-]{0,2000}[\w/](?=\s|$)|:\/\/|[wW]{3}\./gu;

/** A code span outside tables. */
export function code(source: string): string {
  const content = visibleText(source).replace(/\s/gu, " ");
  if (content === "") return "(empty)";
  const fence = "`".repeat(longestRun(content) + 1);
  const pad = /^`|`$|^ .*\S.* $/u.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/**
 * A code span in a table cell: there a bar ends the cell even inside of code, unless a backslash stands before it.
 * Readers of Markdown differ about two backslashes before a bar, so that is written as HTML.
 */
export function codeCell(source: string): string {
  if (!source.includes("\\|")) return code(source).replaceAll("|", "\\|");
  const content = visibleText(source)
    .replace(/\s/gu, " ")
    .replace(/\W/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${content}</code>`;
}

/** A block of code, exactly the given characters. */
export function codeBlock(source: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(source) + 1));
  return `${fence}${language}\n${source}\n${fence}`;
}

/** A link to another page of the output; the path consists of slugs. */
export function pageLink(label: string, path: string): string {
  return `[${label}](${path})`;
}

/** The address as a link to itself, if a page may link to it. */
export function address(target: string): string {
  const href = safeHref(target);
  return href === undefined ? codeCell(target) : `[${text(target.replace(/^mailto:/iu, ""))}](<${href}>)`;
}

/** The normalised address, or undefined where a page must not link to it. */
export function safeHref(target: string): string | undefined {
  if (!URL.canParse(target)) return undefined;
  const { protocol, username, password, href } = new URL(target);
  if ((protocol !== "https:" && protocol !== "mailto:") || username !== "" || password !== "")
    return undefined;
  return href.replace(/[<>|\\`\s]/gu, (character) => encodeURIComponent(character));
}

function longestRun(source: string): number {
  if (!source.includes("`")) return 0;
  return Math.max(0, ...[...source.matchAll(/`+/gu)].map(([run]) => run.length));
}
