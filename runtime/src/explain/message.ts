/** Walks one message and says of every field what it is. */
import type { EnvelopeField, Field } from "../catalog-document.ts";
import type { Declared, DeclaredEvent, Layout, Layouts } from "./declared.ts";
import { isObject, type JsonObject, kindOf, own } from "./read.ts";
import type { ExplainedField, ExplainedMessage, ExplainedRequest } from "./report.ts";
import { CATALOG_ID, ITEMS, problemOfEnvelope, problemOfField, shownText, shownValue } from "./value.ts";

/** Most fields of a message that are listed; a message of 32,000 bytes cannot hold more with names and values. */
const FIELDS = 2_000;
/** How deep declared objects are walked into. */
const DEPTH = 16;

/** Never throws. The message may be of any shape and size. Destinations differ in layout: the one that fits is taken. */
export function explainMessage(declared: Declared, message: JsonObject, line: number): ExplainedMessage {
  return fitting(declared, (layouts) => explainBy(declared, layoutOf(layouts, message), message, line));
}

/** The layout of the message's kind. */
function layoutOf({ event, others }: Layouts, message: JsonObject): Layout {
  return others.find(({ path, value }) => valueAt(message, path) === value)?.layout ?? event;
}

function explainBy(declared: Declared, layout: Layout, message: JsonObject, line: number): ExplainedMessage {
  const { kind, holder } = layout;
  const name = layout.name === undefined ? undefined : valueAt(message, layout.name);
  const known = typeof name === "string" ? declared.events.get(name) : undefined;
  const walk = new Walk(declared, layout, known);
  walk.object(message, "");
  return {
    ...(kind === "event" ? {} : { kind }),
    line,
    ...(typeof name === "string" ? { name: shownText(name) } : {}),
    ...matchOf(declared, layout, message),
    ...(known === undefined ? {} : { event: reference(known) }),
    fields: walk.fields,
    missing:
      holder === undefined
        ? []
        : missingOf(known?.event.properties ?? [...layout.traits.values()], valueAt(message, holder)),
  };
}

/** What stands around the messages of a request: nothing may, but what the envelope declares. */
export function explainRequest(declared: Declared, request: JsonObject, line: number): ExplainedRequest {
  return fitting(declared, ({ event }) => ({ line, fields: around(event, request) }));
}

function around(layout: Layout, request: JsonObject): readonly ExplainedField[] {
  return firstKeys(request).map((key) => {
    const field = layout.request.get(key);
    return field === undefined
      ? undeclared(shownText(key), key, request[key])
      : envelopeField(key, request[key], field, false);
  });
}

/** The explanation with the fewest faults; the first of equals. */
function fitting<One extends ExplainedRequest>(
  { layouts }: Declared,
  explain: (layouts: Layouts) => One,
): One {
  const [first, ...others] = layouts;
  return others.map(explain).reduce((best, one) => (faults(one) < faults(best) ? one : best), explain(first));
}

function faults({ fields }: ExplainedRequest): number {
  return fields.filter(({ problem }) => problem !== undefined).length;
}

function reference({ group, event }: DeclaredEvent): NonNullable<ExplainedMessage["event"]> {
  const { constant, description, status, slug } = event;
  return { constant, description, status, group: group.slug, slug };
}

/** By the value that stands where the envelope has the catalogue id. */
function matchOf(
  declared: Declared,
  layout: Layout,
  message: JsonObject,
): Pick<ExplainedMessage, "match" | "catalog"> {
  for (const [path, { example }] of layout.envelope) {
    if (!CATALOG_ID.test(example)) continue;
    const value = valueAt(message, path);
    if (value === declared.id) return { match: "same" };
    if (typeof value === "string" && CATALOG_ID.test(value)) return { match: "another", catalog: value };
  }
  return { match: "none" };
}

function valueAt(message: JsonObject, path: string): unknown {
  let at: unknown = message;
  for (const key of path.split(".")) at = isObject(at) ? own(at, key) : undefined;
  return at;
}

/** A newer field is held back, and one with a consent of its own left out, so neither is missed. */
function missingOf(fields: readonly Field[], values: unknown): readonly string[] {
  const given = isObject(values) ? values : {};
  return fields
    .filter(({ required, requires, since }) => required && requires === undefined && since === undefined)
    .filter(({ name }) => !Object.hasOwn(given, name))
    .map(({ name }) => name);
}

type ValueKind = "metadata" | "property" | "trait";

/** State of one walk: the list grows, and stops growing at its bound. */
class Walk {
  readonly fields: ExplainedField[] = [];
  readonly #declared: Declared;
  readonly #layout: Layout;
  readonly #declaredValues: ReadonlyMap<string, Field>;

  constructor(declared: Declared, layout: Layout, known: DeclaredEvent | undefined) {
    this.#declared = declared;
    this.#layout = layout;
    this.#declaredValues =
      known === undefined
        ? layout.traits
        : new Map(known.event.properties.map((field) => [field.name, field]));
  }

  /** The message, or one of the objects that only hold declared values. */
  object(value: JsonObject, path: string): void {
    for (const key of firstKeys(value)) {
      if (this.fields.length > FIELDS) return;
      this.#entry(path === "" ? key : `${path}.${key}`, key, path, value[key]);
    }
    this.#noteRest(value, path);
  }

  #entry(path: string, key: string, parent: string, value: unknown): void {
    const { metadata, envelope, containers } = this.#layout;
    // A key with a dot in it is no path.
    const isPlain = !key.includes(".");
    const field = isPlain ? metadata.get(path) : undefined;
    const added = isPlain ? envelope.get(path) : undefined;
    const declared = parent === this.#layout.holder ? this.#declaredValues.get(key) : undefined;
    if (field !== undefined) this.#declaredField("metadata", path, path, field, value, 0);
    else if (declared !== undefined) this.#declaredField(this.#valueKind(), path, path, declared, value, 0);
    else if (isPlain && containers.has(path) && isObject(value)) this.object(value, path);
    else if (added !== undefined)
      this.fields.push(envelopeField(path, value, added, path === this.#layout.name));
    else this.fields.push(undeclared(shownText(path), path, value));
  }

  #valueKind(): ValueKind {
    return this.#layout.kind === "identify" ? "trait" : "property";
  }

  #declaredField(
    kind: ValueKind,
    path: string,
    declaredPath: string,
    field: Field,
    value: unknown,
    depth: number,
  ): void {
    const problem = problemOfField(field, value);
    const requires = field.requires;
    const titles = this.#declared.purposes;
    this.fields.push({
      path: shownText(path),
      declaredPath,
      value: shownValue(value),
      kind,
      description: field.description,
      purpose: titles.get(field.purpose) ?? field.purpose,
      sensitivity: field.sensitivity,
      ...(requires === undefined ? {} : { requires: titles.get(requires) ?? requires }),
      ...(problem === undefined ? {} : { problem }),
    });
    if (problem === undefined) this.#inside(kind, path, declaredPath, field.schema, value, depth + 1);
  }

  /** Keys of an object and of a list's items. */
  #inside(
    kind: ValueKind,
    path: string,
    declaredPath: string,
    schema: Field["schema"],
    value: unknown,
    depth: number,
  ): void {
    if (depth > DEPTH || this.fields.length > FIELDS) return;
    if (Array.isArray(value) && schema.items !== undefined) {
      for (const [index, item] of value.entries())
        this.#inside(kind, `${path}[${index}]`, `${declaredPath}[]`, schema.items, item, depth + 1);
    } else if (isObject(value) && schema.type === "object") {
      const keys = new Map(schema.properties?.map((field) => [field.name, field]));
      for (const key of firstKeys(value)) {
        const field = keys.get(key);
        const [at, declaredAt] = [`${path}.${key}`, `${declaredPath}.${key}`];
        if (field === undefined) this.fields.push(undeclared(shownText(at), declaredAt, value[key]));
        else this.#declaredField(kind, at, declaredAt, field, value[key], depth + 1);
      }
      this.#noteRest(value, path);
    }
  }

  /** Keys beyond the bound are not declared: no catalogue declares so many. */
  #noteRest(value: JsonObject, path: string): void {
    let count = 0;
    for (const _key in value) count++;
    if (count > ITEMS)
      this.fields.push(
        undeclared(shownText(`${path === "" ? "" : `${path}.`}…`), path, `${count - ITEMS} more`),
      );
  }
}

function firstKeys(value: JsonObject): readonly string[] {
  return Object.keys(value).slice(0, ITEMS);
}

function envelopeField(path: string, value: unknown, field: EnvelopeField, isName: boolean): ExplainedField {
  const problem = problemOfEnvelope(field, value, isName);
  return {
    path,
    declaredPath: path,
    value: shownValue(value),
    kind: "envelope",
    description: field.description,
    sensitivity: field.sensitivity,
    ...(problem === undefined ? {} : { problem }),
  };
}

function undeclared(path: string, declaredPath: string, value: unknown): ExplainedField {
  const problem = `is not declared by this catalogue (${kindOf(value)})`;
  return {
    path,
    declaredPath: shownText(declaredPath),
    value: shownValue(value),
    kind: "undeclared",
    problem,
  };
}
