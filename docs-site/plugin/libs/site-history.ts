/** The versions in the catalogue's own language, for documents that are the same in every edition. */
import history from "virtual:forthright/history";
import { indexHistory, type VersionEntry } from "./history.ts";
import { index, links } from "./site.ts";
import { visible } from "./visible.ts";

/** Newest first; at least the version that the catalogue describes. */
export const versions: readonly VersionEntry[] = indexHistory(visible(history), index, links);
