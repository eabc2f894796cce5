/** The catalogue as the audit needs it: also one in which something has expired. Pure. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { Diagnostic, Sources, Span } from "../diagnostics/diagnostic.ts";
import { loadBase } from "../diff/load-base.ts";
import { loadCatalog } from "../rules/load.ts";
import { normaliseText } from "../source/text.ts";
import { type MapNode, spanAt } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";

export interface AuditLoad {
  /** Absent where the catalogue has errors that make it no measure for code. */
  readonly catalog?: Catalog;
  readonly text: string;
  /** Where the key of an event, or of one of its properties, stands. */
  readonly spanOfEvent: (constant: string, property?: string) => Span | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/**
 * A catalogue with errors is no measure for code, with one exception: where the only errors are that something has
 * expired, the audit is what finds the calls that have to go.
 */
export function loadForAudit(input: {
  readonly text: string;
  readonly file: string;
  readonly today: string;
}): AuditLoad {
  const text = normaliseText(input.text);
  const loaded = loadCatalog(input);
  const errors = loaded.diagnostics.filter(({ severity }) => severity === "error");
  const { sources } = loaded;
  if (errors.some(({ code }) => code !== "expired")) {
    return { text, spanOfEvent: () => undefined, diagnostics: loaded.diagnostics, sources };
  }
  const catalog = loaded.catalog ?? loadBase(input).catalog;
  const spanOfEvent = catalog === undefined ? () => undefined : placesOfEvents(catalog, text, input.file);
  // Warnings about the catalogue are for `validate`.
  return { ...(catalog === undefined ? {} : { catalog }), text, spanOfEvent, diagnostics: errors, sources };
}

function placesOfEvents(catalog: Catalog, text: string, file: string): AuditLoad["spanOfEvent"] {
  const groups = new Map(catalog.groups.flatMap(({ id, events }) => events.map((one) => [one.constant, id])));
  // Read again, and only where something is reported: code without a fault pays nothing for places.
  let root: MapNode | undefined;
  return (constant, property) => {
    const group = groups.get(constant);
    root ??= parseYaml(text, file).root;
    if (root === undefined || group === undefined) return undefined;
    const path = ["groups", group, "events", constant];
    return spanAt(root, property === undefined ? path : [...path, "properties", property], "key");
  };
}
