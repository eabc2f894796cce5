/** The one place where pages get the versions. Evaluated once per build. */
import history from "virtual:forthright/history";
import { indexHistory, type VersionEntry } from "./history.ts";
import { index, links } from "./site.ts";
import { visible } from "./visible.ts";

/** Newest first; at least the version that the catalogue describes. */
export const versions: readonly VersionEntry[] = indexHistory(visible(history), index, links);
