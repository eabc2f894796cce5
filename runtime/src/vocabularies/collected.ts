/** What a catalogue collects, as the list that privacy labels ask for: one entry for each declared value. */
import type {
  Catalog,
  CatalogEvent,
  Field,
  MetadataSource,
  Sensitivity,
  ValueSchema,
} from "../catalog-document.ts";

/** The built-in taxonomy of the catalogue language. */
export type Category =
  | "account-id"
  | "configuration"
  | "content"
  | "device-id"
  | "diagnostics"
  | "email-address"
  | "environment"
  | "hardware"
  | "installation-id"
  | "locale"
  | "location"
  | "operating-system"
  | "organisation"
  | "performance"
  | "person-name"
  | "product-version"
  | "runtime"
  | "usage";

export interface Collected {
  /** `RUN_PIPELINE.total_steps`, `os` */
  readonly place: string;
  readonly description: string;
  readonly category: Category;
  /** The author named no category. */
  readonly isAssumed: boolean;
  readonly sensitivity: Sensitivity;
  /** Id of the purpose. */
  readonly purpose: string;
  /** Id of a purpose with separate consent. */
  readonly requires?: string;
}

/** Where the value comes from says what it is about, if the author does not. */
const OF_SOURCE: Readonly<Record<Exclude<MetadataSource, "host">, Category>> = {
  "installation-id": "installation-id",
  "product-version": "product-version",
  os: "operating-system",
  "os-name": "operating-system",
  "os-version": "operating-system",
  arch: "hardware",
  "runtime-version": "runtime",
  ci: "environment",
  "consented-email": "email-address",
};

/** Metadata and traits first, then the properties of active events, keys of objects among them. */
export function collected(catalog: Catalog): readonly Collected[] {
  const metadata = catalog.metadata.flatMap((field) =>
    leaves(field, field.name).map(({ place, leaf }) =>
      entry(leaf, place, field.source === "host" ? undefined : OF_SOURCE[field.source]),
    ),
  );
  const traits = (catalog.identify?.traits ?? []).flatMap((field) =>
    leaves(field, `traits.${field.name}`).map(({ place, leaf }) => entry(leaf, place, undefined)),
  );
  const properties = activeEvents(catalog).flatMap((event) =>
    event.properties.flatMap((field) =>
      leaves(field, `${event.constant}.${field.name}`).map(({ place, leaf }) =>
        withConsent(entry(leaf, place, undefined), event),
      ),
    ),
  );
  return [...metadata, ...traits, ...properties];
}

export function activeEvents({ groups }: Pick<Catalog, "groups">): readonly CatalogEvent[] {
  return groups.flatMap(({ events }) => events).filter(({ status }) => status === "active");
}

/** A property that says nothing else is about how the program is used: that is what the event itself says. */
function entry(field: Field, place: string, ofSource: Category | undefined): Collected {
  const category = field.category as Category | undefined;
  const { description, sensitivity, purpose, requires } = field;
  return {
    place,
    description,
    category: category ?? ofSource ?? "usage",
    isAssumed: category === undefined && ofSource === undefined,
    sensitivity,
    purpose,
    ...(requires === undefined ? {} : { requires }),
  };
}

function withConsent(one: Collected, { requires }: CatalogEvent): Collected {
  return one.requires !== undefined || requires === undefined ? one : { ...one, requires };
}

interface Leaf {
  readonly place: string;
  readonly leaf: Field;
}

function leaves(field: Field, place: string): readonly Leaf[] {
  const keys = keysOf(field.schema);
  if (keys.length === 0) return [{ place, leaf: field }];
  return keys.flatMap((key) => leaves(key, `${place}.${key.name}`));
}

function keysOf(schema: ValueSchema): readonly Field[] {
  return schema.items === undefined ? (schema.properties ?? []) : keysOf(schema.items);
}

/** Whether an identifier rides on every event, so that all of it is tied to an installation or a person. */
export function isTied({ metadata }: Catalog): boolean {
  return metadata.some(({ sensitivity, requires }) => sensitivity !== "none" && requires === undefined);
}

/** Says for which values a category was assumed. */
export function assumptions(all: readonly Collected[]): readonly string[] {
  const places = all.filter(({ isAssumed }) => isAssumed).map(({ place }) => place);
  if (places.length === 0) return [];
  const shown = places.slice(0, 3).join(", ");
  const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
  return [`no category is stated, so usage is assumed: ${shown}${more}`];
}
