/** The adapters that exist. A catalogue may name others; the compiler and the runtime both say so. */
import type { Adapter } from "./adapter.ts";
import { segment } from "./segment.ts";

/** The adapter of that name, or undefined: nothing can be sent to such a destination. */
export function adapterOf(name: string): Adapter | undefined {
  return name === "segment" ? segment : undefined;
}
