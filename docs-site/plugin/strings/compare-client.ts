/** The strings of the script that compares versions, each language in files of its own, so that a reader loads one. */
import type { difference } from "./en/difference.ts";
import type { lists, types, units } from "./en/words.ts";

export interface CompareStrings extends Pick<typeof lists, "collects" | "sensitivity" | "format"> {
  readonly difference: typeof difference;
  readonly types: typeof types;
  readonly units: typeof units;
}

interface Tables {
  readonly difference: typeof difference;
  readonly lists: typeof lists;
  readonly types: typeof types;
  readonly units: typeof units;
}

const loaders: Readonly<Record<string, () => Promise<Tables>>> = {
  en: async () => ({ ...(await import("./en/difference.ts")), ...(await import("./en/words.ts")) }),
  de: async () => ({ ...(await import("./de/difference.ts")), ...(await import("./de/words.ts")) }),
};

/** English where there is no table of the language. */
export async function loadCompareStrings(language: string): Promise<CompareStrings> {
  const load = loaders[language] ?? loaders[language.split("-", 1)[0] ?? ""] ?? loaders["en"];
  if (load === undefined) throw new Error("no strings");
  const { difference, lists, types, units } = await load();
  return { ...lists, difference, types, units };
}
