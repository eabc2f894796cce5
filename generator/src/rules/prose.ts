/**
 * Rules about prose: what the page says in words must agree with what the catalogue says in facts.
 *
 * A claim of anonymity holds only if nothing that is sent is tied to a person: no value is pseudonymous or more. The
 * absolute words `never` and `completely`, and their like, hold under the same condition; elsewhere the catalogue
 * cannot show what they promise, and whoever means something harmless says so in a suppression with its reason.
 */
import type { Span } from "../diagnostics/diagnostic.ts";
import { find, type Path } from "../source/tree.ts";
import type { Facts, Rule } from "./rule.ts";

interface Prose {
  readonly path: Path;
  readonly text: string;
}

/** Every text that is published as prose. */
function* proseOf({ raw, places }: Facts): Generator<Prose> {
  const some = function* (path: Path, text: string | undefined): Generator<Prose> {
    if (text !== undefined && text !== "") yield { path, text };
  };
  yield* some(["why"], raw.why);
  for (const [id, purpose] of raw.purposes) {
    yield* some(["purposes", id, "title"], purpose.title);
    yield* some(["purposes", id, "description"], purpose.description);
  }
  for (const [name, type] of raw.types ?? []) yield* some(["types", name, "description"], type.description);
  for (const [id, group] of raw.groups) {
    yield* some(["groups", id, "title"], group.title);
    yield* some(["groups", id, "description"], group.description);
  }
  for (const { raw: event, path } of places.events) {
    yield* some([...path, "trigger"], event.trigger);
  }
  for (const { raw: own, path } of [...places.events, ...places.fields]) {
    yield* some([...path, "description"], own.description);
    yield* some([...path, "deprecated", "reason"], own.deprecated?.reason);
  }
  for (const { raw: own, path } of places.schemas) yield* some([...path, "free_text"], own.free_text);
}

const ANONYMOUS =
  /\b(?:completely\s+|fully\s+|totally\s+|entirely\s+)?anonym(?:ous(?:ly)?|ity|i[sz](?:e[ds]?|ing|ation))\b/;
const UNIDENTIFIED =
  /\b(?:can\s*not|can['’]t|could\s+not|never)\s+(?:be\s+)?identif(?:y|ied)\b|\bnot\s+(?:personally\s+)?identifiable\b/;
const NO_PERSONAL_DATA = /\bno\s+(?:personal(?:ly\s+identifiable)?\s+(?:data|information)|PII)\b/;
/** The same in German, in which catalogues and overlays are written too. */
const GERMAN_CLAIMS: readonly RegExp[] = [
  /\banonym(?:e[mnrs]?|ität|isier(?:t(?:e[mnrs]?)?|en|ung))?\b/,
  /\bnicht\s+(?:persönlich\s+)?identifizierbar/,
  /\b(?:nicht|niemals|nie|niemand(?:en|em)?)\s+(?:[a-zäöüß]+\s+){0,2}identifizier(?:t|en)\b/,
  /\bkeine(?:rlei)?\s+(?:personenbezogenen?|persönlichen?)\s+(?:Daten|Angaben|Informationen)\b/,
  /\b(?:ohne|kein|keinen|keinerlei)\s+Personenbezug\b/,
  /\bkeine(?:rlei)?\s+Rückschlüsse\s+auf\s+(?:Sie|Ihre\s+Person|einzelne|Personen)\b/,
];
const CLAIMS = [ANONYMOUS, UNIDENTIFIED, NO_PERSONAL_DATA, ...GERMAN_CLAIMS];
const ANONYMITY = new RegExp(CLAIMS.map(({ source }) => source).join("|"), "giu");
const ABSOLUTE = /\b(?:never|completely|niemals|nie|völlig|gänzlich)\b/giu;

/** "not anonymous", "rather than anonymous": the opposite of a claim. */
const DENIED =
  /\b(?:not|isn['’]t|aren['’]t|nor|neither|rather\s+than|instead\s+of|nicht|kein(?:e[mnrs]?)?|weder|noch|statt)\s+$/iu;

/** Whether a word could stand somewhere in the file: spares most catalogues a look at each of their texts. */
function mayHold({ text }: Facts, hint: RegExp): boolean {
  // A text with a backslash may spell a word in escape sequences.
  return hint.test(text) || text.includes("\\");
}

const ANONYMITY_HINT = /anonym(?!ousId)|identif|personal|PII|personenb|persönlich|Rückschl/i;
const ABSOLUTE_HINT = /never|completely|\bnie(?:mals)?\b|völlig|gänzlich/i;
const LINK_HINT = /\]\(|\]:|<[a-z][a-z0-9+.-]*:|\b(?:http|ftp|javascript|data|vbscript|file):/i;

interface Claim {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

function claimsIn(text: string, pattern: RegExp): readonly Claim[] {
  const found = [...text.matchAll(pattern)].map((match) => {
    return { words: match[0], start: match.index, end: match.index + match[0].length };
  });
  return found.filter(
    ({ start, words }) =>
      !/^anonym/iu.test(words) || !DENIED.test(text.slice(Math.max(0, start - 40), start)),
  );
}

/** Absolute words that are not part of a claim of anonymity, which is reported by its own rule. */
function absolutesIn(text: string): readonly Claim[] {
  const claims = claimsIn(text, ANONYMITY);
  let next = 0;
  return claimsIn(text, ABSOLUTE).filter(({ start, end }) => {
    while ((claims[next]?.end ?? end) < end) next += 1;
    return (claims[next]?.start ?? end) > start;
  });
}

/** The places of claims in the source, where line breaks and indentation may stand between their words. */
function spansOf(
  { root, text }: Facts,
  path: Path,
  search: (text: string) => readonly Claim[],
): readonly Span[] {
  const { node } = find(root, path);
  const found = search(text.slice(node.start, node.end)).map(({ start, end }) => {
    return { start: node.start + start, end: node.start + end };
  });
  return found.length > 0 ? found : [{ start: node.start, end: node.end }];
}

interface Identifier {
  readonly path: Path;
  readonly name: string;
  readonly sensitivity: string;
}

/** The first value that is sent and tied to a person, if there is one. */
function identifierOf({ places }: Facts): Identifier | undefined {
  const sent = places.fields.find(({ field, event, path }) => {
    const active = event === undefined || event.event.status === "active";
    return active && path[0] !== "types" && field.sensitivity !== "none";
  });
  return sent === undefined
    ? undefined
    : { path: sent.path, name: sent.field.name, sensitivity: sent.field.sensitivity };
}

const claimOfAnonymity: Rule = {
  code: "claim-of-anonymity",
  suppressible: false,
  check(facts, report) {
    if (!mayHold(facts, ANONYMITY_HINT)) return;
    const identifier = identifierOf(facts);
    if (identifier === undefined) return;
    const { name, sensitivity, path: where } = identifier;
    for (const { path, text } of proseOf(facts)) {
      if (!ANONYMITY_HINT.test(text)) continue;
      const claims = claimsIn(text, ANONYMITY);
      if (claims.length === 0) continue;
      const spans = spansOf(facts, path, (source) => claimsIn(source, ANONYMITY));
      for (const [index, span] of spans.entries()) {
        const words = (claims[index] ?? claims[0])?.words.replaceAll(/\s+/g, " ");
        report({
          path,
          part: "value",
          span,
          message: `"${words}" is not true of this catalogue: \`${name}\` is ${sensitivity}`,
          related: [{ path: where, part: "key", message: "declared here" }],
          hint: 'say what is done instead, for example "pseudonymous: tied to a random installation id"',
        });
      }
    }
  },
};

const absoluteClaim: Rule = {
  code: "absolute-claim",
  suppressible: true,
  check(facts, report) {
    if (!mayHold(facts, ABSOLUTE_HINT) || identifierOf(facts) === undefined) return;
    for (const { path, text } of proseOf(facts)) {
      if (!ABSOLUTE_HINT.test(text)) continue;
      const claims = absolutesIn(text);
      if (claims.length === 0) continue;
      const spans = spansOf(facts, path, absolutesIn);
      for (const [index, span] of spans.entries()) {
        const words = (claims[index] ?? claims[0])?.words;
        report({
          path,
          part: "value",
          span,
          message: `"${words}" promises more than the facts of this catalogue show`,
          hint: "say what happens, or suppress `absolute-claim` here with the reason why it holds",
        });
      }
    }
  },
};

const LINK =
  /\]\(\s*<?([^)\s>]*)|<([a-z][a-z0-9+.-]*:[^>\s]*)>|^[ \t]*\[[^\]\n]+\]:\s*(\S+)|\b(?:http|ftp|javascript|data|vbscript|file):\/*[^\s)>\]]+/gimu;

const unsafeLink: Rule = {
  code: "unsafe-link",
  suppressible: false,
  check(facts, report) {
    for (const { path, text } of linksOf(facts)) {
      if (isSafeLink(text)) continue;
      const hint = "write the whole address with https://";
      report({ path, part: "value", message: `\`${shorten(text)}\` is not an https or mailto link`, hint });
    }
    if (!mayHold(facts, LINK_HINT)) return;
    for (const { path, text } of proseOf(facts)) {
      if (!text.includes(":") && !text.includes("](")) continue;
      const unsafe = unsafeLinksIn(text);
      if (unsafe.length === 0) continue;
      for (const [index, span] of spansOf(facts, path, unsafeLinksIn).entries()) {
        const words = shorten((unsafe[index] ?? unsafe[0])?.words ?? "");
        const hint = "link with https:// or mailto:, or write the address as code between back-ticks";
        report({ path, part: "value", span, message: `\`${words}\` is not an https or mailto link`, hint });
      }
    }
  },
};

/** Keys whose whole value is a link. */
function* linksOf({ raw, places }: Facts): Generator<Prose> {
  const { homepage, source } = raw.product;
  if (homepage !== undefined) yield { path: ["product", "homepage"], text: homepage };
  if (source !== undefined) yield { path: ["product", "source"], text: source };
  for (const [index, { link }] of (raw.acknowledge ?? []).entries()) {
    if (link !== "") yield { path: ["acknowledge", index, "link"], text: link };
  }
  for (const { raw: own, path } of [...places.events, ...places.fields]) {
    if (own.review !== undefined) yield { path: [...path, "review"], text: own.review };
  }
}

function unsafeLinksIn(text: string): readonly Claim[] {
  // Code is shown, not linked; it keeps its length so that offsets stay right.
  const visible = text.replaceAll(/`[^`]*`/g, (code) => " ".repeat(code.length));
  const found = [...visible.matchAll(LINK)].map((match) => {
    const words = match[1] ?? match[2] ?? match[3] ?? match[0];
    const start = match.index + match[0].lastIndexOf(words);
    return { words, start, end: start + words.length };
  });
  return found.filter(({ words }) => words !== "" && !isSafeLink(words));
}

function isSafeLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === "https:" || url.protocol === "mailto:") && url.username === "" && url.password === ""
  );
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`;
}

export const PROSE_RULES: readonly Rule[] = [claimOfAnonymity, absoluteClaim, unsafeLink];
