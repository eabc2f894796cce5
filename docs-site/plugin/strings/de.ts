/** Alle Texte der Oberfläche auf Deutsch. */
import { check, checkPage, search } from "./de/client.ts";
import { changes, eventHistory, version, versions } from "./de/history.ts";
import * as pages from "./de/pages.ts";
import * as pieces from "./de/pieces.ts";
import * as proof from "./de/proof.ts";
import { traits } from "./de/traits.ts";
import { lists, types, units } from "./de/words.ts";
import type { Strings } from "./en.ts";

export const de: Strings = {
  ...lists,
  ...pages,
  ...pieces,
  ...proof,
  units,
  types,
  traits,
  changes,
  eventHistory,
  versions,
  version,
  checkPage,
  check,
  search,
};
