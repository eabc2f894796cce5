/** Calls of the SDK in JavaScript, where no compiler holds the properties against the catalogue. Pure. */

import type { CatalogEvent, Field, ValueSchema } from "@forthright/runtime/catalog-document";
import { ts } from "ts-morph";
import { problemOf } from "../catalog/check-value.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Finding } from "./finding.ts";
import { constantOf, expressionOf, keyOf, literalOf } from "./literals.ts";
import type { Meaning } from "./meaning.ts";
import { bare, calledName, spanOf } from "./syntax.ts";

export interface PropertyContext {
  readonly meaning: Meaning;
  readonly events: readonly CatalogEvent[];
  readonly report: (finding: Finding) => void;
}

/** Looks at one node of a JavaScript file. */
export function checkProperties(node: ts.Node, context: PropertyContext): void {
  if (!ts.isCallExpression(node)) return;
  const name = calledName(node.expression);
  if (name === undefined) return;
  const [first, second, third] = node.arguments;
  const events = context.meaning.eventsOf;
  if (name.text !== "track" && name.text !== "wrap") {
    const event = isHelper(node.expression, context) ? only(events(bare(node.expression))) : undefined;
    if (event !== undefined) checkGiven(second, event, node.expression, context);
  } else if (first !== undefined) {
    const event = only(events(bare(first)));
    if (event === undefined) checkEventArgument(node, first, context);
    else if (name.text === "track") checkGiven(second, event, first, context);
    else checkDescribed(third, event, first, context);
  }
}

/** Asked for functions alone: a descriptor that is called is a fault that Node reports itself. */
function isHelper(callee: ts.Expression, { meaning }: PropertyContext): boolean {
  return meaning.calledFrom(callee)?.origin.kind === "sdk";
}

function only(events: readonly CatalogEvent[]): CatalogEvent | undefined {
  return events.length === 1 ? events[0] : undefined;
}

/** `analytics.track("Pipeline run")`: the SDK takes descriptors, not names. */
function checkEventArgument(call: ts.CallExpression, first: ts.Expression, context: PropertyContext): void {
  const { meaning, events, report } = context;
  const literal = literalOf(meaning.checker, first);
  if (literal.kind !== "value" || meaning.calledFrom(call.expression)?.origin.kind !== "sdk") return;
  const text = String(literal.value);
  const named = events.find(({ name, constant }) => name === text || constant === text);
  const hint =
    named === undefined
      ? didYouMean(
          text,
          events.map(({ constant }) => constant),
          "declare the event in the catalogue and pass its descriptor",
        )
      : `import \`${named.constant}\` and pass it`;
  const message = `${JSON.stringify(text)} is no descriptor of an event, so nothing is recorded`;
  report({ code: "audit-event-unknown", message, hint, span: spanOf(first) });
}

/** `wrap(EVENT, run, (result) => ({ … }))` */
function checkDescribed(
  describe: ts.Expression | undefined,
  event: CatalogEvent,
  at: ts.Node,
  context: PropertyContext,
): void {
  const inner = describe === undefined ? undefined : bare(describe);
  const isFunction = inner !== undefined && (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner));
  if (inner !== undefined && !isFunction) return;
  const results = inner === undefined ? [undefined] : resultsOf(inner.body);
  for (const given of results) checkGiven(given, event, at, context);
}

function resultsOf(body: ts.ConciseBody): readonly ts.Expression[] {
  return ts.isBlock(body) ? returnedBy(body) : [body];
}

function returnedBy(body: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}

/** `at` is the descriptor or the helper: the place of what is missing where no properties are given. */
function checkGiven(
  given: ts.Expression | undefined,
  event: CatalogEvent,
  at: ts.Node,
  context: PropertyContext,
): void {
  const owner = `event \`${event.constant}\``;
  const inner = given === undefined ? undefined : bare(given);
  if (inner === undefined) {
    reportMissing(event.properties, new Set(), owner, { ...context, event }, spanOf(at));
  } else if (ts.isObjectLiteralExpression(inner)) {
    checkObject(inner, event.properties, owner, { ...context, event }, true);
  } else if (ts.isIdentifier(inner)) {
    const value = constantOf(context.meaning.checker, inner);
    const object = value === undefined ? undefined : bare(value);
    // Keys may be added between the declaration and the call, so what is missing is not known.
    if (object !== undefined && ts.isObjectLiteralExpression(object)) {
      checkObject(object, event.properties, owner, { ...context, event }, false);
    }
  }
}

interface ObjectContext extends PropertyContext {
  readonly event: CatalogEvent;
}

function checkObject(
  object: ts.ObjectLiteralExpression,
  fields: readonly Field[],
  owner: string,
  context: ObjectContext,
  complete: boolean,
): void {
  const given = new Set<string>();
  let open = !complete;
  for (const property of object.properties) {
    const key = keyOf(property);
    // A spread or a computed key may bring any key.
    if (key === undefined) open = true;
    else if (checkKey(property, key, fields, owner, context)) given.add(key);
  }
  if (!open) reportMissing(fields, given, owner, context, { ...spanOf(object), end: object.getStart() + 1 });
}

/** Checks a key and its value; false if the value is `undefined`, which is as if the key were absent. */
function checkKey(
  property: ts.ObjectLiteralElementLike,
  key: string,
  fields: readonly Field[],
  owner: string,
  context: ObjectContext,
): boolean {
  const { report, event } = context;
  const field = fields.find(({ name }) => name === key);
  if (field === undefined) {
    const names = fields.map(({ name }) => name);
    const otherwise = names.length === 0 ? `${owner} has no properties` : `known are ${list(names)}`;
    const message = `${owner} has no property \`${key}\`, so it is dropped`;
    const place = { span: spanOf(property.name ?? property), constant: event.constant };
    report({ code: "audit-key-unknown", message, hint: didYouMean(key, names, otherwise), ...place });
    return true;
  }
  const value = expressionOf(property);
  return value === undefined || checkValue(value, field, owner, context);
}

function checkValue(value: ts.Expression, field: Field, owner: string, context: ObjectContext): boolean {
  const { meaning, report, event } = context;
  const inner = bare(value);
  const { schema, name } = field;
  if (ts.isObjectLiteralExpression(inner) && schema.type === "object") {
    checkObject(inner, schema.properties ?? [], `\`${name}\` of ${owner}`, context, true);
    return true;
  }
  const literal = literalOf(meaning.checker, inner);
  if (literal.kind === "undefined") return false;
  const problem = literal.kind === "value" ? problemOf(schema, literal.value) : undefined;
  if (problem !== undefined) {
    const message = `\`${name}\` of ${owner} ${problem}`;
    const place = { span: spanOf(value), constant: event.constant, property: name };
    report({ code: "audit-value-wrong", message, hint: hintOf(schema), ...place });
  }
  return true;
}

function hintOf(schema: ValueSchema): string {
  if (schema.enum !== undefined) return `allowed are ${list(schema.enum.map((one) => JSON.stringify(one)))}`;
  if (schema.const !== undefined) return `the only allowed value is ${JSON.stringify(schema.const)}`;
  const bounds = [
    schema.minimum === undefined ? [] : [`at least ${schema.minimum}`],
    schema.maximum === undefined ? [] : [`at most ${schema.maximum}`],
    schema.maxLength === undefined ? [] : [`at most ${schema.maxLength} characters`],
    schema.format === undefined ? [] : [`of the format ${schema.format}`],
  ].flat();
  return `the catalogue wants the type ${schema.type}${bounds.length === 0 ? "" : `, ${bounds.join(", ")}`}`;
}

const MAX_LISTED = 8;

function list(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(", ");
  return names.length > MAX_LISTED ? `${shown} and ${names.length - MAX_LISTED} more` : shown;
}

function reportMissing(
  fields: readonly Field[],
  given: ReadonlySet<string>,
  owner: string,
  { report, event }: ObjectContext,
  span: Span,
): void {
  const missing = fields.filter(({ name, required }) => required && !given.has(name));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `\`${name}\``).join(", ");
  const message = `${owner} needs ${names}, so it is dropped`;
  report({ code: "audit-key-missing", message, hint: `give ${names}`, span, constant: event.constant });
}
