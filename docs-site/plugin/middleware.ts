/** Gives the disclosure its place in Starlight's sidebar, on every page of the site. */
import type {} from "@astrojs/starlight";
import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { escapeHtml } from "./libs/escape.ts";
import { makePagination, makeSidebar, type Place, sections } from "./libs/navigation.ts";
import { index, isWholeSite, links, propertyUses } from "./libs/site.ts";
import { versions } from "./libs/site-history.ts";

type HeadTag = StarlightRouteData["head"][number];

const entryAt = new Map(index.entries.map((entry) => [links.event(entry.group, entry.event), entry]));
const propertyPages = new Set(propertyUses.map(({ name }) => links.property(name)));
const versionPages = new Set(versions.map(({ version }) => links.version(version)));
const sectionPages = new Set(sections(links).map(({ href }) => href));

export const onRequest: ReturnType<typeof defineRouteMiddleware> = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const place = placeOf(context.url.pathname);
  const entries = makeSidebar(index, links, place);
  const ours = isWholeSite
    ? entries
    : [{ type: "group" as const, label: "Telemetry", entries, collapsed: false, badge: undefined }];
  route.sidebar = [...route.sidebar, ...ours];
  if (isWholeSite) {
    route.siteTitle = `${index.catalog.product.name} telemetry`;
    route.siteTitleHref = links.home;
  }
  if (isWholeSite || isOurs(place)) route.head = route.head.map((tag) => headTag(tag, route));
  if (isOurs(place)) route.pagination = makePagination(index, links, place);
});

function isOurs(place: Place): boolean {
  return place.entry !== undefined || place.section !== undefined || sectionPages.has(place.page);
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
function placeOf(pathname: string): Place {
  const bare = pathname.replace(/(?:\/index)?(?:\.html)?\/?$/, "");
  const page =
    [bare, `${bare}/`].find((address) => sectionPages.has(address) || entryAt.has(address)) ?? pathname;
  if (propertyPages.has(bare) || propertyPages.has(`${bare}/`)) return { page, section: links.properties };
  if (versionPages.has(bare) || versionPages.has(`${bare}/`)) return { page, section: links.versions };
  const entry = entryAt.get(page);
  return entry === undefined ? { page } : { page, entry };
}
