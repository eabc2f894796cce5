/** The sidebar and the "previous, next" links of the disclosure pages. */
import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import type { Strings } from "../strings/en.ts";
import type { CatalogIndex, EventEntry } from "./catalog.ts";
import type { Links } from "./link.ts";

type Sidebar = StarlightRouteData["sidebar"];
type SidebarEntry = Sidebar[number];
type SidebarLink = Extract<SidebarEntry, { type: "link" }>;

/** What the address in the browser shows: a page of ours, an event's page, or somebody else's page. */
export interface Place {
  readonly page: string;
  /** The section that a page below it belongs to: the list of properties or of versions. */
  readonly section?: string;
  readonly entry?: EventEntry;
}

/** The pages beside the events' own, in reading order. A new page is one more line. */
export function sections({ names }: Strings, links: Links): readonly SidebarLink[] {
  return [
    link(names.overview, links.home),
    link(names.events, links.events),
    link(names.properties, links.properties),
    link(names.metadata, links.metadata),
    link(names.optOut, links.optOut),
    link(names.where, links.where),
    link(names.notice, links.notice),
    link(names.changes, links.changes),
    link(names.versions, links.versions),
    link(names.check, links.check),
    ...(links.proof === undefined ? [] : [link(names.proof, links.proof)]),
    link(names.data, links.dataPage),
  ];
}

/** More links than this make every page of a large catalogue heavier, and nobody reads them. */
const MOST_GROUPS = 60;

/** All groups, or those around the event's own where there are very many. */
function nearGroups(index: CatalogIndex, place: Place): CatalogIndex["groups"] {
  if (index.groups.length <= MOST_GROUPS) return index.groups;
  const at = index.groups.findIndex(({ group }) => group === place.entry?.group);
  const first = Math.min(Math.max(at - MOST_GROUPS / 2, 0), index.groups.length - MOST_GROUPS);
  return index.groups.slice(first, first + MOST_GROUPS);
}

/** Sections and groups, never events: a sidebar that grows with the events makes the site grow with their square. */
export function makeSidebar(t: Strings, index: CatalogIndex, links: Links, place: Place): Sidebar {
  const shown = nearGroups(index, place);
  const groups = shown.map(({ group }): SidebarEntry => {
    const attrs = place.entry?.group === group ? { "aria-current": "true" as const } : {};
    return { ...link(group.title, links.group(group)), attrs };
  });
  if (shown.length < index.groups.length)
    groups.push(link(t.frame.allGroups(index.groups.length), links.events));
  return sections(t, links).flatMap((section): Sidebar => {
    const entry = { ...section, isCurrent: place.page === section.href || place.section === section.href };
    if (section.href !== links.events) return [entry];
    return [
      entry,
      { type: "group", label: t.frame.eventsByGroup, entries: groups, collapsed: false, badge: undefined },
    ];
  });
}

function link(label: string, href: string): SidebarLink {
  return { type: "link", label, href, isCurrent: false, badge: undefined, attrs: {} };
}

/** Neighbours in catalogue order on an event's page; the order of the sections elsewhere. */
export function makePagination(
  t: Strings,
  index: CatalogIndex,
  links: Links,
  place: Place,
): StarlightRouteData["pagination"] {
  const steps = place.entry === undefined ? sections(t, links) : eventSteps(index, links);
  const at = steps.findIndex((step) => step.href === place.page);
  return { prev: at > 0 ? steps[at - 1] : undefined, next: at >= 0 ? steps[at + 1] : undefined };
}

const stepsOf = new WeakMap<CatalogIndex, readonly SidebarLink[]>();

function eventSteps(index: CatalogIndex, links: Links): readonly SidebarLink[] {
  const known = stepsOf.get(index);
  if (known !== undefined) return known;
  const steps = index.entries.map(({ group, event }) => link(event.name, links.event(group, event)));
  stepsOf.set(index, steps);
  return steps;
}
