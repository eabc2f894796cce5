/** The names in a folder, for what is found by its name. */
import { readdirSync } from "node:fs";

/** In a fixed order. A folder that cannot be listed is empty: what matters more has been said of it already. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
