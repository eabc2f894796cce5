/**
 * What one version could send that another could not: for any two recorded versions, in the browser. It compares what
 * is sent and to whom; purposes, retention and consent stand in the recorded changes of each version.
 */
import type {
  HistoryChange,
  Sensitivity,
  SentEvent,
  SentField,
  SentSet,
  ValueSchema,
} from "@forthright/runtime/catalog-document";
import { type SentLine, sentLines } from "./sent.ts";
import { schemaChange } from "./within.ts";
import { SENSITIVITIES } from "./words.ts";

/** What of the set differs. `owner`: `metadata`, `traits`, or the constant of the event that carries the field. */
export type Subject =
  | { readonly kind: "event"; readonly event: SentEvent }
  | { readonly kind: "field"; readonly owner: string; readonly path: string; readonly field: SentField }
  | { readonly kind: "destination"; readonly name: string; readonly endpoint: string };

export type DifferenceKind =
  | "added"
  | "removed"
  | "renamed"
  | "moved"
  | "values"
  | "required"
  | "optional"
  | "sensitivity"
  | "words";

export interface Difference {
  readonly what: DifferenceKind;
  readonly collects: HistoryChange["collects"];
  readonly subject: Subject;
  /** What it was in the older version; absent where there was none, and for words. */
  readonly was?: Was;
}

export type Was =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "schema"; readonly schema: ValueSchema }
  | { readonly kind: "sensitivity"; readonly sensitivity: Sensitivity };

/** Everything that differs, in the order of the newer set; what is gone stands last in its part. */
export function compareSets(before: SentSet, after: SentSet): readonly Difference[] {
  return [
    ...compareDestinations(before.destinations, after.destinations),
    ...compareMetadata(before.metadata, after.metadata),
    ...compareFields("traits", before.traits ?? [], after.traits ?? []),
    ...compareEvents(eventsOf(before), eventsOf(after)),
  ];
}

function eventsOf({ groups }: SentSet): readonly SentEvent[] {
  return groups.flatMap(({ events }) => events);
}

interface Pairs<Item> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly both: readonly { readonly before: Item; readonly after: Item }[];
}

function pair<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
): Pairs<Item> {
  const [had, has] = [before, after].map((list) => new Map(list.map((item) => [key(item), item])));
  return {
    added: after.filter((item) => had?.has(key(item)) !== true),
    removed: before.filter((item) => has?.has(key(item)) !== true),
    both: after.flatMap((item) => {
      const old = had?.get(key(item));
      return old === undefined ? [] : [{ before: old, after: item }];
    }),
  };
}

function compareDestinations(
  before: SentSet["destinations"],
  after: SentSet["destinations"],
): readonly Difference[] {
  const { added, removed, both } = pair(before, after, ({ id }) => id);
  const subject = ({ name, endpoint }: SentSet["destinations"][number]): Subject => ({
    kind: "destination",
    name,
    endpoint,
  });
  return [
    ...added.map((one): Difference => ({ what: "added", collects: "more", subject: subject(one) })),
    ...both
      .filter((one) => one.before.endpoint !== one.after.endpoint)
      // Another address may be another recipient.
      .map(
        (one): Difference => ({
          what: "moved",
          collects: "more",
          subject: subject(one.after),
          was: { kind: "text", text: one.before.endpoint },
        }),
      ),
    ...removed.map((one): Difference => ({ what: "removed", collects: "less", subject: subject(one) })),
  ];
}

function compareMetadata(before: SentSet["metadata"], after: SentSet["metadata"]): readonly Difference[] {
  const moved = pair(before, after, ({ name }) => name).both.filter(
    (one) => one.before.path !== one.after.path,
  );
  return [
    ...compareFields("metadata", before, after),
    ...moved.map(
      (one): Difference => ({
        what: "moved",
        collects: "same",
        subject: { kind: "field", owner: "metadata", path: one.after.name, field: one.after },
        was: { kind: "text", text: one.before.path },
      }),
    ),
  ];
}

function compareEvents(before: readonly SentEvent[], after: readonly SentEvent[]): readonly Difference[] {
  const { added, removed, both } = pair(before, after, ({ constant }) => constant);
  return [
    ...added.map(
      (event): Difference => ({ what: "added", collects: "more", subject: { kind: "event", event } }),
    ),
    ...both.flatMap((one) => compareEvent(one.before, one.after)),
    ...removed.map(
      (event): Difference => ({ what: "removed", collects: "less", subject: { kind: "event", event } }),
    ),
  ];
}

function compareEvent(before: SentEvent, after: SentEvent): readonly Difference[] {
  const subject: Subject = { kind: "event", event: after };
  const was: Was = { kind: "text", text: before.name };
  return [
    ...(before.name === after.name ? [] : [{ what: "renamed", collects: "same", subject, was } as const]),
    ...compareCare(before, after, subject),
    ...compareFields(after.constant, before.properties, after.properties),
  ];
}

/** Keys of what is wholly new or gone are not listed again. */
function compareFields(
  owner: string,
  before: readonly SentField[],
  after: readonly SentField[],
): readonly Difference[] {
  const { added, removed, both } = pair(sentLines(before), sentLines(after), ({ path }) => path);
  const subject = ({ path, field }: SentLine): Subject => ({ kind: "field", owner, path, field });
  return [
    ...outermost(added).map(
      (line): Difference => ({ what: "added", collects: "more", subject: subject(line) }),
    ),
    ...both.flatMap((one) => compareLine(one.before, one.after, subject(one.after))),
    ...outermost(removed).map(
      (line): Difference => ({ what: "removed", collects: "less", subject: subject(line) }),
    ),
  ];
}

function outermost(lines: readonly SentLine[]): readonly SentLine[] {
  const paths = new Set(lines.map(({ path }) => path));
  return lines.filter(({ path }) => !parents(path).some((parent) => paths.has(parent)));
}

/** `steps[].kind.name` → `steps`, `steps[].kind` */
function parents(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_key, at) =>
    keys
      .slice(0, at + 1)
      .join(".")
      .replace(/(?:\[\])+$/, ""),
  );
}

function compareLine(before: SentLine, after: SentLine, subject: Subject): readonly Difference[] {
  const [old, now] = [before.field, after.field];
  const values = schemaChange(old.schema, now.schema);
  const was: Was = { kind: "schema", schema: old.schema };
  return [
    ...(values === "same" ? [] : [{ what: "values", collects: values, subject, was } as const]),
    ...requiredChange(old, now, subject),
    ...compareCare(old, now, subject),
  ];
}

function requiredChange(before: SentField, after: SentField, subject: Subject): readonly Difference[] {
  if (before.required === after.required) return [];
  return [
    after.required
      ? { what: "required", collects: "more", subject }
      : { what: "optional", collects: "less", subject },
  ];
}

/** What events and fields have in common. */
function compareCare(
  before: SentEvent | SentField,
  after: SentEvent | SentField,
  subject: Subject,
): readonly Difference[] {
  const rank = ({ sensitivity }: SentEvent | SentField): number => SENSITIVITIES.indexOf(sensitivity);
  const was: Was = { kind: "sensitivity", sensitivity: before.sensitivity };
  const collects = rank(after) > rank(before) ? "more" : "same";
  return [
    ...(rank(after) === rank(before) ? [] : [{ what: "sensitivity", collects, subject, was } as const]),
    ...(before.description === after.description
      ? []
      : [{ what: "words", collects: "same", subject } as const]),
  ];
}
