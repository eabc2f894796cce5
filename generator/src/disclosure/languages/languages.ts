/** The languages that the software's own sentences are told in, beside English. */
import type { NoticeWords } from "../notice-words.ts";
import { type Say, sayFrom } from "../say.ts";
import { GERMAN_FACTS } from "./german-facts.ts";
import { GERMAN_NOTICE } from "./german-notice.ts";
import { GERMAN_ROWS } from "./german-rows.ts";
import { type Translate, translator } from "./phrases.ts";

export interface Language {
  /** Sentences of the runtime. */
  readonly translate: () => Translate;
  /** Sentences of the legal notice. */
  readonly say: Say;
  readonly notice: NoticeWords;
}

export const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ["de", { translate: () => translator(GERMAN_FACTS), say: sayFrom(GERMAN_ROWS), notice: GERMAN_NOTICE }],
]);
