/** What readers of Markdown make of a page: its structure, and its texts. */
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

export interface Rendered {
  /** Names of all tags in their order, without links of an address to itself. */
  readonly tags: string;
  /** All text outside of blocks of code, with even spaces. */
  readonly text: string;
  /** Addresses that a reader could follow. */
  readonly links: readonly string[];
}

/** As GitHub shows it. Raw HTML would come through, so that it is seen. */
export function render(markdown: string): Rendered {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*)"/gu)].map(([, href = ""]) => decoded(href));
  const withoutLinks = html.replaceAll(/<a [^>]*>|<\/a>/gu, "");
  const tags = [...withoutLinks.matchAll(/<(\/?[a-z!][^\s>]*)/giu)].map(([, tag]) => tag).join(" ");
  const text = withoutLinks.replaceAll(/<pre>.*?<\/pre>/gsu, "").replaceAll(/<\/?[a-z][^>]*>/giu, "\u0001");
  return { tags, text: even(decoded(text)), links };
}

function decoded(markup: string): string {
  return markup
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Ends of lines and runs of spaces count as one space, also where they are shown by their number. */
export function even(text: string): string {
  return text.replaceAll(/(?:[\s\u0085]|[<\u27e8]U\+(?:2028|2029)[>\u27e9])+/gu, " ").trim();
}

/** How often a text stands in another, as it is or in JSON. */
export function countOf(text: string, wanted: string): number {
  const [plain, json] = [even(wanted), even(JSON.stringify(wanted).slice(1, -1))];
  if (plain === json || plain === "") return plain === "" ? 0 : text.split(plain).length - 1;
  return text.split(json).length - 1 + text.replaceAll(json, "").split(plain).length - 1;
}
