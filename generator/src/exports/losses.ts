/** What a format does not hold of one catalogue, found by looking: a kind that the catalogue does not use is no loss. */
import type { Catalog, CatalogEvent, Field } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../disclosure/active-events.ts";

/** A kind of fact that some format has no place for. */
export type FactKind =
  | "controller"
  | "why"
  | "consent"
  | "purposes"
  | "destinations"
  | "groups"
  | "events"
  | "constants"
  | "trigger"
  | "metadata"
  | "traits"
  | "types"
  | "rules"
  | "examples"
  | "purpose"
  | "sensitivity"
  | "category"
  | "retention"
  | "requires"
  | "transform"
  | "free_text"
  | "since"
  | "deprecated"
  | "expires"
  | "owner"
  | "review";

type Places = (catalog: Catalog) => readonly string[];

interface Kind {
  readonly words: string;
  /** Where the catalogue states it; empty if it does not. */
  readonly places: Places;
}

const KINDS: Readonly<Record<FactKind, Kind>> = {
  controller: {
    words: "controller",
    places: ({ controller }) => (controller === undefined ? [] : [controller.name]),
  },
  why: { words: "prose", places: ({ why }) => (why === undefined ? [] : ["why"]) },
  consent: {
    words: "consent rules",
    places: ({ consent }) => [
      consent.model,
      ...(consent.opt_out_event === undefined ? [] : [consent.opt_out_event]),
    ],
  },
  purposes: { words: "purposes and legal bases", places: ({ purposes }) => purposes.map(({ id }) => id) },
  destinations: {
    words: "destinations",
    places: ({ destinations }) => destinations.map(({ id }) => id),
  },
  groups: { words: "groups of events", places: ({ groups }) => groups.map(({ id }) => id) },
  events: { words: "single events", places: (catalog) => activeEvents(catalog).map(({ name }) => name) },
  constants: {
    words: "constant names",
    places: (catalog) => activeEvents(catalog).map(({ constant }) => constant),
  },
  trigger: { words: "trigger", places: events(({ trigger }) => trigger !== undefined) },
  metadata: {
    words: "metadata fields outside of the properties",
    places: ({ metadata }) =>
      metadata.filter(({ path }) => !path.startsWith("properties.")).map(({ name }) => name),
  },
  traits: { words: "traits", places: ({ identify }) => (identify?.traits ?? []).map(({ name }) => name) },
  types: { words: "named types", places: ({ types }) => types.map(({ name }) => name) },
  rules: {
    words: "rules of values",
    places: fields(({ schema }) => Object.keys(schema).some((key) => RULES.has(key))),
  },
  examples: { words: "examples", places: fields(({ examples }) => examples.length > 0) },
  purpose: { words: "purpose", places: (catalog) => activeEvents(catalog).map(({ constant }) => constant) },
  sensitivity: {
    words: "sensitivity",
    places: everywhere(({ sensitivity }) => sensitivity !== "none"),
  },
  category: { words: "category of data", places: fields(({ category }) => category !== undefined) },
  retention: { words: "retention", places: everywhere(({ retention }) => retention !== undefined) },
  requires: { words: "separate consent", places: everywhere(({ requires }) => requires !== undefined) },
  transform: {
    words: "transform before sending",
    places: fields(({ transform }) => transform !== undefined),
  },
  free_text: { words: "reason for free text", places: fields(({ free_text }) => free_text !== undefined) },
  since: {
    words: "since",
    places: everywhere(({ since, tell_again }) => (since ?? tell_again) !== undefined),
  },
  deprecated: { words: "deprecation", places: everywhere(({ deprecated }) => deprecated !== undefined) },
  expires: { words: "expiry", places: everywhere(({ expires }) => expires !== undefined) },
  owner: { words: "owner", places: everywhere(({ owner }) => owner !== undefined) },
  review: { words: "review", places: everywhere(({ review }) => review !== undefined) },
};

const RULES: ReadonlySet<string> = new Set([
  ...["enum", "const", "format", "pattern", "minimum", "maximum", "minLength", "maxLength", "maxItems"],
]);

/** Facts of single events and fields: where a format has room for a note, they all go there together. */
export const NOTED: readonly FactKind[] = [
  ...(["purpose", "sensitivity", "category", "retention", "requires", "transform", "free_text"] as const),
  ...(["since", "deprecated", "expires", "owner", "review"] as const),
];

/** Facts of the catalogue as a whole that fit into a heading comment or description. */
export const HEADED: readonly FactKind[] = ["controller", "consent", "purposes", "destinations"];

/** What a kind is called in help and messages. */
export function kindWords(kind: FactKind): string {
  return KINDS[kind].words;
}

/** One line for each kind that this catalogue states and the format lacks, one for all that became text. */
export function kindLosses(
  catalog: Catalog,
  lacks: readonly FactKind[],
  asText: readonly FactKind[],
): readonly string[] {
  const missing = lacks.flatMap((kind) => {
    const places = KINDS[kind].places(catalog);
    return places.length === 0 ? [] : [`no place for ${kindWords(kind)}: ${some(places)}`];
  });
  const noted = asText.filter((kind) => KINDS[kind].places(catalog).length > 0).map(kindWords);
  const inactive = catalog.groups.flatMap((group) =>
    group.events.filter(({ status }) => status !== "active"),
  );
  return [
    ...missing,
    ...(noted.length === 0 ? [] : [`only as text for people: ${noted.join(", ")}`]),
    ...(inactive.length === 0
      ? []
      : [`left out, as nothing sends them: ${some(inactive.map(({ constant }) => constant))}`]),
  ];
}

/** The first three names, and how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function events(test: (event: CatalogEvent) => boolean): Places {
  return (catalog) =>
    activeEvents(catalog)
      .filter(test)
      .map(({ constant }) => constant);
}

function fields(test: (field: Field) => boolean): Places {
  return (catalog) => [
    ...inFields("metadata", catalog.metadata, test),
    ...inFields("traits", catalog.identify?.traits ?? [], test),
    ...activeEvents(catalog).flatMap((event) => inFields(event.constant, event.properties, test)),
  ];
}

function everywhere(test: (entry: CatalogEvent | Field) => boolean): Places {
  return (catalog) => [...events(test)(catalog), ...fields(test)(catalog)];
}

/** Fields at any depth, as `RUN_PIPELINE.resources.cpu`. */
function inFields(place: string, list: readonly Field[], test: (field: Field) => boolean): readonly string[] {
  return list.flatMap((field) => {
    const path = `${place}.${field.name}`;
    const inner = field.schema.properties ?? field.schema.items?.properties ?? [];
    return [...(test(field) ? [path] : []), ...inFields(path, inner, test)];
  });
}
