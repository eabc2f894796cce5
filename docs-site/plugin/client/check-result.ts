/** An explanation as elements: a heading and a table for each message. */
import type {
  Explainable,
  ExplainedField,
  ExplainedMessage,
  ExplainedRequest,
  Explanation,
} from "@forthright/runtime/explain";
import { engineWords } from "../libs/engine-words.ts";
import { ownerOf } from "../libs/layout.ts";
import { envelopeAnchor, type Links, metadataAnchor, propertyAnchor, traitAnchor } from "../libs/link.ts";
import { makeVisible } from "../libs/visible.ts";
import type { CheckStrings } from "../strings/client.ts";
import { element } from "./element.ts";

/** Most messages that are shown; those with something wrong come first. */
const SHOWN = 50;

/** The page that the result stands on. */
export interface CheckPage {
  /** In the language of the page. */
  readonly catalog: Explainable;
  readonly links: Links;
  readonly t: CheckStrings;
  /** Id of a recorded catalogue → its version. */
  readonly recorded: ReadonlyMap<string, string>;
  /** The engine speaks English; on a page in another language its words are translated, or marked. */
  readonly engineLang: "en" | undefined;
}

/** One sentence about the whole. */
export function verdict({ t }: CheckPage, { counts, clear }: Explanation): string {
  const what = t.whole(counts.messages, counts.fields);
  const other = counts.otherCatalog === 0 ? "" : ` ${t.otherCatalog(counts.otherCatalog)}`;
  if (clear) return `${what}: ${t.clear}.${other}`;
  const faults: readonly (readonly [number, (number: number) => string])[] = [
    [counts.undeclared, t.undeclared],
    [counts.notAllowed, t.notAllowed],
    [counts.unknownEvents, t.unknownEvents],
    [counts.missing, t.missing],
    [counts.broken, t.broken],
  ];
  const found = faults.filter(([number]) => number > 0).map(([number, say]) => say(number));
  return `${what}: ${found.join(", ")}.${other}`;
}

export function checkResult(page: CheckPage, explanation: Explanation): readonly Node[] {
  const { messages, requests, broken } = explanation;
  const numbered = messages.map((message, index) => ({ message, number: index + 1 }));
  const shown = [
    ...numbered.filter(({ message }) => isFaulty(message)),
    ...numbered.filter(({ message }) => !isFaulty(message)),
  ].slice(0, SHOWN);
  const faultyRequests = requests.filter(({ fields }) => fields.some(({ problem }) => problem !== undefined));
  return [
    ...(broken.length === 0 ? [] : [brokenSection(page, explanation)]),
    ...faultyRequests.slice(0, SHOWN).map((request, index) => requestSection(page, request, index + 1)),
    ...(messages.length > shown.length
      ? [element("p", {}, page.t.shownOf(shown.length, messages.length))]
      : []),
    ...shown.map(({ message, number }) => messageSection(page, message, number)),
  ];
}

function isFaulty({ kind, event, fields, missing }: ExplainedMessage): boolean {
  return (
    (event === undefined && kind === undefined) ||
    missing.length > 0 ||
    fields.some(({ problem }) => problem !== undefined)
  );
}

/** What the engine says, in the page's language; what it cannot say there is marked as English. */
function saidByEngine({ t, engineLang }: CheckPage, problem: string): Node | string {
  const text = makeVisible(problem);
  if (engineLang === undefined) return text;
  return engineWords(text, t.engine) ?? element("span", { lang: engineLang }, text);
}

function brokenSection(page: CheckPage, { broken, counts }: Explanation): Node {
  const { t } = page;
  const items = broken.map(({ line, problem }) =>
    element("li", {}, `${t.line(line)}: `, saidByEngine(page, problem)),
  );
  const rest = counts.broken - broken.length;
  return element(
    "section",
    { class: "ft-checked", "data-broken": "" },
    element("h3", {}, t.noMessage),
    element("ul", {}, ...items),
    ...(rest > 0 ? [element("p", {}, t.andMore(rest))] : []),
  );
}

function requestSection(page: CheckPage, { line, fields }: ExplainedRequest, number: number): Node {
  return element(
    "section",
    { class: "ft-checked", "data-request": "" },
    element("h3", {}, page.t.around(line)),
    fieldTable(page, fields, undefined, page.t.fieldsOfRequest(number)),
  );
}

function messageSection(page: CheckPage, message: ExplainedMessage, number: number): Node {
  const { t } = page;
  const { kind, event, fields, missing, line } = message;
  const named = message.name === undefined ? t.withoutEvent : makeVisible(message.name);
  const name = kind === undefined ? named : t.messageKinds[kind];
  const holder = kind === undefined ? "properties." : "";
  return element(
    "section",
    { class: "ft-checked", "data-message": String(number), "data-faulty": String(isFaulty(message)) },
    element("h3", {}, `${number}. ${name}`),
    element(
      "p",
      { class: "ft-checked-about" },
      `${t.line(line)}. `,
      ...matchNote(page, message),
      ...(kind === undefined ? eventNote(page, event) : []),
    ),
    ...missing.map((key) => element("p", { class: "ft-fault" }, t.missingProperty(`${holder}${key}`))),
    fieldTable(page, fields, event, t.fieldsOfMessage(number)),
  );
}

/** Names the version where its catalogue is a recorded one: the fields are explained by this page's all the same. */
function matchNote(
  { t, links, recorded }: CheckPage,
  { match, catalog = "" }: ExplainedMessage,
): readonly (Node | string)[] {
  const version = match === "another" ? recorded.get(catalog) : undefined;
  if (version === undefined) return [`${t.match[match]}. `];
  return [
    `${t.matchVersion(version)} (`,
    element("a", { href: links.version(version) }, t.thatVersion),
    "). ",
  ];
}

function eventNote({ t, links }: CheckPage, event: ExplainedMessage["event"]): readonly Node[] {
  if (event === undefined) return [element("strong", { class: "ft-fault" }, t.noSuchEvent)];
  const href = links.event({ slug: event.group }, event);
  const note = event.status === "active" ? "" : ` ${t.notSent[event.status]} `;
  return [
    element("span", {}, makeVisible(event.description), " ", note, element("a", { href }, event.constant)),
  ];
}

/** Two columns, so that it fits on a phone: the value stands below its field's name. */
function fieldTable(
  page: CheckPage,
  fields: readonly ExplainedField[],
  event: ExplainedMessage["event"],
  title: string,
): Node {
  const heads = [page.t.fieldAndValue, page.t.whatItIs].map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    { class: "ft-check-table" },
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...fields.map((field) => fieldRow(page, field, event))),
  );
}

function fieldRow(page: CheckPage, field: ExplainedField, event: ExplainedMessage["event"]): Node {
  const { kind, problem } = field;
  const path = element("code", {}, makeVisible(field.path));
  const href = addressOf(page, field, event);
  const value = element("code", { class: "ft-check-value" }, makeVisible(field.value));
  return element(
    "tr",
    { "data-kind": kind, ...(problem === undefined ? {} : { class: "ft-faulty" }) },
    element("th", { scope: "row" }, href === undefined ? path : element("a", { href }, path), " ", value),
    element("td", {}, ...meaning(page, field)),
  );
}

function meaning(page: CheckPage, field: ExplainedField): readonly Node[] {
  const { t } = page;
  const { kind, problem, description, sensitivity, purpose, requires } = field;
  if (kind === "undeclared") return [element("p", { class: "ft-fault" }, t.notDeclared)];
  const about = [
    t.kinds[kind],
    ...(sensitivity === undefined ? [] : [t.inSentence(t.sensitivity[sensitivity])]),
    ...(purpose === undefined ? [] : [t.purpose(purpose)]),
    ...(requires === undefined ? [] : [t.requires(requires)]),
  ];
  return [
    ...(problem === undefined
      ? []
      : [element("p", { class: "ft-fault" }, `${t.problem} `, saidByEngine(page, problem), ".")]),
    element("p", {}, makeVisible(description ?? "")),
    element("p", { class: "ft-check-about" }, makeVisible(`${about.join("; ")}.`)),
  ];
}

/** Where the pages explain the field. */
function addressOf(
  { catalog, links }: CheckPage,
  { kind, declaredPath }: ExplainedField,
  event: ExplainedMessage["event"],
): string | undefined {
  const { envelope, metadata_places: places = [], trait_places: traits = [] } = catalog.disclosure;
  if (kind === "envelope")
    return links.on(links.metadata, envelopeAnchor(declaredPath, ownerOf(envelope, declaredPath)));
  if (kind === "metadata") {
    const name =
      catalog.catalog.metadata.find(({ path }) => path === declaredPath)?.name ??
      places.find(({ path }) => path === declaredPath)?.field;
    return name === undefined ? links.metadata : links.on(links.metadata, metadataAnchor(name));
  }
  if (kind === "trait") {
    const holder = traits.find(({ path }) => declaredPath.startsWith(`${path}.`))?.path ?? "";
    return links.on(links.metadata, traitAnchor(declaredPath.slice(holder.length + 1)));
  }
  if (kind !== "property" || event === undefined) return undefined;
  const page = links.event({ slug: event.group }, event);
  return links.on(page, propertyAnchor(declaredPath.replace(/^properties\./, "")));
}
