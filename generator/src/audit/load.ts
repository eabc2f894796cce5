/** The catalogue as the audit needs it: also one in which something has expired. Pure. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Place } from "../catalog/include.ts";
import { type CatalogTree, readTree } from "../catalog/read-tree.ts";
import type { Diagnostic, Sources } from "../diagnostics/diagnostic.ts";
import { loadBase } from "../diff/load-base.ts";
import { type LoadInput, loadTree } from "../rules/load.ts";
import { spanAt } from "../source/tree.ts";

export interface AuditLoad {
  /** Absent where the catalogue has errors that make it no measure for code. */
  readonly catalog?: Catalog;
  /** Where the key of an event, or of one of its properties, stands. */
  readonly placeOfEvent: PlaceOfEvent;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file of the catalogue. */
  readonly sources: Sources;
}

export type PlaceOfEvent = (constant: string, property?: string) => Place | undefined;

/**
 * A catalogue with errors is no measure for code, with one exception: where the only errors are that something has
 * expired, the audit is what finds the calls that have to go.
 */
export function loadForAudit(input: LoadInput): AuditLoad {
  const tree = readTree(input);
  const loaded = loadTree(tree, input);
  const errors = loaded.diagnostics.filter(({ severity }) => severity === "error");
  const { sources } = loaded;
  const catalog = errors.every(({ code }) => code === "expired")
    ? (loaded.catalog ?? loadBase(input).catalog)
    : undefined;
  if (catalog === undefined)
    return { placeOfEvent: () => undefined, diagnostics: loaded.diagnostics, sources };
  // Warnings about the catalogue are for `validate`.
  return { catalog, placeOfEvent: placesOfEvents(catalog, tree), diagnostics: errors, sources };
}

function placesOfEvents(catalog: Catalog, { root, placeOf }: CatalogTree): PlaceOfEvent {
  const groups = new Map(catalog.groups.flatMap(({ id, events }) => events.map((one) => [one.constant, id])));
  return (constant, property) => {
    const group = groups.get(constant);
    if (root === undefined || group === undefined) return undefined;
    const event = ["groups", group, "events", constant];
    const path = property === undefined ? event : [...event, "properties", property];
    return placeOf(spanAt(root, path, "key"));
  };
}
