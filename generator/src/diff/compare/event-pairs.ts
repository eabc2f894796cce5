/** Which event of the new catalogue is which event of the old one. */
import type { CatalogEvent } from "@forthright/runtime/catalog-document";
import { pairBy } from "../keyed.ts";

export interface Placed {
  readonly group: string;
  readonly event: CatalogEvent;
}

export interface PlacedPair {
  readonly before: Placed;
  readonly after: Placed;
}

export interface EventPairs {
  readonly both: readonly PlacedPair[];
  readonly added: readonly Placed[];
  readonly removed: readonly Placed[];
}

/**
 * By constant first. What is left is matched by wire name, which is unique and which stored data is found by: the
 * same wire name under another constant is the same event.
 */
export function matchEvents(before: readonly Placed[], after: readonly Placed[]): EventPairs {
  const byConstant = pairBy(before, after, ({ event }) => event.constant);
  const byName = pairBy(byConstant.removed, byConstant.added, ({ event }) => event.name);
  return {
    both: [...byConstant.both, ...byName.both],
    added: byName.added,
    removed: byName.removed,
  };
}
