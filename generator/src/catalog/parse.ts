/**
 * From the tree to the typed form of the language: every fault of shape is reported, and what is faulty or missing is
 * filled with a stand-in so that the checks that follow can still look at the rest of the file.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Kinds } from "../language/kinds.ts";
import type { MapNode } from "../source/tree.ts";
import { readMap } from "./read-map.ts";

export type RawCatalog = Kinds["catalogue"];
export type RawEvent = Kinds["event"];
export type RawGroup = Kinds["group"];
export type RawProperty = Kinds["property"];
export type RawMetadata = Kinds["metadata-field"];
export type RawTrait = Kinds["trait"];
export type RawType = Kinds["type"];
/** What properties, metadata fields, types and items have in common. */
export type RawSchema = Kinds["items"];
/** What properties and metadata fields have in common. */
export type RawField = Omit<RawProperty, "required">;

export interface Parsed {
  readonly raw: RawCatalog;
  /**
   * Maps with a fault of shape. Their own keys hold stand-ins, so later faults of theirs may be mere consequences and
   * are not reported; maps inside them are sound.
   */
  readonly broken: ReadonlySet<MapNode>;
  readonly diagnostics: readonly Diagnostic[];
}

export function parseCatalog(root: MapNode, file: string): Parsed {
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<MapNode>();
  const raw = readMap({ file, diagnostics, broken }, root, "catalogue", "the catalogue");
  // The table describes both the checks that `readMap` has made and the type: this is where the two meet.
  return { raw: raw as unknown as RawCatalog, broken, diagnostics };
}
