/** Whether a value on the wire keeps the rules of its field, and how a value is shown. */
import type { EnvelopeField, Field, ValueSchema } from "../catalog-document.ts";
import type { NumberRules, StringRules } from "../contract.ts";
import { EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "../examples.ts";
import { acceptBoolean, acceptNumber, acceptString, matchesFormat, type Outcome } from "../gate/values.ts";
import { EVENT_BYTES } from "../limits.ts";
import { isObject, kindOf } from "./read.ts";

/** Longest value that is shown, in UTF-16 code units. */
export const SHOWN_CHARACTERS = 200;
/** Most items of a list and keys of an object that are looked at. */
export const ITEMS = 1_000;
/** How much of the text of lists and objects is compared; each level costs one, so that bounds the depth as well. */
const COMPARED_CHARACTERS = 4_000;
/** SHA-256 in hexadecimal: what `transform: hash` leaves of a text. */
const HASH = /^[0-9a-f]{64}$/;

/** What is wrong with the value of a field, or undefined. Keys of objects and items that are objects are not looked at. */
export function problemOfField(field: Field, value: unknown): string | undefined {
  const { schema, transform } = field;
  if (transform === "hash" && value !== null)
    return typeof value === "string" && HASH.test(value)
      ? undefined
      : "must be a hash of 64 hexadecimal digits";
  if (transform === "basename" && typeof value === "string" && /[\\/]/.test(value))
    return "must be the last part of a path";
  return problemOf(schema, value);
}

function problemOf(schema: ValueSchema, value: unknown): string | undefined {
  if (value === null) return schema.nullable === true ? undefined : "must not be null";
  if (schema.type === "array") return problemOfList(schema, value) ?? problemOfWhole(schema, value);
  if (schema.type === "object")
    return isObject(value) ? problemOfWhole(schema, value) : `must be an object, not ${kindOf(value)}`;
  const outcome = accept(schema, value);
  return outcome.accepted ? undefined : outcome.problem;
}

function accept(schema: ValueSchema, value: unknown): Outcome {
  if (schema.type === "string") return acceptString(value, textRules(schema), () => undefined);
  if (schema.type === "boolean") return acceptBoolean(value, choice(schema));
  return acceptNumber(value, numberRules(schema), schema.type === "integer");
}

function problemOfList(schema: ValueSchema, value: unknown): string | undefined {
  if (!Array.isArray(value)) return `must be an array, not ${kindOf(value)}`;
  const most = Math.min(schema.maxItems ?? ITEMS, ITEMS);
  if (value.length > most) return `must have at most ${most} items`;
  const { items } = schema;
  if (items === undefined) return undefined;
  for (const [index, item] of value.entries()) {
    const problem = problemOf(items, item);
    if (problem !== undefined) return `has item ${index + 1}, which ${problem}`;
  }
  return undefined;
}

/** Lists and objects are compared by their JSON text, as the gate does. */
function problemOfWhole({ enum: values, const: only }: ValueSchema, value: unknown): string | undefined {
  const allowed = values ?? (only === undefined ? undefined : [only]);
  if (allowed === undefined) return undefined;
  const text = jsonStart(value, COMPARED_CHARACTERS);
  const isListed = allowed.some((one) => jsonStart(one, COMPARED_CHARACTERS) === text);
  return isListed ? undefined : "must be one of the values that the catalogue lists";
}

type Choice = Pick<StringRules, "enum" | "const">;

function choice({ enum: values, const: only }: ValueSchema): Choice {
  return {
    ...(values === undefined ? {} : { enum: values }),
    ...(only === undefined ? {} : { const: only }),
  };
}

function textRules(schema: ValueSchema): StringRules {
  const { format, pattern, minLength, maxLength } = schema;
  return {
    ...choice(schema),
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

function numberRules(schema: ValueSchema): NumberRules {
  const { minimum, maximum } = schema;
  return {
    ...choice(schema),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** A catalogue id as messages carry it. */
export const CATALOG_ID: RegExp = /^sha256-[0-9a-f]{64}$/;

/**
 * What is wrong with a value that the transport adds. Ids, times and the catalogue id differ between messages, and their
 * examples tell them apart; the event's name (`isName`) is looked up elsewhere; every other value is always the same.
 */
export function problemOfEnvelope(
  field: EnvelopeField & { readonly varies?: true },
  value: unknown,
  isName: boolean,
): string | undefined {
  const kind = kindOf(value);
  if (kind !== field.type)
    return `must be ${field.type === "string" ? "a string" : `of type ${field.type}`}, not ${kind}`;
  if (kind === "array" || kind === "object" || field.varies === true || isName) return undefined;
  if (typeof value !== "string")
    return String(value) === field.example ? undefined : `must be ${field.example}`;
  if (field.example === EXAMPLE_MESSAGE_ID)
    return matchesFormat("uuid", value) ? undefined : "must be a UUID";
  if (field.example === EXAMPLE_TIMESTAMP)
    return matchesFormat("date-time", value) ? undefined : "must be a date and time";
  if (CATALOG_ID.test(field.example)) return CATALOG_ID.test(value) ? undefined : "must be a catalogue id";
  return value === field.example ? undefined : `must be ${JSON.stringify(field.example)}`;
}

/** A value as JSON, cut at `SHOWN_CHARACTERS`. Bounded work, however large or deep the value is. */
export function shownValue(value: unknown): string {
  const text = jsonStart(value, SHOWN_CHARACTERS + 1);
  return text.length > SHOWN_CHARACTERS ? `${wellFormed(text.slice(0, SHOWN_CHARACTERS))}…` : text;
}

/** A text cut at `SHOWN_CHARACTERS`. */
export function shownText(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${wellFormed(text.slice(0, SHOWN_CHARACTERS))}…` : text;
}

/** At least the first `room` characters of the JSON of a value; each level costs one, so depth is bounded too. */
function jsonStart(value: unknown, room: number): string {
  if (room <= 0) return "";
  if (typeof value === "string") return JSON.stringify(value.slice(0, Math.min(room, EVENT_BYTES)));
  if (Array.isArray(value)) {
    let text = "[";
    for (const item of value) {
      if (text.length > room) return text;
      text += (text === "[" ? "" : ",") + jsonStart(item, room - text.length);
    }
    return `${text}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  let text = "{";
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (text.length > room) return text;
    text += `${text === "{" ? "" : ","}${JSON.stringify(key.slice(0, room))}:`;
    text += jsonStart(value[key], room - text.length);
  }
  return `${text}}`;
}

/** Half of a surrogate pair at the cut would be shown as a fault of its own. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
