/** Facts that pages print, read off their own marks, and those that no mark points at, found by their shape. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { filesOf } from "../../support/site.ts";

/** A mark on a page. */
export interface Mark {
  readonly kind: string;
  readonly text: string;
  /** Of a limit or time: its line in a table (`Longest event: 32,000 bytes`), or the sentence around it. */
  readonly row: string;
  /** Of a size: how large the thing is whose size is said, in bytes; the path of a file below `/data/`, or the address of an event's page. */
  readonly sizeOf: number | string | undefined;
}

export interface PrintedPage {
  /** `opt-out/index.html` */
  readonly path: string;
  readonly language: string;
  readonly marks: readonly Mark[];
  /** Whole sentences about what the program does. */
  readonly rows: readonly string[];
  /** Texts outside of every mark that look like a fact. */
  readonly unmarked: readonly string[];
}

/**
 * What facts look like. Generous: a word that only looks like one costs a line in the registry, one that is missed is a
 * promise that nobody holds.
 */
export const SHAPES: readonly RegExp[] = [
  /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g,
  /%[A-Za-z]+%\S*|\$(?:\{|env:)\S+/g,
  /(?<![\w.])(?:~|\/etc|\/Library|\/var|\/tmp|\/usr)\/\S*/g,
  /(?<![\w/])\.[a-z][a-z0-9-]*\.json\b/g,
  /\b(?:zenml|forthright|npm|npx|node) (?:--?)?[a-z][a-z-]*/g,
  /\b\d[\d.,]*\s?(?:bytes?|kB|KB|MB|GB|ms|milliseconds?|s|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/g,
  /\b\d[\d.,]*\s?(?:Bytes?|Millisekunden?|Sekunden?|Minuten?|Stunden?|Tage?n?|Wochen?|Monaten?|Jahren?)\b/g,
  /\b(?:at most|at least|up to|höchstens|mindestens|bis zu) \d[\d.,]*/g,
];

/** Everything in a text that looks like a fact. */
export function shapesIn(text: string): readonly string[] {
  return SHAPES.flatMap((shape) =>
    [...text.matchAll(shape)].map(([found]) => found.replace(/[).,;:`]+$/, "")),
  );
}

/** Reads all pages of a built site as a reader without scripts has them. */
export async function readPrinted(browser: Browser, folder: string): Promise<readonly PrintedPage[]> {
  const page = await browser.newPage();
  try {
    const pages: PrintedPage[] = [];
    for (const path of filesOf(folder).filter((file) => file.endsWith(".html"))) {
      const html = readFileSync(join(folder, path), "utf8");
      const { texts, ...read } = await page.evaluate(readPage, html);
      pages.push({ ...read, path, unmarked: texts.flatMap((text) => shapesIn(text)) });
    }
    return pages;
  } finally {
    await page.close();
  }
}

/** Runs in the browser, so it stands alone. */
function readPage(
  html: string,
): Omit<PrintedPage, "path" | "unmarked"> & { readonly texts: readonly string[] } {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("script, style, template")) element.remove();
  const text = (element: Element | null | undefined): string =>
    (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  // A sentence without the list of paths that may stand below it.
  const sentence = (element: Element | null): string => {
    const copy = element?.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    for (const list of copy.querySelectorAll("dl")) list.remove();
    return text(copy);
  };
  const rowOf = (mark: Element): string => {
    const term =
      mark.parentElement?.matches("dd") === true ? mark.parentElement.previousElementSibling : null;
    return term === null ? sentence(mark.closest("p, li, dd, text, pre")) : `${text(term)}: ${text(mark)}`;
  };
  const sizeOf = (mark: Element): number | string | undefined => {
    if (mark.getAttribute("data-fact") !== "limit") return undefined;
    const body = mark.closest(".ft-wire")?.querySelector("[data-wire-body]");
    if (body !== undefined && body !== null) return new TextEncoder().encode(body.textContent ?? "").length;
    const file = mark.closest(".ft-data [data-file]")?.getAttribute("data-file");
    return file ?? mark.closest("p")?.querySelector("a[href*='/events/']")?.getAttribute("href") ?? undefined;
  };
  const marks = [...page.querySelectorAll("[data-fact]")].map((mark) => ({
    kind: mark.getAttribute("data-fact") ?? "",
    text: text(mark),
    row: rowOf(mark),
    sizeOf: sizeOf(mark),
  }));
  const sentences =
    "[data-source] > p:not(.ft-scope), [data-command] p, section[data-file] > p, [data-connection] > li";
  const rows = [...page.querySelectorAll(sentences)].map(text);
  // What goes over the wire is judged path by path and value by value; what tests reported is no promise.
  for (const element of page.querySelectorAll(
    "[data-fact], [data-suite], .ft-cells, .ft-hazards, .ft-payload, .ft-request, [data-wire-body], [data-constant] .ft-byline code",
  )) {
    element.remove();
  }
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) texts.push((walker.currentNode.textContent ?? "").replace(/\s+/g, " "));
  return { language: page.documentElement.lang.slice(0, 2), marks, rows, texts };
}
