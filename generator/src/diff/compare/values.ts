/** What a value may be: wider, narrower or other than before, with lists and objects followed into their parts. */
import type { Field, ValueSchema } from "@forthright/runtime/catalog-document";
import type { Path } from "../../source/tree.ts";
import { type Change, change } from "../change.ts";
import { equal } from "../equal.ts";
import { capital, say } from "../phrase.ts";
import type { ChangeKind, Direction } from "../rules/rule.ts";
import type { RuleId } from "../rules/table.ts";
import { callersCompile } from "../values/code-type.ts";
import { type Relation, relation } from "../values/covers.ts";
import { changedKeywords, differenceWords, excerpt } from "../values/words.ts";
import { compareFields } from "./fields.ts";
import type { Inherited, Owner, Scope, Target } from "./scope.ts";

/** A schema before and after, with what is around it. */
export interface Values {
  readonly before: ValueSchema;
  readonly after: ValueSchema;
  readonly target: Target;
  /** Of the fields of the object, should the value be one. */
  readonly owner: Owner;
}

export function compareValues(values: Values, scope: Scope): readonly Change[] {
  const { before, after, target } = values;
  if (equal(before, after)) return [];
  const own = compareSchemas(values, scope);
  const named = before.type_name === after.type_name ? after.type_name : undefined;
  const reported = named === undefined ? [] : scope.typeChanges(named);
  if (named === undefined || reported.length === 0) return own;
  const known = new Set(reported.map((one) => fingerprint(one, ["types", named])));
  return own.filter((one) => !known.has(fingerprint(one, target.where.path)));
}

/** What changed, wherever it stands. */
function fingerprint({ rule, where, key, direction, before, after }: Change, below: Path): string {
  return JSON.stringify([rule, where.path.slice(below.length), key, direction, before, after]);
}

function compareSchemas(values: Values, scope: Scope): readonly Change[] {
  const { before, after } = values;
  if (before.type === after.type && isOpen(before) && isOpen(after)) {
    return [...shallowChange(values), ...compareParts(values, scope)];
  }
  return ownChange(values, before, after);
}

/** Lists and objects whose parts say what may pass; listed values are compared as a whole. */
function isOpen(schema: ValueSchema): boolean {
  const listed = schema.enum !== undefined || schema.const !== undefined;
  return !listed && (schema.type === "object" || (schema.type === "array" && schema.items !== undefined));
}

/** The rules of a list or an object itself, without its parts. */
function shallowChange(values: Values): readonly Change[] {
  const bare = ({ items: _items, properties: _properties, ...rest }: ValueSchema): ValueSchema => rest;
  return ownChange(values, bare(values.before), bare(values.after));
}

function compareParts({ before, after, target, owner }: Values, scope: Scope): readonly Change[] {
  if (before.items !== undefined && after.items !== undefined) {
    const inner = itemsOf(target, owner);
    return compareValues({ before: before.items, after: after.items, ...inner }, scope);
  }
  return compareFields(before.properties ?? [], after.properties ?? [], owner, scope);
}

function itemsOf(target: Target, owner: Owner): { readonly target: Target; readonly owner: Owner } {
  const path = [...target.where.path, "items"];
  return {
    target: {
      where: { path, words: say`items of ${target.where.words}` },
      the: say`an item of ${target.the}`,
    },
    owner: { ...owner, path: [...path, "properties"], prefix: `${owner.prefix.slice(0, -1)}[].` },
  };
}

/** The fields of a field that is an object. */
export function objectOwner(
  field: { readonly before: Field; readonly after: Field },
  target: Target,
  owner: Owner,
): Owner {
  const inherited = ({ purpose, sensitivity, requires, retention }: Field): Inherited => ({
    purpose,
    sensitivity,
    ...(requires === undefined ? {} : { requires }),
    ...(retention === undefined ? {} : { retention }),
  });
  return {
    ...owner,
    path: [...target.where.path, "properties"],
    prefix: `${owner.prefix}${field.after.name}.`,
    before: inherited(field.before),
    after: inherited(field.after),
  };
}

const DIRECTIONS: Readonly<Record<Relation, Direction>> = {
  narrower: "less",
  wider: "more",
  // What cannot be proven to be less counts as more.
  different: "more",
  same: "same",
};

const RULE_OF: Readonly<Record<Exclude<Relation, "same">, RuleId>> = {
  narrower: "values-narrowed",
  wider: "values-widened",
  different: "values-changed",
};

const LEADS: Readonly<Partial<Record<RuleId, string>>> = {
  "type-changed": "is another kind of value",
  "free-text-gained": "may be any text now",
  "values-narrowed": "allows fewer values",
  "values-widened": "allows more values",
  "values-changed": "allows other values",
};

function ownChange(values: Values, before: ValueSchema, after: ValueSchema): readonly Change[] {
  const related = relation(before, after);
  const keywords = changedKeywords(before, after);
  if (keywords.length === 0 || (related === "same" && before.type === after.type)) return [];
  const [key = "type"] = keywords;
  const kinds: readonly ChangeKind[] = [
    ...(callersCompile(before, after) ? [] : ["CODE" as const]),
    "WIRE",
    "PRIVACY",
  ];
  const rule = ruleOf(related, before, after);
  const words = capital(say`${values.target.the} ${LEADS[rule] ?? ""}: ${differenceWords(before, after)}.`);
  return [
    change(rule, values.target.where, words, {
      kinds,
      direction: DIRECTIONS[related],
      key,
      before: excerpt(before, keywords),
      after: excerpt(after, keywords),
    }),
  ];
}

function ruleOf(related: Relation, before: ValueSchema, after: ValueSchema): RuleId {
  if (before.type !== after.type) return "type-changed";
  if (related !== "narrower" && isFreeText(after) && !isFreeText(before)) return "free-text-gained";
  return related === "same" ? "values-narrowed" : RULE_OF[related];
}

/** Text that nothing bounds but its length. */
function isFreeText({ type, enum: listed, const: only, format, pattern }: ValueSchema): boolean {
  return type === "string" && [listed, only, format, pattern].every((rule) => rule === undefined);
}
