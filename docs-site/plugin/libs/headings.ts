import type { MarkdownHeading } from "astro";

/** Headings of a page for its table of contents: pairs of anchor and text, second level. */
export function headings(...list: readonly (readonly [slug: string, text: string])[]): MarkdownHeading[] {
  return list.map(([slug, text]) => ({ depth: 2, slug, text }));
}
