/** Names for the catalogue, made from the names of a plan. Pure functions of one text: the same name every time. */
import { INHERITED_NAMES, isName, MAX_NAME_LENGTH } from "../language/names.ts";

/**
 * The constant for a wire name: accents are removed, words are split where small letters meet capitals, letters and
 * digits of ASCII are kept as capitals, any other letter becomes `U` and its code point, and every other run of
 * characters becomes one underscore. A leading digit gets the prefix `EVENT_`. “Pipeline run” gives PIPELINE_RUN,
 * “42 clicks” EVENT_42_CLICKS, “日” U65E5. Undefined if nothing is left or the name is too long.
 */
export function constantOf(wireName: string): string | undefined {
  const name = words(wireName).join("_").toUpperCase();
  const constant = /^[0-9]/.test(name) ? `EVENT_${name}` : name;
  return isName("constant", constant) ? constant : undefined;
}

/** The key of a group for its title, by the rule of `constantOf`, in small letters. */
export function groupIdOf(title: string): string {
  const name = words(title).join("_").toLowerCase();
  const id = (/^[a-z]/.test(name) ? name : `group_${name}`).slice(0, MAX_NAME_LENGTH).replace(/_+$/, "");
  return isName("key", id) && !INHERITED_NAMES.has(id) ? id : "events";
}

/** The id of a product for its name; undefined if no letter of it can stand in one. */
export function productIdOf(name: string): string | undefined {
  const id = words(name).join("-").toLowerCase().slice(0, MAX_NAME_LENGTH).replace(/-+$/, "");
  return isName("id", id) ? id : undefined;
}

/** Whether a wire key can stand in a catalogue as it is. Wire keys are never changed. */
export function isWireKey(key: string): boolean {
  return isName("key", key) && !INHERITED_NAMES.has(key);
}

function words(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/[^\x20-\x7e]/gu, (character) => {
      if (!/[\p{L}\p{N}]/u.test(character)) return "_";
      return `_U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}_`;
    })
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}
