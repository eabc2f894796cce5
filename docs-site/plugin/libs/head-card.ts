/** What services show where somebody links to a page: the picture, named in the page's head. */
import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import { CARD_HEIGHT, CARD_WIDTH } from "../cards/size.ts";

type HeadTag = StarlightRouteData["head"][number];

export interface Picture {
  /** Below the site's root. */
  readonly path: string;
  readonly alt: string;
}

const REPLACED = /^(?:og|twitter):image(?::|$)/;

/**
 * Services take whole addresses alone, so the picture is named only where the configuration says where the site is
 * published (`site`). Elsewhere the page promises none, and a picture that the site itself names stays.
 */
export function withPicture(
  head: readonly HeadTag[],
  site: URL | undefined,
  { path, alt }: Picture,
): StarlightRouteData["head"] {
  const isOwn = head.some((tag) => REPLACED.test(nameOf(tag)));
  if (site === undefined) return isOwn ? [...head] : head.map((tag) => (isCard(tag) ? card("summary") : tag));
  return [
    ...head.filter((tag) => !REPLACED.test(nameOf(tag)) && !isCard(tag)),
    card("summary_large_image"),
    property("og:image", new URL(path, site).href),
    property("og:image:type", "image/png"),
    property("og:image:width", String(CARD_WIDTH)),
    property("og:image:height", String(CARD_HEIGHT)),
    property("og:image:alt", alt),
  ];
}

function nameOf({ attrs }: HeadTag): string {
  return String(attrs?.["property"] ?? attrs?.["name"] ?? "");
}

function isCard(tag: HeadTag): boolean {
  return nameOf(tag) === "twitter:card";
}

function card(content: string): HeadTag {
  return { tag: "meta", attrs: { name: "twitter:card", content }, content: "" };
}

function property(name: string, content: string): HeadTag {
  return { tag: "meta", attrs: { property: name, content }, content: "" };
}
