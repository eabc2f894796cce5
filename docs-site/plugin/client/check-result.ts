/** An explanation as elements: a heading and a table for each message. */

import context from "virtual:forthright/context";
import catalog from "virtual:forthright/explainable";
import type {
  ExplainedField,
  ExplainedMessage,
  ExplainedRequest,
  Explanation,
} from "@forthright/runtime/explain";
import { ownerOf } from "../libs/layout.ts";
import { envelopeAnchor, makeLinks, metadataAnchor, propertyAnchor } from "../libs/link.ts";
import { makeVisible } from "../libs/visible.ts";
import { count, SENSITIVITY_WORDS } from "../libs/words.ts";
import { element } from "./element.ts";

/** Most messages that are shown; those with something wrong come first. */
const SHOWN = 50;
const links = makeLinks(context);
const { envelope, metadata_places: places = [] } = catalog.disclosure;
const metadataAt = new Map([
  ...catalog.catalog.metadata.map(({ path, name }) => [path, name] as const),
  ...places.map(({ path, field }) => [path, field] as const),
]);

/** One sentence about the whole. */
export function verdict({ counts, clear }: Explanation): string {
  const what = `${count(counts.messages, "message")}, ${count(counts.fields, "field")}`;
  if (clear) return `${what}: everything is declared and allowed.${otherNote(counts.otherCatalog)}`;
  const faults: readonly (readonly [number, string, string])[] = [
    [counts.undeclared, "field that is not declared", "fields that are not declared"],
    [counts.notAllowed, "value that is not allowed", "values that are not allowed"],
    [
      counts.unknownEvents,
      "event that this catalogue does not have",
      "events that this catalogue does not have",
    ],
    [counts.missing, "required property missing", "required properties missing"],
    [counts.broken, "part that is no message", "parts that are no message"],
  ];
  const found = faults
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => count(number, one, many));
  return `${what}: ${found.join(", ")}.${otherNote(counts.otherCatalog)}`;
}

function otherNote(number: number): string {
  if (number === 0) return "";
  return ` ${count(number, "message does not carry", "messages do not carry")} the id of this page's catalogue.`;
}

export function checkResult(explanation: Explanation): readonly Node[] {
  const { messages, requests, broken } = explanation;
  const numbered = messages.map((message, index) => ({ message, number: index + 1 }));
  const shown = [
    ...numbered.filter(({ message }) => isFaulty(message)),
    ...numbered.filter(({ message }) => !isFaulty(message)),
  ].slice(0, SHOWN);
  const faultyRequests = requests.filter(({ fields }) => fields.some(({ problem }) => problem !== undefined));
  return [
    ...(broken.length === 0 ? [] : [brokenSection(explanation)]),
    ...faultyRequests.slice(0, SHOWN).map((request, index) => requestSection(request, index + 1)),
    ...(messages.length > shown.length
      ? [
          element(
            "p",
            {},
            `Shown are ${shown.length} of ${count(messages.length, "message")}, those with something wrong first.`,
          ),
        ]
      : []),
    ...shown.map(({ message, number }) => messageSection(message, number)),
  ];
}

function isFaulty({ event, fields, missing }: ExplainedMessage): boolean {
  return event === undefined || missing.length > 0 || fields.some(({ problem }) => problem !== undefined);
}

function brokenSection({ broken, counts }: Explanation): Node {
  const items = broken.map(({ line, problem }) => element("li", {}, `Line ${line}: ${problem}`));
  const rest = counts.broken - broken.length;
  return element(
    "section",
    { class: "ft-checked", "data-broken": "" },
    element("h3", {}, "What is no message"),
    element("ul", {}, ...items),
    ...(rest > 0 ? [element("p", {}, `And ${rest} more.`)] : []),
  );
}

function requestSection({ line, fields }: ExplainedRequest, number: number): Node {
  return element(
    "section",
    { class: "ft-checked", "data-request": "" },
    element("h3", {}, `Around the messages, line ${line}`),
    fieldTable(fields, undefined, `Fields of request ${number}`),
  );
}

const MATCH: Readonly<Record<ExplainedMessage["match"], string>> = {
  same: "Allowed by the catalogue of this page",
  another: "Allowed by another edition of the catalogue",
  none: "Does not say which catalogue allowed it",
};

function messageSection(message: ExplainedMessage, number: number): Node {
  const { event, fields, missing, line, match } = message;
  const name = message.name === undefined ? "A message without an event" : makeVisible(message.name);
  return element(
    "section",
    { class: "ft-checked", "data-message": String(number), "data-faulty": String(isFaulty(message)) },
    element("h3", {}, `${number}. ${name}`),
    element("p", { class: "ft-checked-about" }, `Line ${line}. ${MATCH[match]}. `, ...eventNote(event)),
    ...missing.map((key) =>
      element("p", { class: "ft-fault" }, `Missing: properties.${key}, which is required.`),
    ),
    fieldTable(fields, event, `Fields of message ${number}`),
  );
}

function eventNote(event: ExplainedMessage["event"]): readonly Node[] {
  if (event === undefined)
    return [element("strong", { class: "ft-fault" }, "No event of this catalogue has this name.")];
  const href = links.event({ slug: event.group }, event);
  const note = event.status === "active" ? "" : ` It is ${event.status}: this version does not send it. `;
  return [
    element("span", {}, makeVisible(event.description), " ", note, element("a", { href }, event.constant)),
  ];
}

/** Two columns, so that it fits on a phone: the value stands below its field's name. */
function fieldTable(
  fields: readonly ExplainedField[],
  event: ExplainedMessage["event"],
  title: string,
): Node {
  const heads = ["Field and value", "What it is"].map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    { class: "ft-check-table" },
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...fields.map((field) => fieldRow(field, event))),
  );
}

function fieldRow(field: ExplainedField, event: ExplainedMessage["event"]): Node {
  const { kind, problem } = field;
  const path = element("code", {}, makeVisible(field.path));
  const href = addressOf(field, event);
  const value = element("code", { class: "ft-check-value" }, makeVisible(field.value));
  return element(
    "tr",
    { "data-kind": kind, ...(problem === undefined ? {} : { class: "ft-faulty" }) },
    element("th", { scope: "row" }, href === undefined ? path : element("a", { href }, path), " ", value),
    element("td", {}, ...meaning(field)),
  );
}

const KINDS = { property: "Property", metadata: "Rides along", envelope: "Added by the transport" } as const;

function meaning({
  kind,
  problem,
  description,
  sensitivity,
  purpose,
  requires,
}: ExplainedField): readonly Node[] {
  if (kind === "undeclared")
    return [element("p", { class: "ft-fault" }, "Not declared. The catalogue knows nothing of it.")];
  const about = [
    KINDS[kind],
    ...(sensitivity === undefined ? [] : [SENSITIVITY_WORDS[sensitivity].toLowerCase()]),
    ...(purpose === undefined ? [] : [`for: ${purpose}`]),
    ...(requires === undefined ? [] : [`only with consent to: ${requires}`]),
  ];
  return [
    ...(problem === undefined
      ? []
      : [element("p", { class: "ft-fault" }, `Not allowed: the value ${makeVisible(problem)}.`)]),
    element("p", {}, makeVisible(description ?? "")),
    element("p", { class: "ft-check-about" }, makeVisible(`${about.join("; ")}.`)),
  ];
}

/** Where the pages explain the field. */
function addressOf(
  { kind, declaredPath }: ExplainedField,
  event: ExplainedMessage["event"],
): string | undefined {
  if (kind === "envelope")
    return links.on(links.metadata, envelopeAnchor(declaredPath, ownerOf(envelope, declaredPath)));
  if (kind === "metadata") {
    const name = metadataAt.get(declaredPath);
    return name === undefined ? links.metadata : links.on(links.metadata, metadataAnchor(name));
  }
  if (kind !== "property" || event === undefined) return undefined;
  const page = links.event({ slug: event.group }, event);
  return links.on(page, propertyAnchor(declaredPath.replace(/^properties\./, "")));
}
