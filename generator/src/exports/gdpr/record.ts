/**
 * The record of processing activities of GDPR Art. 30(1), an activity for each purpose. It holds what the catalogue states
 * and what the software itself makes true; what only the controller can say and did not is `not stated`.
 */
import type {
  Catalog,
  CatalogDocument,
  CatalogEvent,
  EnvelopeField,
  Field,
  Purpose,
} from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";

export const NOT_STATED = "not stated";

/** A kind of data of one activity: fields of the same category, sensitivity and retention. */
export interface DataKind {
  readonly category: string;
  readonly sensitivity: string;
  /** As `os` or `RUN_PIPELINE.total_steps`. */
  readonly fields: readonly string[];
  /** Art. 30(1)(f) */
  readonly retention: string;
}

export interface Recipient {
  readonly name: string;
  readonly endpoint: string;
  readonly country: string;
  readonly safeguard: string;
}

export interface Activity {
  readonly id: string;
  /** Art. 30(1)(b) */
  readonly purpose: string;
  readonly description: string;
  readonly basis: string;
  readonly consent: string;
  /** Art. 30(1)(c) */
  readonly people: string;
  readonly data: readonly DataKind[];
  /** Art. 30(1)(d) and (e) */
  readonly recipients: readonly Recipient[];
}

export interface ProcessingRecord {
  readonly product: string;
  /** Art. 30(1)(a), label and value. */
  readonly controller: readonly (readonly [string, string])[];
  readonly activities: readonly Activity[];
  /** Art. 30(1)(g) */
  readonly security: readonly string[];
}

const BASES: Readonly<Record<Purpose["basis"], string>> = {
  consent: "consent, Art. 6(1)(a)",
  contract: "contract, Art. 6(1)(b)",
  "legal-obligation": "legal obligation, Art. 6(1)(c)",
  "vital-interests": "vital interests, Art. 6(1)(d)",
  "public-task": "public task, Art. 6(1)(e)",
  "legitimate-interests": "legitimate interests, Art. 6(1)(f)",
};

export function recordOf({ catalog, disclosure }: CatalogDocument): ProcessingRecord {
  const { product, controller } = catalog;
  return {
    product: `${product.name} ${product.version}`,
    controller: [
      ["Controller", said(controller?.name)],
      ["Location", said(controller?.location)],
      ["Contact", said(controller?.contact)],
      ["Representative", said(controller?.representative)],
      ["Data protection officer", said(controller?.data_protection_officer)],
    ],
    activities: catalog.purposes.map((purpose) => activity(purpose, catalog, disclosure.envelope)),
    security: securityOf(catalog),
  };
}

function activity(purpose: Purpose, catalog: Catalog, envelope: readonly EnvelopeField[]): Activity {
  const events = activeEvents(catalog);
  const mine = events.filter((event) => event.purpose === purpose.id);
  const fields = [
    ...located("", catalog.metadata),
    ...located("traits.", catalog.identify?.traits ?? []),
    ...events.flatMap((event) => located(`${event.constant}.`, event.properties)),
  ].filter(({ field }) => field.purpose === purpose.id);
  const used = mine.length > 0 ? mine : events;
  return {
    id: purpose.id,
    purpose: purpose.title,
    description: purpose.description ?? "",
    basis: BASES[purpose.basis],
    consent: consentWords(purpose, catalog),
    people: `People who use ${catalog.product.name}`,
    data: [
      ...eventKinds(mine, purpose, catalog),
      ...fieldKinds(fields, purpose, catalog),
      ...(mine.length === 0 ? [] : transportKinds(envelope, purpose, catalog)),
    ],
    recipients: catalog.destinations
      .filter(({ id }) => used.some((event) => event.destinations.includes(id)))
      .map(({ name, endpoint, country, safeguard }) => ({
        name,
        endpoint,
        country: said(country),
        safeguard: said(safeguard),
      })),
  };
}

function consentWords({ consent }: Purpose, catalog: Catalog): string {
  if (consent === "separate") return "separate consent, asked for and withdrawn on its own";
  return catalog.consent.model === "opt-out"
    ? "on until the person opts out"
    : "off until the person opts in";
}

interface Located {
  readonly path: string;
  readonly field: Field;
}

/** Fields that hold values, at any depth. */
function located(prefix: string, fields: readonly Field[]): readonly Located[] {
  return fields.flatMap((field) => {
    const inner = field.schema.properties ?? field.schema.items?.properties;
    const path = `${prefix}${field.name}`;
    return inner === undefined ? [{ path, field }] : located(`${path}.`, inner);
  });
}

/** That an event happened, and when, is data of its own. */
function eventKinds(
  events: readonly CatalogEvent[],
  purpose: Purpose,
  catalog: Catalog,
): readonly DataKind[] {
  const keys = [
    ...new Set(events.map(({ sensitivity, retention }) => JSON.stringify([sensitivity, retention]))),
  ];
  return keys.map((key) => {
    const inside = events.filter(
      ({ sensitivity, retention }) => JSON.stringify([sensitivity, retention]) === key,
    );
    const [first] = inside;
    return {
      category: `Events: that one of ${inside.length} kinds happened, and when`,
      sensitivity: sensitivityWords(first?.sensitivity ?? "none"),
      fields: inside.map(({ constant }) => constant),
      retention: retentionWords(first?.retention, purpose, catalog),
    };
  });
}

function fieldKinds(fields: readonly Located[], purpose: Purpose, catalog: Catalog): readonly DataKind[] {
  const keyOf = ({ field }: Located): string =>
    JSON.stringify([field.category, field.sensitivity, field.retention]);
  return [...new Set(fields.map(keyOf))].map((key) => {
    const inside = fields.filter((one) => keyOf(one) === key);
    const field = inside[0]?.field;
    const category = field?.category;
    return {
      category: category === undefined ? `Category ${NOT_STATED}` : titled(category),
      sensitivity: sensitivityWords(field?.sensitivity ?? "none"),
      fields: inside.map(({ path }) => path),
      retention: retentionWords(field?.retention, purpose, catalog),
    };
  });
}

/** `operating-system` → `Operating system` */
function titled(category: string): string {
  const words = category.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What comes with every request whatever the event is; the address is seen by who answers, and no value of a message. */
function transportKinds(
  envelope: readonly EnvelopeField[],
  purpose: Purpose,
  catalog: Catalog,
): readonly DataKind[] {
  const retention = retentionWords(undefined, purpose, catalog);
  const values = envelope.filter(({ type }) => type !== "object" && type !== "array");
  const kinds = [...new Set(values.map(({ sensitivity }) => sensitivity))].map((sensitivity) => ({
    category: "Added by the transport",
    sensitivity: sensitivityWords(sensitivity),
    fields: values.filter((field) => field.sensitivity === sensitivity).map(({ path }) => path),
    retention,
  }));
  const address = {
    category: "Network address: seen by the recipient, as with any connection",
    sensitivity: sensitivityWords("personal"),
    fields: ["the connection"],
    retention,
  };
  return catalog.destinations.length === 0 ? kinds : [...kinds, address];
}

function sensitivityWords(sensitivity: string): string {
  return sensitivity === "none" ? "not personal by itself" : sensitivity;
}

/** The nearest statement counts, the field's or the purpose's; what destinations state of themselves stands behind it. */
function retentionWords(own: string | undefined, purpose: Purpose, { destinations }: Catalog): string {
  const kept = destinations.flatMap(({ name, retention }) =>
    retention === undefined ? [] : [`${name}: ${retention}`],
  );
  return [own ?? purpose.retention ?? NOT_STATED, ...kept].join("; ");
}

/** The controller's measures are not in a catalogue; those of the software are. */
function securityOf({ destinations, metadata }: Catalog): readonly string[] {
  const encrypted =
    destinations.length > 0 && destinations.every(({ endpoint }) => endpoint.startsWith("https:"));
  const pseudonymous = metadata.some(({ source }) => source === "installation-id");
  return [
    `Measures of the controller and of the recipients: ${NOT_STATED}.`,
    ...(encrypted ? ["Every request to a destination is encrypted (HTTPS)."] : []),
    "Only keys and values that the catalogue declares can be sent; the sending code checks both.",
    "Files that wait on the person's machine can be read by that person's account alone.",
    ...(pseudonymous
      ? ["Installations are told apart by a random number that is derived from nothing."]
      : []),
  ];
}

function said(value: string | undefined): string {
  return value ?? NOT_STATED;
}
