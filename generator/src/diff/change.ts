/** What two catalogues differ in: data, one entry for each fact that changed. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import type { Path } from "../source/tree.ts";
import { type Phrase, plain } from "./phrase.ts";
import type { ChangeKind, Direction } from "./rules/rule.ts";
import { RULES, type RuleId } from "./rules/table.ts";

/** A place of the catalogue: of the new one, or of the old one for what is gone. */
export interface Where {
  /** Keys from the root: `["groups", "pipelines", "events", "RUN_PIPELINE"]`. */
  readonly path: Path;
  /** `property total_steps of ‘Pipeline run’`, in parts. */
  readonly words: Phrase;
}

export interface Change {
  readonly rule: RuleId;
  readonly kinds: readonly ChangeKind[];
  /** Present exactly when `kinds` has PRIVACY: whether more or less is collected, or the same under other words. */
  readonly direction?: Direction;
  readonly where: Where;
  /** The key inside `where` that changed; its span is what a diagnostic marks. */
  readonly key?: string;
  /** The path in dots, as an acknowledgement names it: `groups.pipelines.events.RUN_PIPELINE`. */
  readonly at: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** One sentence of plain text. */
  readonly sentence: string;
  /** The same sentence in parts, for renderers that escape. */
  readonly phrase: Phrase;
  /** A second sentence for the reviewer: what to look at. */
  readonly note?: Phrase;
}

export interface ChangeParts {
  /** Where the rule leaves it open. */
  readonly kinds?: readonly ChangeKind[] | undefined;
  readonly direction?: Direction | undefined;
  readonly key?: string | undefined;
  readonly before?: JsonValue | undefined;
  readonly after?: JsonValue | undefined;
  readonly note?: Phrase | undefined;
}

/** Makes a change; kinds and direction come from the rule's entry in the table unless the parts say otherwise. */
export function change(rule: RuleId, where: Where, phrase: Phrase, parts: ChangeParts = {}): Change {
  const entry = RULES[rule];
  const kinds = parts.kinds ?? entry.kinds;
  const usual = entry.direction === "depends" ? undefined : entry.direction;
  const direction = kinds.includes("PRIVACY") ? (parts.direction ?? usual ?? "more") : undefined;
  return {
    rule,
    kinds,
    ...(direction === undefined ? {} : { direction }),
    where,
    ...(parts.key === undefined ? {} : { key: parts.key }),
    at: where.path.join("."),
    ...(parts.before === undefined ? {} : { before: parts.before }),
    ...(parts.after === undefined ? {} : { after: parts.after }),
    sentence: plain(phrase),
    phrase,
    ...(parts.note === undefined ? {} : { note: parts.note }),
  };
}

/** Where the key itself stands, for a span. */
export function keyPath(one: Change): Path {
  return one.key === undefined ? one.where.path : [...one.where.path, one.key];
}

/** Whether more about people is collected by this change, so that a person has to answer for it. */
export function collectsMore(one: Change): boolean {
  return one.direction === "more";
}
