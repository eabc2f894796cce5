/** Where a comparison stands, and how its sentences name the place. */
import type { Catalog, CatalogEvent, Sensitivity } from "@forthright/runtime/catalog-document";
import type { Path } from "../../source/tree.ts";
import type { Change, Where } from "../change.ts";
import { code, name, type Phrase, say } from "../phrase.ts";

/** What two whole catalogues settle for every comparison inside them. */
export interface Scope {
  /** Product version of the base: what people were told last, at the latest. */
  readonly told: string;
  /** Changes of a named type, reported once; its uses report only what differs from them. */
  readonly typeChanges: (name: string) => readonly Change[];
}

/** Privacy facts that a field takes over from what contains it unless it says otherwise. */
export interface Inherited {
  readonly purpose?: string;
  readonly sensitivity?: Sensitivity;
  readonly requires?: string;
  readonly retention?: string;
}

/** What holds fields: an event, all events (metadata), `identify`, a named type, or a field that is an object. */
export interface Owner {
  /** Starts a sentence: The event ‘Pipeline run’ */
  readonly subject: Phrase;
  /** Follows a field's key: of ‘Pipeline run’ */
  readonly of: Phrase;
  /** Of the map that holds the fields. */
  readonly path: Path;
  /** Keys of the objects around the fields: `resources.` */
  readonly prefix: string;
  readonly noun: "property" | "metadata field" | "trait";
  readonly before: Inherited;
  readonly after: Inherited;
}

/** One thing that is compared, and how sentences call it. */
export interface Target {
  readonly where: Where;
  /** The event ‘Pipeline run’ or `total_steps` of ‘Pipeline run’ */
  readonly the: Phrase;
}

export function eventTarget(group: string, event: CatalogEvent): Target {
  return {
    where: {
      path: ["groups", group, "events", event.constant],
      words: say`event ${name(event.name)}`,
    },
    the: say`The event ${name(event.name)}`,
  };
}

export function eventOwner(target: Target, before: CatalogEvent, after: CatalogEvent): Owner {
  return {
    subject: target.the,
    of: say`of ${name(after.name)}`,
    path: [...target.where.path, "properties"],
    prefix: "",
    noun: "property",
    before,
    after,
  };
}

/** Metadata rides on every event and inherits from nothing. */
export const METADATA_OWNER: Owner = {
  subject: say`Every event`,
  of: say`of every event`,
  path: ["metadata"],
  prefix: "",
  noun: "metadata field",
  before: {},
  after: {},
};

/** Traits ride on no event and inherit from nothing. */
export const TRAITS_OWNER: Owner = {
  ...METADATA_OWNER,
  subject: say`The call ${code("identify")}`,
  of: say`of ${code("identify")}`,
  path: ["traits"],
  noun: "trait",
};

export function fieldTarget(owner: Owner, key: string): Target {
  const shown = code(owner.prefix + key);
  return {
    where: { path: [...owner.path, key], words: say`${owner.noun} ${shown} ${owner.of}` },
    the: say`${shown} ${owner.of}`,
  };
}

/** An entry of the catalogue's top-level maps, or the map itself: `["purposes", "improve-product"]`. */
export function entryTarget(noun: string, path: Path): Target {
  const key = path.at(-1);
  const words = path.length === 1 ? say`${noun}` : say`${noun} ${code(String(key))}`;
  return { where: { path, words }, the: say`The ${words}` };
}

/**
 * For what is new and sent from now on: without a `since` after the version that people were told of, the runtime
 * does not hold it back until they are told again.
 */
export function notHeldBack(isHeldBack: boolean): { readonly note?: Phrase } {
  if (isHeldBack) return {};
  return {
    note: say`Without a ${code("since")} after the base's product version it is sent before people are told of it.`,
  };
}

/** The catalogue's events by path, as groups hold them. */
export function eventsOf(
  catalog: Catalog,
): readonly { readonly group: string; readonly event: CatalogEvent }[] {
  return catalog.groups.flatMap((group) => group.events.map((event) => ({ group: group.id, event })));
}
