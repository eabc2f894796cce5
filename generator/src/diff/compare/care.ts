/** Purpose, sensitivity, consent, retention, end and life cycle: what events and fields have in common. */
import type { Care } from "@forthright/runtime/catalog-document";
import { type Change, type ChangeParts, change } from "../change.ts";
import { equal } from "../equal.ts";
import { compareEnds, compareSensitivity, compareVersions, retentionDays } from "../measure.ts";
import { capital, code, name, type Phrase, say } from "../phrase.ts";
import type { RuleId } from "../rules/table.ts";
import type { Inherited, Target } from "./scope.ts";

/** The part of events and fields that is compared here. */
export type Cared = Inherited & Care;

interface Pair {
  readonly before: Cared;
  readonly after: Cared;
}

/** Changes of one event or field; what only follows its container's change is left to the container. */
export function compareCare(
  before: Cared,
  after: Cared,
  target: Target,
  around?: InheritedPair,
): readonly Change[] {
  const pair: Pair = { before, after };
  const own = (key: keyof Inherited): boolean =>
    before[key] !== after[key] && !(around !== undefined && follows(key, pair, around));
  return [
    ...(own("purpose") ? purposeChange(pair, target) : []),
    ...(own("sensitivity") ? sensitivityChange(pair, target) : []),
    ...(own("requires") ? requiresChange(pair, target) : []),
    ...(own("retention") ? retentionChange(before.retention, after.retention, target) : []),
    ...(before.expires === after.expires ? [] : expiryChange(pair, target)),
    ...(before.since === after.since ? [] : sinceChange(pair, target)),
    ...(before.tell_again === after.tell_again ? [] : toldAgainChange(pair, target)),
    ...(equal(before.deprecated, after.deprecated) ? [] : deprecationChange(pair, target)),
  ];
}

interface InheritedPair {
  readonly before: Inherited;
  readonly after: Inherited;
}

/** The container said the same before, and says the same now. */
function follows(key: keyof Inherited, pair: Pair, around: InheritedPair): boolean {
  return pair.before[key] === around.before[key] && pair.after[key] === around.after[key];
}

function purposeChange({ before, after }: Pair, target: Target): readonly Change[] {
  const words = say`serves the purpose ${code(after.purpose ?? "")} now; it was ${code(before.purpose ?? "")}.`;
  return [made("purpose-changed", "purpose", target, words, before.purpose, after.purpose)];
}

function sensitivityChange({ before, after }: Pair, target: Target): readonly Change[] {
  const [old, now] = [before.sensitivity ?? "none", after.sensitivity ?? "none"];
  const raised = compareSensitivity(now, old) > 0;
  const rule = raised ? "sensitivity-raised" : "sensitivity-lowered";
  const words = raised
    ? say`is rated ${code(now)} now; it was ${code(old)}.`
    : say`is rated ${code(now)} only; it was ${code(old)}, and the data is the same.`;
  return [made(rule, "sensitivity", target, words, old, now)];
}

function requiresChange({ before, after }: Pair, target: Target): readonly Change[] {
  const [old, now] = [before.requires, after.requires];
  if (old === undefined) {
    const words = say`is sent only with the separate consent to ${code(now ?? "")} now.`;
    return [made("requires-added", "requires", target, words, old, now)];
  }
  const words =
    now === undefined
      ? say`no longer waits for the separate consent to ${code(old)}.`
      : say`is sent with the consent to ${code(now)} now; it needed the one to ${code(old)}.`;
  return [made("requires-removed", "requires", target, words, old, now)];
}

/** Also for purposes and destinations, which state a retention of their own. */
export function retentionChange(
  before: string | undefined,
  after: string | undefined,
  target: Target,
): readonly Change[] {
  if (before === after) return [];
  const say_ = (rule: RuleId, words: Phrase): readonly Change[] => [
    made(rule, "retention", target, words, before, after),
  ];
  if (after === undefined) {
    return say_(
      "retention-unstated",
      say`no longer says how long data is kept; it was ${name(before ?? "")}.`,
    );
  }
  if (before === undefined)
    return say_("retention-stated", say`now says how long data is kept: ${name(after)}.`);
  const [old, now] = [retentionDays(before), retentionDays(after)];
  if (old === undefined || now === undefined) {
    const words = say`is kept ${name(after)} now; it was ${name(before)}. The two cannot be compared, so this counts as longer.`;
    return say_("retention-lengthened", words);
  }
  if (old === now) return [];
  const rule = now > old ? "retention-lengthened" : "retention-shortened";
  return say_(rule, say`is kept for ${name(after)} now; it was ${name(before)}.`);
}

function expiryChange({ before, after }: Pair, target: Target): readonly Change[] {
  const [old, now] = [before.expires, after.expires];
  const make = (rule: RuleId, words: Phrase): readonly Change[] => [
    made(rule, "expires", target, words, old, now),
  ];
  if (now === undefined)
    return make("expiry-removed", say`no longer ends; it was to end with ${name(old ?? "")}.`);
  if (old === undefined) return make("expiry-shortened", say`ends with ${name(now)}; it had no end.`);
  const order = compareEnds(now, old);
  if (order === 0) return [];
  const later = order === undefined || order > 0;
  return make(
    later ? "expiry-extended" : "expiry-shortened",
    say`ends with ${name(now)} now; it was to end with ${name(old)}.`,
  );
}

function sinceChange({ before, after }: Pair, target: Target): readonly Change[] {
  const [old, now] = [before.since, after.since];
  const earlier = now === undefined || (old !== undefined && compareVersions(now, old) < 0);
  const was = old === undefined ? say`nothing was said` : say`it was ${name(old)}`;
  const words =
    now === undefined
      ? say`no longer says since when it is recorded; ${was}. It is not held back from anybody any more.`
      : say`is recorded since ${name(now)}; ${was}. People told of an older version are told again first.`;
  const corrected = say`is recorded since ${name(now ?? "")}; ${was}. It is held back from fewer people.`;
  return [
    made("since-changed", "since", target, earlier && now !== undefined ? corrected : words, old, now, {
      direction: earlier ? "more" : "less",
    }),
  ];
}

/** What is to be told again is held back from people who were told of an older version. */
function toldAgainChange({ before, after }: Pair, target: Target): readonly Change[] {
  const [old, now] = [before.tell_again, after.tell_again];
  const earlier = now === undefined || (old !== undefined && compareVersions(now, old) < 0);
  const words =
    now === undefined
      ? say`is no longer to be told again with ${name(old ?? "")}. It is held back from fewer people.`
      : say`is to be told again with ${name(now)}. It is held back from ${earlier ? "fewer" : "more"} people.`;
  return [
    made("since-changed", "tell_again", target, words, old, now, { direction: earlier ? "more" : "less" }),
  ];
}

function deprecationChange({ before, after }: Pair, target: Target): readonly Change[] {
  const words =
    after.deprecated === undefined
      ? say`is not deprecated any more.`
      : before.deprecated === undefined
        ? say`is deprecated${after.deprecated.replaced_by === undefined ? "" : say` in favour of ${code(after.deprecated.replaced_by)}`}.`
        : say`is still deprecated, in other words.`;
  return [
    change("deprecation-changed", target.where, capital(say`${target.the} ${words}`), { key: "deprecated" }),
  ];
}

function made(
  rule: RuleId,
  key: string,
  target: Target,
  words: Phrase,
  before: string | undefined,
  after: string | undefined,
  more: ChangeParts = {},
): Change {
  return change(rule, target.where, capital(say`${target.the} ${words}`), { key, before, after, ...more });
}
