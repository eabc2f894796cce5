/** Traits: what `identify` may say, and to whom. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { code, listing, say } from "../phrase.ts";
import { compareFields } from "./fields.ts";
import { entryTarget, type Scope, TRAITS_OWNER } from "./scope.ts";

export function compareTraits(before: Catalog, after: Catalog, scope: Scope): readonly Change[] {
  const [old, now] = [before.identify?.traits ?? [], after.identify?.traits ?? []];
  return [...compareFields(old, now, TRAITS_OWNER, scope), ...receiverChanges(before, after)];
}

/** Of destinations that both catalogues have: one that is new or gone as a whole is a change of its own. */
function receiverChanges(before: Catalog, after: Catalog): readonly Change[] {
  if (before.identify === undefined || after.identify === undefined) return [];
  const [old, now] = [before.identify.destinations, after.identify.destinations];
  const isIn = ({ destinations }: Catalog, id: string): boolean => destinations.some((one) => one.id === id);
  const added = now.filter((id) => !old.includes(id) && isIn(before, id));
  const removed = old.filter((id) => !now.includes(id) && isIn(after, id));
  const { where } = entryTarget("traits", ["traits"]);
  const list = (ids: readonly string[]): ReturnType<typeof listing> => listing(ids.map((id) => code(id)));
  const parts = { before: old, after: now };
  return [
    ...(added.length === 0
      ? []
      : [change("traits-destination-added", where, say`The traits also go to ${list(added)}.`, parts)]),
    ...(removed.length === 0
      ? []
      : [
          change(
            "traits-destination-removed",
            where,
            say`The traits no longer go to ${list(removed)}.`,
            parts,
          ),
        ]),
  ];
}
