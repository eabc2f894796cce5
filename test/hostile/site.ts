/** The accepted cells on the built site: each text has a tag of its own behind it, so that every single one can be found. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { makeVisible } from "../../docs-site/plugin/libs/visible.ts";
import { disclose } from "../../generator/src/disclosure/disclose.ts";
import { repository } from "../support/emit.ts";
import { builtSite, filesOf, fixtureSite, type SiteSource } from "../support/site.ts";
import { type Accepted, describesValue } from "./assemble.ts";
import { judge } from "./cell.ts";
import { documentOf } from "./documents.ts";
import { even } from "./markdown.ts";
import { merge } from "./merge.ts";
import type { Position } from "./positions.ts";
import { written } from "./tree.ts";

export interface Tagged extends Accepted {
  readonly hazard: string;
}

/** Texts with a tag behind them, where the position takes that too; the others cannot be told apart on a page. */
export function tagged(
  taken: readonly (readonly [string, readonly Accepted[]])[],
): readonly (readonly Tagged[])[] {
  return taken.map(([hazard, accepted], index) =>
    accepted.flatMap(({ position, text }, at) => {
      const withTag = `${text} k${index}p${at}k`;
      return isLookedAt(position) && judge(position, written(withTag)).accepted
        ? [{ hazard, position, text: withTag }]
        : [];
    }),
  );
}

/** Positions that no page shows, and of which one catalogue has one only. */
const NOT_SHOWN: readonly string[] = [
  ...["type.description", "type.pattern", "product.command"],
  ...["acknowledgement.change", "acknowledgement.at", "acknowledgement.by", "acknowledgement.reason"],
  ...["suppression.rule", "suppression.reason"],
];

/** Values of metadata and of traits are shown by what shows those of properties; here they would only make pages heavy. */
function isLookedAt(position: Position): boolean {
  const { id, kind, shape } = position;
  const isOpen = shape.is === "line" || shape.is === "text" || shape.is === "json";
  const rides = kind === "metadata-field" || kind === "trait";
  return isOpen && kind !== "part" && !NOT_SHOWN.includes(id) && !(rides && describesValue(position));
}

/** One document of all, written where the site reads it, and the pages that are built from it. */
export async function build(all: readonly (readonly Tagged[])[]): Promise<string> {
  const folder = join(repository, "test/.tmp/hostile-table");
  const catalog = join(folder, "catalog.json");
  mkdirSync(folder, { recursive: true });
  const source: SiteSource = { ...fixtureSite, catalog };
  writeFileSync(catalog, JSON.stringify(documentOfAll(all)));
  return builtSite(source);
}

function documentOfAll(all: readonly (readonly Tagged[])[]): CatalogDocument {
  return disclose(merge(all.filter((texts) => texts.length > 0).map((texts) => documentOf(texts).catalog)));
}

/** Paths of the pages, as a browser asks for them. */
export function pagesOf(built: string): readonly string[] {
  return filesOf(built)
    .filter((file) => file.endsWith("index.html"))
    .map((file) => `/${file.slice(0, -"index.html".length)}`);
}

/** Positions whose texts are missing, given all that the pages show as text. */
export function missing(all: readonly (readonly Tagged[])[], shown: string): readonly string[] {
  const text = even(shown);
  const isShown = (wanted: string): boolean => text.includes(even(makeVisible(wanted)));
  return all.flat().flatMap(({ hazard, position, text: wanted }) => {
    if (isShown(wanted) || isShown(JSON.stringify(wanted).slice(1, -1))) return [];
    return [`${position.id} × ${hazard}`];
  });
}
