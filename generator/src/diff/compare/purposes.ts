/** What data is used for, and on which legal basis. */
import type { Purpose } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { code, name, say } from "../phrase.ts";
import type { Direction } from "../rules/rule.ts";
import { retentionChange } from "./care.ts";
import { entryTarget, type Target } from "./scope.ts";

export function comparePurposes(before: readonly Purpose[], after: readonly Purpose[]): readonly Change[] {
  const { both, added, removed } = pairBy(before, after, (purpose) => purpose.id);
  return [
    ...added.map((purpose) => {
      const words = say`Data is used for a new purpose: ${name(purpose.title)} (${code(purpose.id)}).`;
      return change("purpose-added", targetOf(purpose).where, words, { after: purpose.id });
    }),
    ...removed.map((purpose) => {
      const words = say`Data is no longer used for ${name(purpose.title)} (${code(purpose.id)}).`;
      return change("purpose-removed", targetOf(purpose).where, words, { before: purpose.id });
    }),
    ...both.flatMap((pair) => comparePurpose(pair.before, pair.after)),
  ];
}

function targetOf(purpose: Purpose): Target {
  return entryTarget("purpose", ["purposes", purpose.id]);
}

function comparePurpose(before: Purpose, after: Purpose): readonly Change[] {
  const target = targetOf(after);
  return [
    ...wordsChange(before, after, target),
    ...basisChange(before, after, target),
    ...separateChange(before, after, target),
    ...retentionChange(before.retention, after.retention, target),
  ];
}

/** Whether other words mean another use, only a person can tell; so they stand among what is to be looked at. */
function wordsChange(before: Purpose, after: Purpose, target: Target): readonly Change[] {
  const title = before.title !== after.title;
  if (!title && before.description === after.description) return [];
  const words = title
    ? say`${target.the} reads ${name(after.title)} now; it read ${name(before.title)}.`
    : say`${target.the} is described in other words.`;
  const key = title ? "title" : "description";
  return [change("purpose-reworded", target.where, words, { key, before: before[key], after: after[key] })];
}

function basisChange(before: Purpose, after: Purpose, target: Target): readonly Change[] {
  if (before.basis === after.basis) return [];
  const direction: Direction =
    before.basis === "consent" ? "more" : after.basis === "consent" ? "less" : "same";
  const words = say`${target.the} rests on ${code(after.basis)} now; it was ${code(before.basis)}.`;
  const parts = { key: "basis", direction, before: before.basis, after: after.basis };
  return [change("basis-changed", target.where, words, parts)];
}

function separateChange(before: Purpose, after: Purpose, target: Target): readonly Change[] {
  if (before.consent === after.consent) return [];
  const parts = { key: "consent", before: before.consent, after: after.consent };
  return after.consent === "shared"
    ? [
        change(
          "separate-consent-removed",
          target.where,
          say`${target.the} is no longer asked about on its own.`,
          parts,
        ),
      ]
    : [
        change(
          "separate-consent-added",
          target.where,
          say`${target.the} is asked about on its own now.`,
          parts,
        ),
      ];
}
