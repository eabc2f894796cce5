/** The difference between two versions as elements: a heading and a list for each part of what is sent. */
import type {
  JsonValue,
  Sensitivity,
  SentEvent,
  SentField,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import type { Difference, Subject, Was } from "../libs/compare.ts";
import { sentAnchor, sentLines } from "../libs/sent.ts";
import { allowedValues, toJson, typeInWords } from "../libs/value.ts";
import { makeVisible } from "../libs/visible.ts";
import { SENSITIVITIES } from "../libs/words.ts";
import type { CompareStrings } from "../strings/compare-client.ts";
import { element } from "./element.ts";

export interface ComparePage {
  readonly t: CompareStrings;
  /** Where the version that has the event, or had it last, tells of it. */
  readonly addressOf: (constant: string, anchor: string) => string;
}

/** Most differences that are shown, so that a browser never stalls on two versions that have nothing in common. */
export const MOST_SHOWN = 2_000;

export function compareResult(page: ComparePage, differences: readonly Difference[]): readonly Node[] {
  const parts = new Map<string, Difference[]>();
  for (const difference of differences.slice(0, MOST_SHOWN)) {
    const owner = ownerOf(difference.subject);
    const part = parts.get(owner);
    if (part === undefined) parts.set(owner, [difference]);
    else part.push(difference);
  }
  return [...parts].map(([owner, list]) => section(page, owner, list));
}

/** What the heading is about: `receivers`, `metadata`, `traits`, or the constant of an event. */
function ownerOf(subject: Subject): string {
  if (subject.kind === "destination") return "receivers";
  return subject.kind === "event" ? subject.event.constant : subject.owner;
}

function section(page: ComparePage, owner: string, list: readonly Difference[]): Node {
  const { t } = page;
  const own =
    owner === "receivers" || owner === "metadata" || owner === "traits" ? t.difference[owner] : undefined;
  const code = element("code", {}, owner);
  const title = own ?? element("a", { href: page.addressOf(owner, sentAnchor(owner, "")) }, code);
  return element(
    "section",
    { class: "ft-difference", "data-owner": owner },
    element("h3", {}, title),
    element("ul", { class: "ft-changes" }, ...list.map((difference) => item(page, difference))),
  );
}

function item({ t }: ComparePage, difference: Difference): Node {
  const { collects, what } = difference;
  const mark = element("span", { class: "ft-collects", "data-collects": collects }, t.collects[collects]);
  const tag = what === "words" ? [" ", element("span", { class: "ft-tag" }, t.difference.wordsAlone)] : [];
  return element(
    "li",
    { "data-what": what },
    element("p", { class: "ft-change-mark" }, mark, ...tag),
    element("div", {}, element("p", {}, ...sentence(t, difference))),
  );
}

function sentence(t: CompareStrings, { what, subject, was }: Difference): readonly (Node | string)[] {
  if (subject.kind === "destination") {
    const name = element("strong", {}, makeVisible(subject.name));
    const at = ` (${subject.endpoint})`;
    if (what === "moved") return [name, `: ${t.difference.moved(textOf(was), subject.endpoint)}.`];
    return [name, `${at} ${what === "added" ? t.difference.isAdded : t.difference.isRemoved}.`];
  }
  if (subject.kind === "field")
    return [element("code", {}, subject.path), " ", ...fieldWords(t, what, subject.field, was)];
  const { event } = subject;
  const named = `“${makeVisible(event.name)}”`;
  if (what === "added") {
    const tied = strongestOf(event);
    const words = [
      ...(event.properties.length === 0 ? [] : [t.difference.carries(event.properties.length)]),
      ...(tied === "none" ? [] : [t.sensitivity[tied]]),
    ];
    const carries = words.length === 0 ? "" : ` (${words.join("; ")})`;
    return [`${t.difference.eventAdded}: ${named}${carries}. ${makeVisible(event.description)}`];
  }
  if (what === "removed") return [`${t.difference.eventRemoved}: ${named}.`];
  if (what === "renamed")
    return [`${t.difference.renamed(makeVisible(textOf(was)), makeVisible(event.name))}.`];
  if (what === "words") return [`${named} ${t.difference.words}.`];
  return [`${named} ${sensitivityWords(t, event.sensitivity, was)}.`];
}

/** Of the event and all it carries. */
function strongestOf({ sensitivity, properties }: SentEvent): Sensitivity {
  const all = [sensitivity, ...sentLines(properties).map(({ field }) => field.sensitivity)];
  return SENSITIVITIES.findLast((one) => all.includes(one)) ?? "none";
}

function fieldWords(
  t: CompareStrings,
  what: Difference["what"],
  field: SentField,
  was: Was | undefined,
): readonly (Node | string)[] {
  const { difference } = t;
  switch (what) {
    case "added":
      return [
        `${difference.isAdded}: ${valueWords(t, field.schema)}${tie(t, field)}. ${makeVisible(field.description)}`,
      ];
    case "removed":
      return [`${difference.isRemoved}.`];
    case "required":
      return [`${difference.required}.`];
    case "optional":
      return [`${difference.optional}.`];
    case "words":
      return [`${difference.words}.`];
    case "moved":
      return [`${difference.placed(textOf(was), "path" in field ? String(field.path) : "")}.`];
    case "sensitivity":
      return [`${sensitivityWords(t, field.sensitivity, was)}.`];
    default:
      return valuesChange(t, was?.kind === "schema" ? was.schema : field.schema, field.schema);
  }
}

/** Lists are told by what came and went; everything else by what it was and is. */
function valuesChange(
  t: CompareStrings,
  before: ValueSchema,
  after: ValueSchema,
): readonly (Node | string)[] {
  const [old, now] = [allowedValues(before).map(toJson), allowedValues(after).map(toJson)];
  const added = now.filter((value) => !old.includes(value));
  const gone = old.filter((value) => !now.includes(value));
  if (old.length === 0 || now.length === 0 || added.length + gone.length === 0)
    return [`${t.difference.values(valueWords(t, before), valueWords(t, after))}.`];
  return [
    ...(added.length === 0 ? [] : [`${t.difference.newValues}: `, ...codes(added), ". "]),
    ...(gone.length === 0 ? [] : [`${t.difference.goneValues}: `, ...codes(gone), "."]),
  ];
}

function codes(values: readonly string[]): readonly (Node | string)[] {
  return values.flatMap((value, at) => [
    ...(at === 0 ? [] : [", "]),
    element("code", {}, makeVisible(value)),
  ]);
}

/** `One of 3 values ("a", "b", "c")` */
function valueWords(t: CompareStrings, schema: ValueSchema): string {
  const values: readonly JsonValue[] = allowedValues(schema);
  const list = values.length > 1 ? ` (${values.map((value) => makeVisible(toJson(value))).join(", ")})` : "";
  return `${typeInWords(schema, t)}${list}`;
}

function tie(t: CompareStrings, { sensitivity }: SentField): string {
  return sensitivity === "none" ? "" : `; ${t.sensitivity[sensitivity]}`;
}

function sensitivityWords(t: CompareStrings, now: SentField["sensitivity"], was: Was | undefined): string {
  const before = was?.kind === "sensitivity" ? was.sensitivity : now;
  return t.difference.sensitivity(t.sensitivity[now], t.sensitivity[before]);
}

function textOf(was: Was | undefined): string {
  return was?.kind === "text" ? was.text : "";
}
