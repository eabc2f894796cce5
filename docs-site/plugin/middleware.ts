/** Gives the disclosure its place in Starlight's sidebar, on every page of the site. */
import type {} from "@astrojs/starlight";
import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { groupCard, SITE_CARD } from "./cards/cards.ts";
import type { EventEntry } from "./libs/catalog.ts";
import { escapeHtml } from "./libs/escape.ts";
import { type Picture, withPicture } from "./libs/head-card.ts";
import { makePagination, makeSidebar, type Place, sections } from "./libs/navigation.ts";
import { sentPages } from "./libs/sent.ts";
import { allSites, isWholeSite, type Site, siteAt } from "./libs/site.ts";

type HeadTag = StarlightRouteData["head"][number];

/** The addresses of one edition's pages. */
interface Addresses {
  readonly entryAt: ReadonlyMap<string, EventEntry>;
  readonly properties: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
}

const addressesOf = new Map(allSites.map((site) => [site, findAddresses(site)]));

function findAddresses({ t, index, links, propertyUses, versions }: Site): Addresses {
  return {
    entryAt: new Map(index.entries.map((entry) => [links.event(entry.group, entry.event), entry])),
    properties: new Set(propertyUses.map(({ name }) => links.property(name))),
    versions: new Set([
      links.compare,
      ...versions.flatMap(({ version, sent }) =>
        sentPages(sent).map((_groups, at) => links.version(version, at + 1)),
      ),
    ]),
    sections: new Set(sections(t, links).map(({ href }) => href)),
  };
}

export const onRequest: ReturnType<typeof defineRouteMiddleware> = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const { pathname } = context.url;
  const site = siteAt(pathname);
  const { t, index, links } = site;
  const place = placeOf(site, pathname);
  const entries = makeSidebar(t, index, links, place);
  const ours = isWholeSite
    ? entries
    : [{ type: "group" as const, label: t.frame.section, entries, collapsed: false, badge: undefined }];
  route.sidebar = [...route.sidebar, ...ours];
  if (isWholeSite) {
    route.siteTitle = t.frame.siteTitle(index.catalog.product.name);
    route.siteTitleHref = links.home;
  }
  const isOurs = place.entry !== undefined || place.section !== undefined || place.isSection;
  if (isWholeSite || isOurs) route.head = route.head.map((tag) => headTag(tag, route));
  if (!isOurs) return;
  route.pagination = makePagination(t, index, links, place);
  route.head = withPicture(route.head, context.site, pictureOf(site, place));
});

/** An event has the picture of its group, every other page that of the whole. */
function pictureOf({ t, index, links }: Site, { entry }: Place): Picture {
  const { name } = index.catalog.product;
  const card = entry === undefined ? SITE_CARD : groupCard(entry.group);
  const title = entry === undefined ? t.overview.title(name) : entry.group.title;
  return { path: links.card(card), alt: t.card.alt(title, name) };
}

/** Starlight prints the content of head elements as it is; an event's name must arrive there as text. */
function headTag(tag: HeadTag, route: StarlightRouteData): HeadTag {
  if (tag.tag === "title") {
    const { title } = (route.entry as { readonly data: { readonly title: string } }).data;
    return { ...tag, content: escapeHtml(`${title} · ${route.siteTitle}`) };
  }
  if (tag.attrs?.["property"] === "og:site_name")
    return { ...tag, attrs: { ...tag.attrs, content: route.siteTitle } };
  return tag;
}

/** Addresses differ in their last slash between `astro dev` and hosts. */
function placeOf(site: Site, pathname: string): Place & { readonly isSection: boolean } {
  const found = addressesOf.get(site) ?? findAddresses(site);
  const bare = pathname.replace(/(?:\/index)?(?:\.html)?\/?$/, "");
  const both = [bare, `${bare}/`];
  const page = both.find((address) => found.sections.has(address) || found.entryAt.has(address)) ?? pathname;
  const isSection = found.sections.has(page);
  const { links } = site;
  if (both.some((address) => found.properties.has(address)))
    return { page, section: links.properties, isSection };
  if (both.some((address) => found.versions.has(address)))
    return { page, section: links.versions, isSection };
  const entry = found.entryAt.get(page);
  return entry === undefined ? { page, isSection } : { page, entry, isSection };
}
