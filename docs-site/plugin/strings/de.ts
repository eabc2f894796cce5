/** Alle Texte der Oberfläche auf Deutsch. */
import { check, checkPage, search } from "./de/client.ts";
import { changes, eventHistory, feeds, version, versions } from "./de/history.ts";
import * as pages from "./de/pages.ts";
import { lists, types, units } from "./de/words.ts";
import type { Strings } from "./en.ts";

export const de: Strings = {
  ...lists,
  ...pages,
  units,
  types,
  changes,
  eventHistory,
  versions,
  version,
  feeds,
  checkPage,
  check,
  search,
};
