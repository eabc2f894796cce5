/** All strings of the interface in English: the table that every other language has to fill. */
import { check, checkPage, search } from "./en/client.ts";
import { changes, eventHistory, version, versions } from "./en/history.ts";
import * as pages from "./en/pages.ts";
import * as pieces from "./en/pieces.ts";
import * as proof from "./en/proof.ts";
import { traits } from "./en/traits.ts";
import { lists, types, units } from "./en/words.ts";

export const en = {
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

/** A language that lacks a string, or has one too many, does not compile. */
export type Strings = typeof en;
