/**
 * Calls of a generated SDK, made from what a catalogue declares: good ones with any allowed value, and hostile ones with
 * one fault each. The same seed makes the same calls, so that the program that tracks and the test that judges agree.
 */

import type {
  CatalogDocument,
  CatalogEvent,
  Field,
  JsonValue,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import * as fc from "fast-check";
import { edgesOf } from "./edges.ts";

/** One call of `track`. */
export interface Call {
  readonly constant: string;
  /** The wire name. */
  readonly name: string;
  /** `good`, or what is wrong with it. */
  readonly kind: string;
  /** What is given to `track`. */
  readonly properties: unknown;
  /** What may arrive, before transforms; undefined: nothing may. */
  readonly wanted: Properties | undefined;
}

export type Properties = Readonly<Record<string, JsonValue>>;

/** Stands in everything that may never leave the machine. */
export const CANARY = "canary-c0ffee";

/**
 * For each active event calls with every value at an edge of what is allowed, then `perEvent` good calls, each followed by
 * one with a fault.
 */
export function callsOf({ catalog }: CatalogDocument, seed: number, perEvent: number): readonly Call[] {
  const all = catalog.groups.flatMap(({ events }) => events.filter(({ status }) => status === "active"));
  const events: readonly Tracked[] = [...all, ...identified(catalog)];
  return events.flatMap((event, at) => {
    const samples = fc.sample(fc.tuple(propertiesOf(event.properties), fc.nat()), {
      seed: seed + at,
      numRuns: perEvent,
    });
    const pairs = samples.flatMap(([properties, pick]) => [
      good(event, properties),
      hostile(event, properties, pick),
    ]);
    return [...edgesOf(event.properties).map((properties) => edge(event, properties)), ...pairs];
  });
}

/** What a call is about. */
export type Tracked = Pick<CatalogEvent, "constant" | "name" | "destinations" | "properties">;

/** The name by which calls of `identify` go here; no event can be called so. */
export const IDENTIFY = "identify";

/** Traits, as if they were the properties of an event; nothing where there are none. */
export function identified({ identify }: CatalogDocument["catalog"]): readonly Tracked[] {
  if (identify === undefined) return [];
  const { destinations, traits } = identify;
  return [{ constant: IDENTIFY, name: IDENTIFY, destinations, properties: traits }];
}

function good(event: Tracked, properties: Properties): Call {
  const { constant, name } = event;
  return { constant, name, kind: "good", properties, wanted: arrives(event, properties) };
}

function edge(event: Tracked, properties: Properties): Call {
  return { ...good(event, properties), kind: "a value at an edge" };
}

/** Nothing is said once where there is nothing to say. */
function arrives({ constant }: Tracked, wanted: Properties | undefined): Properties | undefined {
  return constant === IDENTIFY && Object.keys(wanted ?? {}).length === 0 ? undefined : wanted;
}

/** Any allowed value of each property; optional ones come and go. */
function propertiesOf(fields: readonly Field[]): fc.Arbitrary<Properties> {
  const values = Object.fromEntries(fields.map((field) => [field.name, anyOf(field.schema, field)]));
  const requiredKeys = fields.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(values, { requiredKeys }).map((given) => JSON.parse(JSON.stringify(given)) as Properties);
}

function anyOf(schema: ValueSchema, field?: Field): fc.Arbitrary<JsonValue> {
  const value = plainAnyOf(schema, field);
  return schema.nullable === true ? fc.oneof(fc.constant(null), value) : value;
}

function plainAnyOf(schema: ValueSchema, field?: Field): fc.Arbitrary<JsonValue> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const { minimum: min, maximum: max } = schema;
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: Math.ceil(min ?? -1e9), max: Math.floor(max ?? 1e9) });
    case "number":
      return fc.double({ min: min ?? -1e300, max: max ?? 1e300, noNaN: true }).map((one) => one + 0);
    case "string":
      return textOf(schema, field);
    case "array":
      return fc.array(schema.items === undefined ? fc.constant(0) : anyOf(schema.items), {
        maxLength: schema.maxItems ?? 3,
      });
    case "object":
      return propertiesOf(schema.properties ?? []);
  }
}

function textOf(
  { format, pattern, minLength = 0, maxLength = 200 }: ValueSchema,
  field?: Field,
): fc.Arbitrary<string> {
  const isLong = field?.transform === "truncate";
  const text = fc.string({ unit: "grapheme", maxLength: isLong ? 3 * maxLength : maxLength });
  const length = (one: string): boolean => one.length >= minLength && (isLong || one.length <= maxLength);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u")).filter(length);
  const wellFormed = text.filter((one) => length(one) && !/\p{Surrogate}/u.test(one));
  switch (format) {
    case "uuid":
      return fc.uuid();
    case "email":
      return fc.tuple(WORD, WORD).map(([name, host]) => `${name}@${host}.example`);
    case "uri":
      return fc.tuple(WORD, WORD).map(([host, page]) => `https://${host}.example/${page}`);
    case "date-time":
      return fc
        .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
        .map((one) => one.toISOString());
    case "version":
      return fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join("."));
    default:
      if (field?.transform !== "basename") return wellFormed;
      return fc
        .tuple(fc.constantFrom("/home/ada/", "C:\\Users\\ada\\", ""), WORD)
        .map((parts) => parts.join(""));
  }
}

const WORD = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);

/** A good call with one fault: a property with a value that is not allowed, one too many, or no properties at all. */
function hostile(event: Tracked, properties: Properties, pick: number): Call {
  const faults = [...WHOLES, ...EXTRAS, ...event.properties.flatMap((field) => faultsOf(field))];
  const fault = faults[pick % faults.length];
  if (fault === undefined) throw new Error("no fault to make");
  const { kind, given, wanted } = fault(properties, event.properties);
  return {
    constant: event.constant,
    name: event.name,
    kind,
    properties: given,
    wanted: arrives(event, wanted),
  };
}

interface Made {
  readonly kind: string;
  readonly given: unknown;
  readonly wanted: Properties | undefined;
}

type Fault = (properties: Properties, fields: readonly Field[]) => Made;

/** Nothing passes but what needs no property. */
const empty = (fields: readonly Field[]): Properties | undefined =>
  fields.some(({ required }) => required) ? undefined : {};

const WHOLES: readonly Fault[] = [
  ["a text", () => CANARY],
  ["a list", () => [CANARY]],
  ["a function", () => () => CANARY],
  ["a proxy that throws", () => new Proxy({}, { ownKeys: boom, getOwnPropertyDescriptor: boom, get: boom })],
  ["an inherited value", (given: Properties) => Object.create({ ...given, note: CANARY })],
].map(
  ([kind, make]): Fault =>
    (properties, fields) => ({
      kind: `${kind} for all properties`,
      given: (make as (given: Properties) => unknown)(properties),
      wanted: empty(fields),
    }),
);

const EXTRAS: readonly Fault[] = [
  (properties) => ({
    kind: "an undeclared key",
    given: { ...properties, undeclared_note: CANARY },
    wanted: properties,
  }),
  (properties) => ({
    kind: "a key named __proto__",
    given: Object.defineProperty({ ...properties }, "__proto__", {
      value: { note: CANARY },
      enumerable: true,
    }),
    wanted: properties,
  }),
  (properties) => ({
    kind: "a symbol and a toJSON",
    given: { ...properties, [Symbol(CANARY)]: CANARY, toJSON: () => ({ note: CANARY }) },
    wanted: properties,
  }),
];

function boom(): never {
  throw new Error(CANARY);
}

/** Values that no rule of the catalogue allows in this place. */
function faultsOf(field: Field): readonly Fault[] {
  const { schema, name, required } = field;
  const values: [string, unknown][] = [
    ["a BigInt", 4n],
    ["a symbol", Symbol(CANARY)],
    ["a date", new Date(0)],
    ["NaN", Number.NaN],
    ["an object with a toString", { toString: () => CANARY }],
    ["a lone surrogate", `${CANARY}\ud800`],
    ["a text of 100,000 characters", CANARY.repeat(8_000)],
  ];
  if (schema.minimum !== undefined) values.push(["too little", schema.minimum - 1]);
  if (schema.maximum !== undefined) values.push(["too much", schema.maximum + 1]);
  if (schema.enum !== undefined) values.push(["a value that is not listed", CANARY]);
  if (schema.type === "integer") values.push(["a fraction", 0.5], ["a number as text", "1"]);
  if (schema.maxItems !== undefined) values.push(["too many items", new Array(schema.maxItems + 1).fill(0)]);
  if (schema.type === "object") values.push(["a list for an object", [{ note: CANARY }]]);
  return values
    .filter(([kind]) => !passes(field, kind))
    .map(
      ([kind, value]): Fault =>
        (properties) => {
          const { [name]: _, ...rest } = properties;
          return {
            kind: `${kind} in ${name}`,
            given: { ...rest, [name]: value },
            wanted: required ? undefined : rest,
          };
        },
    );
}

/** What is no fault for this field: a long text is cut where the field is cut. */
function passes({ transform, schema }: Field, kind: string): boolean {
  // Undeclared keys of an object are left out; what is left is an empty object.
  if (schema.type === "object" && (kind === "a date" || kind === "an object with a toString")) return true;
  if (transform === "truncate") return kind.startsWith("a text of");
  // The whole text is one part of a path, and may be long enough.
  return kind.startsWith("a text of") && (schema.maxLength ?? 0) >= CANARY.length * 8_000;
}
