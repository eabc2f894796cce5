/** Properties of an event, keys of an object, metadata fields, traits: what is new, gone, renamed or different. */
import type { Field } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { compareVersions } from "../measure.ts";
import { capital, code, type Phrase, say } from "../phrase.ts";
import type { ChangeKind } from "../rules/rule.ts";
import { valueWords } from "../values/words.ts";
import { compareCare } from "./care.ts";
import { findRenames, type Renamed } from "./renames.ts";
import { fieldTarget, notHeldBack, type Owner, type Scope, type Target } from "./scope.ts";
import { compareTexts } from "./texts.ts";
import { compareValues, objectOwner } from "./values.ts";

/** Changes of the fields of one owner. */
export function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  owner: Owner,
  scope: Scope,
): readonly Change[] {
  const pairs = pairBy(before, after, (field) => field.name);
  const { renamed, added, removed } = findRenames(pairs.removed, pairs.added, alike);
  return [
    ...added.map((field) => fieldAdded(field, owner, scope)),
    ...renamed.map((pair) => fieldRenamed(pair, owner)),
    ...removed.map((field) => fieldRemoved(field, owner)),
    ...pairs.both.flatMap((pair) => compareField(pair.before, pair.after, owner, scope)),
  ];
}

/** Everything that makes two fields the same but for their name and the words about them. */
function alike({ name: _name, description: _description, ...rest }: Field): unknown {
  return rest;
}

/** What a new field says about itself: `store_type` (one of `sql` and `rest`), personal */
export function newFieldWords(field: Field, owner: Owner): Phrase {
  const tied = field.sensitivity === "none" ? "" : say`, ${field.sensitivity}`;
  const kind = field.free_text === undefined ? valueWords(field.schema) : say`free text`;
  return say`${code(owner.prefix + field.name)} (${kind}${tied})`;
}

/** A trait itself; a key inside of one is a property. */
function isTrait({ noun, prefix }: Owner): boolean {
  return noun === "trait" && prefix === "";
}

function fieldAdded(field: Field, owner: Owner, scope: Scope): Change {
  const target = fieldTarget(owner, field.name);
  const kinds: readonly ChangeKind[] = field.required ? ["CODE", "PRIVACY"] : ["PRIVACY"];
  const must = field.required ? ", and must do so" : "";
  const words = say`${owner.subject} also sends ${newFieldWords(field, owner)}${must}.`;
  return change(isTrait(owner) ? "trait-added" : "property-added", target.where, capital(words), {
    kinds,
    after: field.name,
    ...notHeldBack(field.since !== undefined && compareVersions(field.since, scope.told) > 0),
  });
}

function fieldRemoved(field: Field, owner: Owner): Change {
  const target = fieldTarget(owner, field.name);
  const words = say`${owner.subject} no longer sends ${code(owner.prefix + field.name)}.`;
  return change(isTrait(owner) ? "trait-removed" : "property-removed", target.where, capital(words), {
    before: field.name,
  });
}

/** The same facts under another key are the same data; with other words about them they may be other data. */
function fieldRenamed({ before, after }: Renamed<Field>, owner: Owner): Change {
  const target = fieldTarget(owner, after.name);
  const [old, now] = [code(owner.prefix + before.name), code(owner.prefix + after.name)];
  const sameWords = before.description === after.description;
  const doubt = sameWords ? "" : "; its description is another one too, so it may be other data";
  const words = say`${owner.subject} sends ${now} in place of ${old}${doubt}.`;
  return change(isTrait(owner) ? "trait-renamed" : "property-renamed", target.where, capital(words), {
    direction: sameWords ? "same" : "more",
    before: before.name,
    after: after.name,
  });
}

/** All changes of one field that is in both catalogues. */
export function compareField(before: Field, after: Field, owner: Owner, scope: Scope): readonly Change[] {
  if (before === after) return [];
  const target = fieldTarget(owner, after.name);
  return [
    ...requiredChange(before, after, target),
    ...compareValues(
      {
        before: before.schema,
        after: after.schema,
        target,
        owner: objectOwner({ before, after }, target, owner),
      },
      scope,
    ),
    ...transformChange(before, after, target),
    ...compareCare(before, after, target, owner),
    ...categoryChange(before, after, target),
    ...compareTexts(before, after, textKeys(before, after), target),
  ];
}

const TEXTS = ["description", "examples", "owner", "review"] as const satisfies readonly (keyof Field)[];

/** The reason for free text is a text like others, unless it came or went with the rules of the value. */
function textKeys(before: Field, after: Field): readonly (keyof Field & string)[] {
  return before.free_text !== undefined && after.free_text !== undefined ? [...TEXTS, "free_text"] : TEXTS;
}

function requiredChange(before: Field, after: Field, target: Target): readonly Change[] {
  if (before.required === after.required) return [];
  const words = after.required
    ? say`${target.the} is always sent now; it was optional.`
    : say`${target.the} may be missing now; it was required.`;
  const rule = after.required ? "property-required" : "property-optional";
  const key = "required";
  return [
    change(rule, target.where, capital(words), { key, before: before.required, after: after.required }),
  ];
}

function transformChange(before: Field, after: Field, target: Target): readonly Change[] {
  const [old, now] = [before.transform, after.transform];
  if (old === now) return [];
  const parts = { key: "transform", before: old, after: now };
  const make = (
    rule: "transform-lost" | "transform-gained" | "transform-changed",
    words: Phrase,
  ): readonly Change[] => [change(rule, target.where, capital(say`${target.the} ${words}`), parts)];
  if (now === undefined)
    return make("transform-lost", say`is sent as it is now; it went through ${code(old ?? "")} before.`);
  if (old === undefined) return make("transform-gained", say`goes through ${code(now)} before it is sent.`);
  return make("transform-changed", say`goes through ${code(now)} now; it was ${code(old)}.`);
}

function categoryChange(before: Field, after: Field, target: Target): readonly Change[] {
  if (before.category === after.category) return [];
  const named = (category: string | undefined): Phrase =>
    category === undefined ? say`no category` : say`the category ${code(category)}`;
  const words = say`${target.the} has ${named(after.category)} now; it had ${named(before.category)}.`;
  const parts = { key: "category", before: before.category, after: after.category };
  return [change("category-changed", target.where, capital(words), parts)];
}
