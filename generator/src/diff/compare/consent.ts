/** How people decide. */
import type { ConsentRules } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { code, say } from "../phrase.ts";
import { entryTarget } from "./scope.ts";

const TARGET = entryTarget("consent", ["consent"]);

export function compareConsent(before: ConsentRules, after: ConsentRules): readonly Change[] {
  return [...modelChange(before, after), ...ciChange(before, after), ...optOutEventChange(before, after)];
}

function modelChange(before: ConsentRules, after: ConsentRules): readonly Change[] {
  if (before.model === after.model) return [];
  const parts = { key: "model", before: before.model, after: after.model };
  return after.model === "opt-out"
    ? [
        change(
          "consent-weakened",
          TARGET.where,
          say`Data is sent until a person says no; before, only after a person said yes.`,
          parts,
        ),
      ]
    : [
        change(
          "consent-strengthened",
          TARGET.where,
          say`Data is sent only after a person said yes; before, until a person said no.`,
          parts,
        ),
      ];
}

function ciChange(before: ConsentRules, after: ConsentRules): readonly Change[] {
  if (before.ci === after.ci) return [];
  const parts = { key: "ci", before: before.ci, after: after.ci };
  return after.ci
    ? [change("ci-switched-on", TARGET.where, say`Unattended machines send data too now.`, parts)]
    : [change("ci-switched-off", TARGET.where, say`Unattended machines no longer send data.`, parts)];
}

function optOutEventChange(before: ConsentRules, after: ConsentRules): readonly Change[] {
  const [old, now] = [before.opt_out_event, after.opt_out_event];
  if (old === now) return [];
  const parts = { key: "opt_out_event", before: old, after: now };
  if (old === undefined) {
    const words = say`Opting out sends ${code(now ?? "")} as the last event now; it sent nothing.`;
    return [change("opt-out-event-added", TARGET.where, words, parts)];
  }
  if (now === undefined) {
    const words = say`Opting out sends nothing now; it sent ${code(old)}.`;
    return [change("opt-out-event-removed", TARGET.where, words, parts)];
  }
  const words = say`Opting out sends ${code(now)} as the last event now; it sent ${code(old)}.`;
  return [change("opt-out-event-changed", TARGET.where, words, parts)];
}
