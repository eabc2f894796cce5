/** Rules about fields: which ones there are, and what a value may be. */
import type { Rule } from "./rule.ts";
import { properties, property } from "./snippets.ts";

const COUNT = "count: { type: integer, description: How many there were. }";
const KIND = "kind: { type: string, enum: [full, partial], description: What kind it was. }";
const count = (keys: string): string =>
  properties(`count: { type: integer, ${keys}description: How many there were. }`);
const text = (keys: string): string => property(`type: string, ${keys}`);
const FREE = "maxLength: 64, free_text: Chosen by the author";
const types = (list: string): string => `types:
  Kind: { type: string, enum: [${list}] }
${properties("kind: { $type: Kind, description: What kind it was. }")}`;

export type FieldRule =
  | "property-added"
  | "property-removed"
  | "property-renamed"
  | "property-required"
  | "property-optional"
  | "type-changed"
  | "values-widened"
  | "values-narrowed"
  | "values-changed"
  | "free-text-gained"
  | "transform-lost"
  | "transform-gained"
  | "transform-changed"
  | "type-removed";

export const FIELD_RULES: Readonly<Record<FieldRule, Rule>> = {
  "property-added": {
    title: "A new property",
    kinds: ["CODE", "PRIVACY"],
    direction: "more",
    why: "The event says more than before. Where it is required, callers no longer compile.",
    bad: {
      before: properties(COUNT),
      after: properties(COUNT, KIND),
      says: "The event ‘Run ended’ also sends `kind` (one of `full` and `partial`).",
    },
    good: { before: properties(COUNT, KIND), after: properties(KIND, COUNT) },
  },
  "property-removed": {
    title: "A property less",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "less",
    why: "Callers that give it no longer compile, and stored data lacks it from now on.",
    bad: {
      before: properties(COUNT, KIND),
      after: properties(COUNT),
      says: "The event ‘Run ended’ no longer sends `kind`.",
    },
    good: { before: properties(COUNT), after: properties(COUNT, KIND) },
  },
  "property-renamed": {
    title: "A property has another key",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "depends",
    why: "One key is gone and one is new that are equal in all the rest, so it is the same data. Where the description changed as well, it may be other data, which counts as more.",
    bad: {
      before: properties(COUNT),
      after: properties("total: { type: integer, description: How many there were. }"),
      says: "The event ‘Run ended’ sends `total` in place of `count`.",
    },
    good: {
      before: properties(COUNT),
      after: properties("total: { type: number, description: How many there were. }"),
    },
  },
  "property-required": {
    title: "A property is always sent",
    kinds: ["CODE", "PRIVACY"],
    direction: "more",
    why: "Callers that left it out no longer compile, and each event carries it.",
    bad: {
      before: count(""),
      after: count("required: true, "),
      says: "`count` of ‘Run ended’ is always sent now; it was optional.",
    },
    good: { before: count(""), after: count("required: false, ") },
  },
  "property-optional": {
    title: "A property may be missing",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "Stored data may lack it from now on.",
    bad: {
      before: count("required: true, "),
      after: count(""),
      says: "`count` of ‘Run ended’ may be missing now; it was required.",
    },
    good: { before: count(""), after: count("required: true, ") },
  },
  "type-changed": {
    title: "Another kind of value is allowed",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "depends",
    why: "Stored data has another type. Less only where every new value was allowed before, as for whole numbers in place of numbers.",
    bad: {
      before: property("type: integer"),
      after: property("type: boolean"),
      says: "`steps` of ‘Run ended’ is another kind of value: true or false, was a whole number.",
    },
    good: { before: property("type: integer"), after: property("type: integer, minimum: 0") },
  },
  "values-widened": {
    title: "More values are allowed",
    kinds: ["WIRE", "PRIVACY"],
    direction: "more",
    why: "Every value that was allowed still is, and others are too: stored data holds values that it did not.",
    bad: {
      before: text("enum: [full, partial]"),
      after: text("enum: [full, partial, dry-run]"),
      says: "`steps` of ‘Run ended’ allows more values: also `dry-run`.",
    },
    good: { before: text("enum: [full, partial]"), after: text("enum: [partial, full]") },
  },
  "values-narrowed": {
    title: "Fewer values are allowed",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "less",
    why: "Every value that is allowed was allowed before. Callers stop compiling where the list of values, null or the keys of an object shrink; other values are dropped by the gate.",
    bad: {
      before: property("type: integer, minimum: 0"),
      after: property("type: integer, minimum: 0, maximum: 100"),
      says: "`steps` of ‘Run ended’ allows fewer values: the maximum is 100 now, was not stated.",
    },
    good: {
      before: property("type: integer, maximum: 100"),
      after: property("type: integer, maximum: 200"),
    },
  },
  "values-changed": {
    title: "Other values are allowed",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "more",
    why: "Some values are new, or it cannot be proven that none are, as between two patterns. So it counts as more.",
    bad: {
      before: text("pattern: '^[a-z]+$'"),
      after: text("pattern: '^[a-z0-9]+$'"),
      says: "`steps` of ‘Run ended’ allows other values: the pattern is `^[a-z0-9]+$` now, was `^[a-z]+$`.",
    },
    good: { before: text("pattern: '^[a-z]+$'"), after: text("pattern: '^[a-z]+$', maxLength: 9") },
  },
  "free-text-gained": {
    title: "Free text",
    kinds: ["WIRE", "PRIVACY"],
    direction: "more",
    why: "Free text can carry anything about a person, whatever it is meant for.",
    bad: {
      before: text("enum: [full, partial]"),
      after: text(FREE),
      says: "`steps` of ‘Run ended’ may be any text now: no longer one of a list; the longest length is 64 now, was not stated.",
    },
    good: { before: text(FREE), after: text(FREE.replace("64", "128")) },
  },
  "transform-lost": {
    title: "A value is sent as it is",
    kinds: ["WIRE", "PRIVACY"],
    direction: "more",
    why: "What was hashed or cut off before it was written is now sent whole.",
    bad: {
      before: text(`${FREE}, transform: basename`),
      after: text(FREE),
      says: "`steps` of ‘Run ended’ is sent as it is now; it went through `basename` before.",
    },
    good: { before: text(FREE), after: text(`${FREE}, transform: hash`) },
  },
  "transform-gained": {
    title: "A value goes through a transform",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "The value is hashed or cut off before anything is written.",
    bad: {
      before: text(FREE),
      after: text(`${FREE}, transform: hash`),
      says: "`steps` of ‘Run ended’ goes through `hash` before it is sent.",
    },
    good: { before: text(`${FREE}, transform: hash`), after: text(FREE) },
  },
  "transform-changed": {
    title: "Another transform",
    kinds: ["WIRE", "PRIVACY"],
    direction: "more",
    why: "A hash, the end of a path and the start of a text keep different things, so none is less than another.",
    bad: {
      before: text(`${FREE}, transform: hash`),
      after: text(`${FREE}, transform: truncate`),
      says: "`steps` of ‘Run ended’ goes through `truncate` now; it was `hash`.",
    },
    good: { before: text(FREE), after: text(`${FREE}, transform: hash`) },
  },
  "type-removed": {
    title: "A named type less",
    kinds: ["CODE"],
    why: "The type and its list of values are exported by the generated package; who imports them no longer compiles.",
    bad: {
      before: types("full, partial"),
      after: properties("kind: { type: string, enum: [full, partial], description: What kind it was. }"),
      says: "The type `Kind` is no longer exported.",
    },
    good: { before: types("full, partial"), after: types("full") },
  },
};
