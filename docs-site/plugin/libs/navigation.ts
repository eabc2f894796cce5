/** The sidebar and the "previous, next" links of the disclosure pages. */
import type { StarlightRouteData } from "@astrojs/starlight/route-data";
import type { CatalogIndex, EventEntry } from "./catalog.ts";
import type { Links } from "./link.ts";

type Sidebar = StarlightRouteData["sidebar"];
type SidebarEntry = Sidebar[number];
type SidebarLink = Extract<SidebarEntry, { type: "link" }>;

/** What the address in the browser shows: a page of ours, an event's page, or somebody else's page. */
export interface Place {
  readonly page: string;
  readonly entry?: EventEntry;
}

/** Sections and groups, never events: a sidebar that grows with the events makes the site grow with their square. */
export function makeSidebar(index: CatalogIndex, links: Links, place: Place): Sidebar {
  const groups = index.groups.map(({ group }): SidebarEntry => {
    const current = place.entry?.group === group;
    return link(group.title, links.group(group), { isCurrent: false, here: current });
  });
  return [
    link("Overview", links.home, { isCurrent: place.page === links.home }),
    link("All events", links.events, { isCurrent: place.page === links.events }),
    { type: "group", label: "Events by group", entries: groups, collapsed: false, badge: undefined },
    link("What rides along", links.metadata, { isCurrent: place.page === links.metadata }),
    link("How to stop it", links.optOut, { isCurrent: place.page === links.optOut }),
  ];
}

function link(
  label: string,
  href: string,
  state: { readonly isCurrent: boolean; readonly here?: boolean },
): SidebarLink {
  const attrs = state.here === true ? { "aria-current": "true" as const } : {};
  return { type: "link", label, href, isCurrent: state.isCurrent, badge: undefined, attrs };
}

/** Neighbours in catalogue order on an event's page; the order of the sections elsewhere. */
export function makePagination(
  index: CatalogIndex,
  links: Links,
  place: Place,
): StarlightRouteData["pagination"] {
  const steps = place.entry === undefined ? sectionSteps(links) : eventSteps(index, links);
  const at = steps.findIndex((step) => step.href === place.page);
  return { prev: at > 0 ? steps[at - 1] : undefined, next: at >= 0 ? steps[at + 1] : undefined };
}

function sectionSteps(links: Links): readonly SidebarLink[] {
  return [
    link("Overview", links.home, { isCurrent: false }),
    link("All events", links.events, { isCurrent: false }),
    link("What rides along", links.metadata, { isCurrent: false }),
    link("How to stop it", links.optOut, { isCurrent: false }),
  ];
}

const stepsOf = new WeakMap<CatalogIndex, readonly SidebarLink[]>();

function eventSteps(index: CatalogIndex, links: Links): readonly SidebarLink[] {
  const known = stepsOf.get(index);
  if (known !== undefined) return known;
  const steps = index.entries.map(({ group, event }) =>
    link(event.name, links.event(group, event), { isCurrent: false }),
  );
  stepsOf.set(index, steps);
  return steps;
}
