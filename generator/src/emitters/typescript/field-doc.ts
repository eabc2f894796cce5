/** What the comments of fields and events say. */
import type {
  CatalogEvent,
  Deprecation,
  Field,
  NamedType,
  Purpose,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import { schemaWords, transformWords } from "../shared/schema-words.ts";
import type { Doc } from "./comment.ts";
import { namedType } from "./named-type.ts";

/** What the comment of a field takes from around it. */
export interface DocScope {
  readonly purposes: readonly Purpose[];
  readonly types: readonly NamedType[];
  /** The event whose comment already names the purpose. */
  readonly event?: CatalogEvent;
}

/** Comment of a property of an event, of a key of an object, or of a metadata field. */
export function fieldDoc(field: Field, scope: DocScope): Doc {
  const facts = [
    `Allowed: ${allowed(field.schema, scope.types)}`,
    ...(field.transform === undefined ? [] : [`Before it leaves: ${transformWords(field.transform)}`]),
    ...(field.examples.length === 0
      ? []
      : [`Example: ${field.examples.map((value) => JSON.stringify(value)).join(", ")}`]),
    `Sensitivity: ${field.sensitivity}`,
    ...(field.purpose === scope.event?.purpose
      ? []
      : [`Purpose: ${purposeTitle(field.purpose, scope.purposes)}`]),
    ...(field.requires === undefined
      ? []
      : [`Only with separate consent to: ${purposeTitle(field.requires, scope.purposes)}`]),
    ...(field.since === undefined ? [] : [`Since ${field.since}`]),
    ...(field.tell_again === undefined ? [] : [`Collects more since ${field.tell_again}`]),
  ];
  const freeText = field.free_text === undefined ? [] : [`Free text: ${field.free_text}`];
  return {
    text: joined([field.description, ...freeText, sentences(facts)]),
    deprecated: deprecation(field.deprecated),
    see: field.review === undefined ? [] : [field.review],
  };
}

/** What a value may be; a named enumeration by the name of its list. */
export function allowed(schema: ValueSchema, types: readonly NamedType[]): string {
  return schemaWords(schema, {
    literal: (text) => text,
    enumeration: (part) => namedType(part, types)?.values_name,
  });
}

/** Comment of an event's descriptor. */
export function eventDoc(event: CatalogEvent, purposes: readonly Purpose[]): Doc {
  const facts = [
    `Wire name: ${JSON.stringify(event.name)}`,
    `Sensitivity: ${event.sensitivity}`,
    `Purpose: ${purposeTitle(event.purpose, purposes)}`,
    ...(event.requires === undefined
      ? []
      : [`Only with separate consent to: ${purposeTitle(event.requires, purposes)}`]),
    ...(event.since === undefined ? [] : [`Since ${event.since}`]),
    ...(event.tell_again === undefined ? [] : [`Collects more since ${event.tell_again}`]),
  ];
  return {
    text: [
      event.description,
      ...(event.trigger === undefined ? [] : [`When: ${event.trigger}`]),
      sentences(facts),
    ],
    deprecated: deprecation(event.deprecated),
    see: event.review === undefined ? [] : [event.review],
  };
}

/** Text of the `@deprecated` tag; undefined where nothing is deprecated. */
export function deprecation(from: Deprecation | undefined): string | undefined {
  if (from === undefined) return undefined;
  const facts = [
    ...(from.since === undefined ? [] : [`Since ${from.since}`]),
    ...(from.reason === undefined ? [] : [from.reason]),
    ...(from.replaced_by === undefined ? [] : [`Use \`${from.replaced_by}\` instead`]),
  ];
  return sentences(facts);
}

/** What is short stands on one line: most fields need no paragraphs. */
function joined(texts: readonly string[]): readonly string[] {
  const line = sentences(texts);
  return line.length <= SHORT ? [line] : texts;
}

/** Fits on a line of a comment inside of an interface. */
const SHORT = 100;

function purposeTitle(id: string, purposes: readonly Purpose[]): string {
  return purposes.find((purpose) => purpose.id === id)?.title ?? id;
}

function sentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?]\s*$/u.test(part) ? part : `${part}.`)).join(" ");
}
