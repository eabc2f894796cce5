/** The strings of the check page's script, each language in a file of its own, so that a reader loads one. */
import type { check } from "./en/client.ts";

export type CheckStrings = typeof check;

const loaders: Readonly<Record<string, () => Promise<{ readonly check: CheckStrings }>>> = {
  en: () => import("./en/client.ts"),
  de: () => import("./de/client.ts"),
};

/** English where there is no table of the language. */
export async function loadCheckStrings(language: string): Promise<CheckStrings> {
  const load = loaders[language] ?? loaders[language.split("-", 1)[0] ?? ""] ?? loaders["en"];
  if (load === undefined) throw new Error("no strings");
  return (await load()).check;
}
