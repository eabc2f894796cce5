import type { CatalogEvent, Group } from "@forthright/runtime/catalog-document";

/** Where the pages stand: known when the site's configuration is read. */
export interface SiteContext {
  /** Astro's `base`, with a slash at its start. */
  readonly base: string;
  /** Option `path`, without slashes at its ends; empty for the whole site. */
  readonly path: string;
  readonly trailingSlash: boolean;
  /** Astro's `site`: where the pages are published, if the configuration says so. */
  readonly site?: string;
  /** There is a result of tests to show. */
  readonly hasProof?: true;
}

type SlugOf<Named extends { readonly slug: string }> = Pick<Named, "slug">;

/** Addresses of the pages, with the base path. Pages stand below the edition's prefix, data files do not: they are the same in all. */
export interface Links {
  readonly home: string;
  readonly events: string;
  readonly metadata: string;
  readonly optOut: string;
  readonly properties: string;
  readonly notice: string;
  readonly where: string;
  readonly check: string;
  /** Absent where there is no result to show. */
  readonly proof?: string;
  readonly dataPage: string;
  readonly llms: string;
  readonly changes: string;
  /** `feed.xml` (RSS), `atom.xml`, `feed.json`. */
  feed(name: string): string;
  readonly versions: string;
  /** What a version could send; long lists go on on further pages, counted from 1. */
  version(version: string, page?: number): string;
  /** The difference between any two versions. */
  readonly compare: string;
  /** The published set of a version. */
  versionData(version: string): string;
  /** A picture that stands for pages where somebody links to them. */
  card(name: string): string;
  group(group: Group): string;
  event(group: SlugOf<Group>, event: SlugOf<CatalogEvent>): string;
  eventMarkdown(group: SlugOf<Group>, event: SlugOf<CatalogEvent>): string;
  /** A file below `/data/`: `data("events/run-pipeline.json")`. */
  data(path: string): string;
  /** Every event that carries a property or metadata field of this name. */
  property(name: string): string;
  /** Turns an anchor of a page into an address: `on(links.metadata, "m-os")`. */
  on(page: string, anchor: string): string;
}

/** `prefix`: first part of the addresses of an edition; empty for the one without. */
export function makeLinks(context: SiteContext, prefix = ""): Links {
  const address = (...segments: readonly string[]): string => {
    const parts = segments.filter((part) => part !== "");
    return `/${parts.map(encodeURIComponent).join("/")}`;
  };
  const base = context.base.split("/");
  const path = context.path.split("/");
  const file = (...segments: readonly string[]): string => address(...base, ...path, ...segments);
  const page = (...segments: readonly string[]): string => {
    const bare = address(...base, prefix, ...path, ...segments);
    return context.trailingSlash && bare !== "/" ? `${bare}/` : bare;
  };
  const on = (whole: string, anchor: string): string => `${whole}#${encodeURIComponent(anchor)}`;
  return {
    home: page(),
    events: page("events"),
    metadata: page("metadata"),
    optOut: page("opt-out"),
    properties: page("properties"),
    notice: page("notice"),
    where: page("where-it-goes"),
    check: page("check"),
    ...(context.hasProof === true ? { proof: page("proof") } : {}),
    dataPage: page("data"),
    llms: file("llms.txt"),
    changes: page("changes"),
    feed: (name) => file("changes", name),
    versions: page("versions"),
    version: (version, number = 1) =>
      page("versions", versionSlug(version), ...(number === 1 ? [] : [String(number)])),
    compare: page("versions", "compare"),
    versionData: (version) => file("data", "versions", `${versionSlug(version)}.json`),
    card: (name) => address(...base, prefix, ...path, "cards", `${name}.png`),
    group: (group) => on(page("events"), groupAnchor(group)),
    event: (group, event) => page("events", group.slug, event.slug),
    property: (name) => page("properties", name),
    eventMarkdown: (group, event) => file("events", group.slug, `${event.slug}.md`),
    data: (path) => file("data", ...path.split("/")),
    on,
  };
}

/** A version as a part of an address: `1.0+build.3` → `1.0-build.3`. */
export function versionSlug(version: string): string {
  return version.replaceAll(/[^A-Za-z0-9._-]/g, "-");
}

/** Anchors start with a letter and a dash, so that no name of the catalogue can meet an id of the page's frame. */
export function groupAnchor(group: Group): string {
  return `g-${group.slug}`;
}

/** `p-total_steps`; keys of objects and items follow: `p-stack.name`. */
export function propertyAnchor(path: string): string {
  return `p-${path}`;
}

export function metadataAnchor(name: string): string {
  return `m-${name}`;
}

/** `t-edition`; keys of objects follow: `t-studio.country`. */
export function traitAnchor(path: string): string {
  return `t-${path}`;
}

/** `e-context-library-name`; `e-segment.context-library-name` where destinations differ. */
export function envelopeAnchor(path: string, destination: string | undefined): string {
  const name = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `e-${owned(name, destination)}`;
}

/** `h-user-agent`; `h-segment.user-agent` where destinations differ. */
export function headerAnchor(name: string, destination: string | undefined): string {
  return `h-${owned(name, destination)}`;
}

/** Neither ids nor these names hold a dot, so two never meet. */
function owned(name: string, destination: string | undefined): string {
  return destination === undefined ? name : `${destination}.${name}`;
}

/** The address if it is safe to link: `https` without user name or password. Everything else stays text. */
export function safeAddress(text: string): string | undefined {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" && url.username === "" && url.password === "" ? url.href : undefined;
}
