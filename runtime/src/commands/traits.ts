/** What the commands say of the traits of a catalogue. */
import type { CatalogBinding } from "../contract.ts";
import { questionsOf } from "../gate/seal.ts";

/** Names of the declared traits, in catalogue order; none where the catalogue has none. */
export function traitNames({ traits }: CatalogBinding): readonly string[] {
  return traits === undefined ? [] : questionsOf(traits.check).map(({ key }) => key);
}

/** What waits, travels and is recorded: events alone, or other messages too. */
export function messageNoun({ traits }: CatalogBinding): "event" | "message" {
  return traits === undefined ? "event" : "message";
}
