/** One page of each kind, with the address in the given site. */
import { indexCatalog } from "../../docs-site/plugin/libs/catalog.ts";
import { readCatalog, type SiteSource } from "../support/site.ts";

/** Name of the kind → address. The event page is the one with the most properties: the heaviest. */
export function pageKinds(source: SiteSource): Readonly<Record<string, string>> {
  const { entries } = indexCatalog(readCatalog(source));
  const heaviest = [...entries].sort((a, b) => b.fields.length - a.fields.length)[0];
  if (heaviest === undefined) throw new Error("the catalogue has no event");
  return {
    overview: "/",
    events: "/events/",
    event: `/events/${heaviest.group.slug}/${heaviest.event.slug}/`,
    metadata: "/metadata/",
    properties: "/properties/",
    property: `/properties/${heaviest.fields[0]?.field.name ?? ""}/`,
    "where it goes": "/where-it-goes/",
    notice: "/notice/",
    "opt-out": "/opt-out/",
    check: "/check/",
    ...(source.proof === undefined ? {} : { proof: "/proof/" }),
    changes: "/changes/",
    versions: "/versions/",
    "compared versions": "/versions/compare/",
    version: `/versions/${readCatalog(source).catalog.product.version}/`,
    data: "/data/",
    "not found": "/no-such-page/",
  };
}
