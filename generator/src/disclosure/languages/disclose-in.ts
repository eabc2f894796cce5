/** From the published document to the same document in another language. Pure. */
import type { Catalog, CatalogDocument, LanguageDocument } from "@forthright/runtime/catalog-document";
import { disclosureFacts, type RuntimeFacts } from "@forthright/runtime/facts";
import { firstRunNotice } from "../notice.ts";
import { noticeRows } from "../notice-rows.ts";
import { LANGUAGES } from "./languages.ts";
import type { Translate } from "./phrases.ts";

/** A catalogue whose texts are told in another language. */
export interface Told {
  readonly language: string;
  readonly catalog: Catalog;
  readonly untranslated: readonly string[];
}

/** The language that the software's own sentences are made in. */
const ENGLISH = "en";

export function discloseIn({ id, catalog: original }: CatalogDocument, told: Told): LanguageDocument {
  const { language, catalog, untranslated } = told;
  // `de-at` is told in `de` where there is nothing closer.
  const own = [language, language.replace(/-.*$/u, "")].find((one) => LANGUAGES.has(one));
  return {
    forthright: 1,
    language,
    original: original.language ?? ENGLISH,
    id,
    catalog,
    disclosure: disclosureIn(catalog, id, own),
    disclosure_language: own ?? ENGLISH,
    untranslated,
  };
}

function disclosureIn(
  catalog: Catalog,
  id: string,
  language: string | undefined,
): LanguageDocument["disclosure"] {
  const facts = disclosureFacts({ ...catalog, id });
  const own = language === undefined ? undefined : LANGUAGES.get(language);
  if (own === undefined)
    return { notice: firstRunNotice(catalog, facts), notice_rows: noticeRows(catalog, facts), ...facts };
  const told = translated(facts, own.translate());
  return {
    notice: firstRunNotice(catalog, told, own.notice),
    notice_rows: noticeRows(catalog, told, own.say),
    ...told,
  };
}

/** Every sentence of the software; ids, paths, names and examples stay. */
function translated(facts: RuntimeFacts, say: Translate): RuntimeFacts {
  const described = <T extends { readonly description: string }>(one: T): T => ({
    ...one,
    description: say(one.description),
  });
  const titled = <T extends { readonly title: string }>(one: T): T => ({ ...one, title: say(one.title) });
  return {
    ...facts,
    envelope: facts.envelope.map(described),
    headers: facts.headers.map(described),
    ...(facts.connection === undefined ? {} : { connection: facts.connection.map(say) }),
    ...(facts.links === undefined
      ? {}
      : { links: facts.links.map((link) => ({ ...link, ties: say(link.ties), reset: say(link.reset) })) }),
    limits: facts.limits.map(titled),
    consent_sources: facts.consent_sources.map((source) => ({
      ...titled(source),
      scope: say(source.scope),
      explanation: say(source.explanation),
    })),
    commands: facts.commands.map(described),
    files: facts.files.map((file) => described(titled(file))),
  };
}
