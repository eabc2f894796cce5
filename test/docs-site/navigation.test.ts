import { expect, it } from "vitest";
import { indexCatalog } from "../../docs-site/plugin/libs/catalog.ts";
import { makeLinks } from "../../docs-site/plugin/libs/link.ts";
import { makeSidebar } from "../../docs-site/plugin/libs/navigation.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";
import { fixtureSite, readCatalog } from "../support/site.ts";

const document = readCatalog(fixtureSite);
const links = makeLinks({ base: "/", path: "", trailingSlash: true });

/** The fixture's first group, many times. */
function indexOf(groups: number) {
  const [group] = document.catalog.groups;
  if (group === undefined) throw new Error("the fixture has no group");
  const many = Array.from({ length: groups }, (_, place) => ({
    ...group,
    id: `group_${place}`,
    slug: `group-${place}`,
    title: `Group ${place}`,
  }));
  return indexCatalog({ ...document, catalog: { ...document.catalog, groups: many } });
}

function labelsOf(groups: number, current: number): readonly string[] {
  const index = indexOf(groups);
  const entry = index.groups[current]?.entries[0];
  const place = entry === undefined ? { page: "/" } : { page: "/events/x/y/", entry };
  const part = makeSidebar(en, index, links, place).find((item) => item.type === "group");
  return part?.type === "group" ? part.entries.map(({ label }) => label) : [];
}

it("the sidebar lists all groups of most catalogues", () => {
  expect(labelsOf(60, 3)).toEqual(Array.from({ length: 60 }, (_, place) => `Group ${place}`));
});

it.each([
  [400, 0, 0],
  [400, 200, 170],
  [400, 399, 340],
  [400, -1, 0],
])(
  "of %d groups it lists sixty around the event's own (%d), from %d on, and the way to all",
  (all, current, first) => {
    const labels = labelsOf(all, current);
    expect(labels).toHaveLength(61);
    expect(labels[0]).toBe(`Group ${first}`);
    expect(labels.at(-1)).toBe(`All ${all} groups`);
    if (current >= 0) expect(labels).toContain(`Group ${current}`);
  },
);
