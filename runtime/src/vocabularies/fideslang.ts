/**
 * A fideslang manifest: one system with a privacy declaration for each purpose, one dataset with every declared value.
 * Keys and taxonomy: fideslang's models.py and default_taxonomy. Its “anonymous user” is kept for people whom nobody can
 * tell apart, so it is not used here.
 */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  Field,
  Purpose,
  ValueSchema,
} from "../catalog-document.ts";
import { activeEvents, assumptions, type Category, type Collected, collected, isTied } from "./collected.ts";
import { jsonText, stated, type Translation, unique } from "./translation.ts";

const CATEGORY_OF: Readonly<Record<Category, string>> = {
  "account-id": "user.unique_id",
  configuration: "system.operations",
  content: "user.content",
  "device-id": "user.device.device_id",
  diagnostics: "user.telemetry",
  "email-address": "user.contact.email",
  environment: "user.device",
  hardware: "user.device",
  "installation-id": "user.unique_id.pseudonymous",
  locale: "user.device",
  location: "user.location",
  "operating-system": "user.device",
  organisation: "user.contact.organization",
  performance: "user.telemetry",
  "person-name": "user.name",
  "product-version": "system.operations",
  runtime: "user.device",
  usage: "user.behavior",
};

const BASIS_OF: Readonly<Record<Purpose["basis"], string>> = {
  consent: "Consent",
  contract: "Contract",
  "legal-obligation": "Legal obligations",
  "vital-interests": "Vital interests",
  "public-task": "Public interest",
  "legitimate-interests": "Legitimate interests",
};

/** What telemetry is in that taxonomy; for a purpose of its own there is only the word for “not defined there”. */
const USE_OF: Readonly<Record<Purpose["consent"], string>> = {
  shared: "analytics.reporting.system",
  separate: "collect",
};

export function fideslangManifest(document: CatalogDocument): Translation {
  const { catalog, id } = document;
  const { product, controller, purposes } = catalog;
  const all = collected(catalog);
  const key = `${product.id}_telemetry`;
  const manifest = {
    system: [
      stated({
        fides_key: key,
        organization_fides_key: "default_organization",
        name: `${product.name} telemetry`,
        description: `Usage events of ${product.name} ${product.version}. Catalogue ${id}`,
        system_type: "Application",
        legal_name: controller?.name,
        legal_address: controller?.location,
        dpo: controller?.data_protection_officer,
        responsibility: ["Controller"],
        processes_personal_data: isTied(catalog) || all.some(({ sensitivity }) => sensitivity !== "none"),
        privacy_declarations: purposes.flatMap((purpose) => declaration(purpose, all, catalog)),
      }),
    ],
    dataset: [dataset(catalog, key)],
  };
  const separate = purposes.filter(({ consent }) => consent === "separate");
  return {
    content: jsonText(manifest),
    notes: [
      ...assumptions(all),
      ...separate.map(
        ({ id: purpose }) => `no data use of the taxonomy is stated for ${purpose}; collect is written`,
      ),
    ],
  };
}

function declaration(purpose: Purpose, all: readonly Collected[], catalog: Catalog): readonly object[] {
  const here = all.filter((one) => one.purpose === purpose.id);
  const reports = activeEvents(catalog).some((event) => event.purpose === purpose.id);
  if (here.length === 0 && !reports) return [];
  const categories = [...here.map(({ category }) => category), ...(reports ? (["usage"] as const) : [])];
  return [
    stated({
      name: purpose.title,
      data_use: USE_OF[purpose.consent],
      data_categories: unique(categories.map((category) => CATEGORY_OF[category])),
      data_subjects: ["customer"],
      legal_basis_for_processing: BASIS_OF[purpose.basis],
      retention_period: purpose.retention,
      processes_special_category_data: here.some(({ sensitivity }) => sensitivity === "sensitive"),
    }),
  ];
}

/** A collection for the metadata, and one for each event. */
function dataset(catalog: Catalog, key: string): object {
  const events = activeEvents(catalog);
  const byPlace = new Map(collected(catalog).map((one) => [one.place, one]));
  const collections = [
    ...(catalog.metadata.length === 0
      ? []
      : [
          {
            name: "metadata",
            fields: catalog.metadata.map((field) => fieldEntry(field, field.name, byPlace)),
          },
        ]),
    ...events.map((event) => eventCollection(event, byPlace)),
  ];
  return {
    fides_key: key,
    organization_fides_key: "default_organization",
    name: `${catalog.product.name} telemetry`,
    collections,
  };
}

function eventCollection(event: CatalogEvent, byPlace: ReadonlyMap<string, Collected>): object {
  const { constant, description, properties } = event;
  const fields = properties.map((field) => fieldEntry(field, `${constant}.${field.name}`, byPlace));
  return { name: constant, description, fields };
}

function fieldEntry(field: Field, place: string, byPlace: ReadonlyMap<string, Collected>): object {
  const keys = keysOf(field.schema);
  const { name, description } = field;
  const category = byPlace.get(place)?.category;
  if (keys.length === 0)
    return stated({
      name,
      description,
      data_categories: category === undefined ? undefined : [CATEGORY_OF[category]],
    });
  return { name, description, fields: keys.map((one) => fieldEntry(one, `${place}.${one.name}`, byPlace)) };
}

function keysOf(schema: ValueSchema): readonly Field[] {
  return schema.items === undefined ? (schema.properties ?? []) : keysOf(schema.items);
}
