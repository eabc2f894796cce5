/**
 * From the typed form of the file to the published model: references followed, defaults filled in, every name decided.
 * Total: a reference to nothing leaves a gap that the rules report, so that one run finds all faults.
 */
import type {
  Catalog,
  CatalogEvent,
  Destination,
  Field,
  Group,
  Identify,
  MetadataField,
  NamedType,
  Purpose,
} from "@forthright/runtime/catalog-document";
import { defined } from "./defined.ts";
import { helperName, propertiesTypeName, slugOf, valuesName } from "./names.ts";
import type { RawCatalog, RawEvent, RawGroup, RawMetadata, RawType } from "./parse.ts";
import {
  type ResolveContext,
  resolveField,
  resolveProperty,
  resolveSchema,
  type Surroundings,
} from "./resolve.ts";
import { impliedByMetadata } from "./sensitivity.ts";
import { examineTypes, type TypeGraph } from "./type-graph.ts";

export interface Linked {
  readonly catalog: Catalog;
  readonly types: TypeGraph;
}

export function linkCatalog(raw: RawCatalog): Linked {
  const declared = raw.types ?? new Map<string, RawType>();
  const types = examineTypes(declared);
  const refused = new Set([...types.cycles.keys(), ...types.oversized]);
  const context: ResolveContext = { types: declared, refused };
  const around = defaultsOf(raw);
  const catalog: Catalog = defined({
    language: raw.language,
    product: withoutSuppress(raw.product),
    controller: raw.controller === undefined ? undefined : withoutSuppress(raw.controller),
    why: raw.why,
    consent: { ...withoutSuppress(raw.consent), ci: raw.consent.ci ?? false },
    purposes: [...raw.purposes].map(([id, one]): Purpose => {
      return { id, ...withoutSuppress(one), consent: one.consent ?? "shared" };
    }),
    destinations: [...raw.destinations].map(([id, one]): Destination => ({ id, ...withoutSuppress(one) })),
    metadata: [...(raw.metadata ?? [])].map(([name, one]) => linkMetadata(context, name, one, around)),
    identify: linkIdentify(context, raw, around),
    types: [...declared]
      .filter(([name]) => !refused.has(name))
      .map(([name, one]) => linkType(context, name, one, around)),
    groups: [...raw.groups].map(([id, one]) => linkGroup(context, raw, id, one, around)),
    acknowledge: raw.acknowledge?.map(({ change, at, by, reason, link }) => ({
      change,
      at,
      by,
      reason,
      link,
    })),
  });
  return { catalog, types };
}

function withoutSuppress<T extends { readonly suppress?: unknown }>(raw: T): Omit<T, "suppress"> {
  const { suppress: _, ...rest } = raw;
  return rest;
}

/** What holds where nothing else is said. An empty purpose is reported by the rules. */
function defaultsOf(raw: RawCatalog): Surroundings {
  return { purpose: raw.defaults?.purpose ?? "", sensitivity: raw.defaults?.sensitivity ?? "none" };
}

function linkMetadata(
  context: ResolveContext,
  name: string,
  raw: RawMetadata,
  around: Surroundings,
): MetadataField {
  const path = raw.path ?? `properties.${name}`;
  const least = impliedByMetadata(raw.source, path);
  // A host may give no value, and an address is there only after consent; every other source always has one.
  const required = raw.source !== "host" && raw.source !== "consented-email" && raw.requires === undefined;
  const field: Field = resolveField(context, name, raw, { ...around, required, least });
  return { ...field, source: raw.source, path };
}

/** Traits go where events go that say nothing else. */
function linkIdentify(context: ResolveContext, raw: RawCatalog, around: Surroundings): Identify | undefined {
  if (raw.traits === undefined || raw.traits.size === 0) return undefined;
  const traits = [...raw.traits].map(([name, one]) => resolveProperty(context, name, one, around));
  return { destinations: defaultDestinations(raw), traits };
}

function defaultDestinations(raw: RawCatalog): readonly string[] {
  return raw.defaults?.destinations ?? [...raw.destinations.keys()];
}

function linkType(context: ResolveContext, name: string, raw: RawType, around: Surroundings): NamedType {
  const schema = resolveSchema(context, raw, around);
  const values_name = schema.enum === undefined ? undefined : valuesName(name);
  return defined({ name, values_name, description: raw.description, schema });
}

function linkGroup(
  context: ResolveContext,
  raw: RawCatalog,
  id: string,
  group: RawGroup,
  around: Surroundings,
): Group {
  const events = [...group.events].map(([constant, event]) =>
    linkEvent(context, raw, constant, event, around),
  );
  return defined({ id, slug: slugOf(id), title: group.title, description: group.description, events });
}

function linkEvent(
  context: ResolveContext,
  catalog: RawCatalog,
  constant: string,
  raw: RawEvent,
  around: Surroundings,
): CatalogEvent {
  const purpose = raw.purpose ?? raw.requires ?? around.purpose;
  const sensitivity = raw.sensitivity ?? around.sensitivity;
  const inside = { purpose, sensitivity };
  return defined({
    constant,
    name: raw.name,
    type_name: propertiesTypeName(constant),
    helper: helperName(constant),
    slug: slugOf(constant),
    status: raw.status ?? "active",
    description: raw.description,
    trigger: raw.trigger,
    purpose,
    sensitivity,
    retention: raw.retention,
    requires: raw.requires,
    destinations: raw.destinations ?? defaultDestinations(catalog),
    properties: [...(raw.properties ?? [])].map(([name, one]) => resolveProperty(context, name, one, inside)),
    since: raw.since,
    tell_again: raw.tell_again,
    deprecated: raw.deprecated === undefined ? undefined : defined(raw.deprecated),
    expires: raw.expires,
    owner: raw.owner,
    review: raw.review,
  });
}
