/** The addresses below the option `path` → their files in routes/. A new page is one more line. */
export type Route = readonly [pattern: string, file: string];

/** Pages for people: once in each language. */
export const pageRoutes: readonly Route[] = [
  ["", "overview.astro"],
  ["events", "events.astro"],
  ["events/[group]/[event]", "event.astro"],
  ["metadata", "metadata.astro"],
  ["opt-out", "opt-out.astro"],
  ["properties", "properties.astro"],
  ["properties/[name]", "property.astro"],
  ["notice", "notice.astro"],
  ["where-it-goes", "where-it-goes.astro"],
  ["check", "check.astro"],
  ["data", "data.astro"],
  ["changes", "changes.astro"],
  ["versions", "versions.astro"],
  ["versions/compare", "compare.astro"],
  ["versions/[version]", "version.astro"],
  ["versions/[version]/[page]", "version-page.astro"],
  ["cards/[card].png", "card.ts"],
];

/** Only where a result is named. */
export const proofRoute: Route = ["proof", "proof.astro"];

/** Documents for programs: the same in every language, so they stand once. */
export const dataRoutes: readonly Route[] = [
  ["data/[...file]", "data-file.ts"],
  ["events/[group]/[event].md", "event-markdown.ts"],
  ["llms.txt", "llms.ts"],
  ["changes/feed.xml", "changes-rss.ts"],
  ["changes/atom.xml", "changes-atom.ts"],
  ["changes/feed.json", "changes-json.ts"],
];
