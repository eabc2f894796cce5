/** Holds captured requests against what the built pages say: the engine of both directions of the promise. */
import type { ReceivedRequest } from "../../support/collector.ts";
import type { AddedLine, FieldCard, HeaderLine, SitePages } from "./pages.ts";
import { edgesIn, problemOf } from "./said.ts";

/** What was looked at so far, and what is wrong. */
export interface Tally {
  /** Path, value and request of each thing that no page allows. */
  readonly findings: string[];
  /** Kinds of thing that were seen on the wire: `header host`, `property Pipeline run properties.total_steps`. */
  readonly seen: Set<string>;
  paths: number;
  values: number;
  headers: number;
  requests: number;
  messages: number;
}

export function newTally(): Tally {
  return { findings: [], seen: new Set(), paths: 0, values: 0, headers: 0, requests: 0, messages: 0 };
}

/** A value anywhere in a body. */
interface Spot {
  readonly path: string;
  readonly value: unknown;
}

/** Every path of a message with its value; items of lists have the path of the list and `[]`. */
export function spotsOf(value: unknown, prefix = ""): readonly Spot[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]): readonly Spot[] => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    const inside = Array.isArray(item)
      ? item.flatMap((one) => spotsOf(one, `${path}[]`))
      : spotsOf(item, path);
    return [{ path, value: item }, ...inside];
  });
}

/**
 * Judges one request. `destination`: id of who it was for; undefined where the pages make no difference between
 * recipients.
 */
export function judgeRequest(
  tally: Tally,
  site: SitePages,
  request: ReceivedRequest,
  destination: string | undefined,
): void {
  tally.requests += 1;
  const report = reporter(tally, `${request.method} ${request.path} (${request.bytes} bytes)`);
  judgeHeaders(tally, site, request, destination, report);
  const { batch, ...around } = JSON.parse(request.body) as { batch?: unknown };
  const added = site.added.filter((line) => isFor(line, destination));
  judgeAround(tally, added, batch, around, destination, report);
  for (const message of Array.isArray(batch) ? batch : []) judgeMessage(tally, site, message, destination);
}

function judgeHeaders(
  tally: Tally,
  site: SitePages,
  { rawHeaders }: ReceivedRequest,
  destination: string | undefined,
  report: Report,
): void {
  const lines = site.headers.filter((header) => isNamed(header, site, destination));
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    const value = rawHeaders[at + 1];
    tally.headers += 1;
    tally.seen.add(`header ${destination ?? ""} ${name}`);
    const line = lines.find((one) => one.name === name);
    if (line === undefined) report(name, value, "no page names it");
    else if (!VARYING.test(line.description) && value !== line.example) {
      report(name, value, `is not what the page prints: ${line.example}`);
    }
  }
}

type Report = (path: string, value: unknown, problem: string) => void;

function reporter(tally: Tally, where: string): Report {
  return (path, value, problem) => {
    const shown = JSON.stringify(value) ?? String(value);
    tally.findings.push(`${path} = ${shown.slice(0, 200)} in ${where}: ${problem}`);
  };
}

function isFor({ destinations }: AddedLine, destination: string | undefined): boolean {
  return destinations.length === 0 || destinations.includes(destination ?? "");
}

function isNamed({ names }: HeaderLine, site: SitePages, destination: string | undefined): boolean {
  return names.length === 0 || names.includes(site.destinations.get(destination ?? "") ?? "");
}

function judgeAround(
  tally: Tally,
  added: readonly AddedLine[],
  batch: unknown,
  around: object,
  destination: string | undefined,
  report: Report,
): void {
  const spots = [{ path: "batch[]", value: batch }, ...spotsOf(around)];
  for (const { path, value } of spots) {
    tally.paths += 1;
    tally.seen.add(`added ${destination ?? ""} ${path}`);
    const line = added.find((one) => one.path === path);
    if (line === undefined) report(path, value, "no page names it");
    else judgeAdded(tally, line, value, report);
  }
}

/** Judges one message, of a batch or of a line of a file. */
export function judgeMessage(
  tally: Tally,
  site: SitePages,
  message: unknown,
  destination: string | undefined,
): void {
  tally.messages += 1;
  const name = String((message as { event?: unknown }).event);
  const kind = kindOf(site, message, destination);
  const page = site.events.get(name);
  const report = reporter(tally, `${kind ?? name}: ${JSON.stringify(message).slice(0, 2_000)}`);
  if (kind === undefined && page === undefined) {
    report("event", name, "no page has this wire name");
    return;
  }
  tally.seen.add(kind === undefined ? `event ${name}` : `kind ${destination ?? ""} ${kind}`);
  // What is said once has its cards beside the metadata; a request to forget has none.
  const cards = kind === undefined ? (page?.fields ?? []) : site.traits;
  const known = knownTo(site, { event: name, kind, cards }, destination);
  for (const spot of spotsOf(message)) judgeSpot(tally, known, spot, report);
}

/** The page's words for a kind of message that is no event, where it prints a value that this message has. */
function kindOf(site: SitePages, message: unknown, destination: string | undefined): string | undefined {
  const values = new Map(spotsOf(message).map(({ path, value }) => [path, value]));
  for (const line of site.added.filter((one) => isFor(one, destination))) {
    // Only these two tell kinds apart; other lines have values of their own in a kind.
    if (line.path !== "type" && line.path !== "event") continue;
    const kind = Object.keys(line.inKind).find((one) => line.inKind[one] === values.get(line.path));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** A message as the pages have it. */
interface Subject {
  readonly event: string;
  /** The page's words for a message that is no event. */
  readonly kind: string | undefined;
  readonly cards: readonly FieldCard[];
}

/** What the pages say of one message on its way to one recipient. */
interface Known extends Subject {
  readonly destination: string;
  readonly fields: ReadonlyMap<string, FieldCard>;
  readonly metadata: ReadonlyMap<string, FieldCard>;
  readonly added: ReadonlyMap<string, AddedLine>;
  /** Every path that has a place on a page. */
  readonly all: readonly string[];
}

function knownTo(site: SitePages, subject: Subject, destination: string | undefined): Known {
  const byPath = (cards: readonly FieldCard[]): ReadonlyMap<string, FieldCard> => {
    const name = site.destinations.get(destination ?? "");
    return new Map(
      cards.flatMap((card) =>
        card.places
          .filter(({ names }) => names.length === 0 || name === undefined || names.includes(name))
          .map(({ path }): [string, FieldCard] => [path, card]),
      ),
    );
  };
  const fields = byPath(subject.cards);
  const metadata = byPath(site.metadata);
  const added = new Map(
    site.added.filter((line) => isFor(line, destination)).map((line) => [line.path, line]),
  );
  const all = [...fields.keys(), ...metadata.keys(), ...added.keys()];
  return { ...subject, destination: destination ?? "", fields, metadata, added, all };
}

function judgeSpot(tally: Tally, known: Known, { path, value }: Spot, report: Report): void {
  tally.paths += 1;
  const property = known.fields.get(path);
  const field = property ?? known.metadata.get(path);
  const line = known.added.get(path);
  if (field !== undefined) {
    tally.values += 1;
    const problem = problemOf(field, value);
    if (problem !== undefined) report(path, value, problem);
    const owner = known.kind === undefined ? `property ${known.event}` : "trait";
    tally.seen.add(`${property === undefined ? "metadata" : owner} ${path}`);
    if (property !== undefined) {
      for (const edge of edgesIn(property))
        if (edge.holds(value)) tally.seen.add(`edge ${owner} ${path}: ${edge.words}`);
    }
  } else if (line !== undefined) {
    tally.seen.add(`added ${known.destination} ${path}`);
    judgeAdded(tally, line, value, report, known.kind);
    if (path === "event" && known.kind === undefined && value !== known.event)
      report(path, value, "is not the name on its page");
  } else if (!known.all.some((one) => one.startsWith(`${path}.`))) {
    report(path, value, "no page names it");
  }
}

const ADDED_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === "string",
  Number: (value) => typeof value === "number",
  "True or false": (value) => typeof value === "boolean",
  List: (value) => Array.isArray(value),
  Object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/**
 * What the pages say of values that are not the same in every message; all others are what the page prints. An object or
 * a list only holds what has lines of its own.
 */
const VARYING =
  /random UUID|by this computer's clock|wire name|write key|server's own name|Size of the|^Holds |^The event's properties|^The events of /;

function judgeAdded(tally: Tally, line: AddedLine, value: unknown, report: Report, kind?: string): void {
  tally.values += 1;
  if (ADDED_TYPES[line.type]?.(value) !== true) report(line.path, value, `is not: ${line.type}`);
  const isPlain = typeof value !== "object";
  const ofKind = line.inKind[kind ?? ""];
  const printed = ofKind ?? line.example;
  if ((ofKind !== undefined || !VARYING.test(line.description)) && isPlain && String(value) !== printed) {
    report(line.path, value, `is not what the page prints: ${printed}`);
  }
}

/**
 * What stands on the pages and was not seen on the wire: events, fields, every listed value and every bound of properties
 * and traits, what the transport adds, headers.
 */
export function unseen(
  tally: Tally,
  site: SitePages,
  destinations: readonly (string | undefined)[],
): readonly string[] {
  const wanted = [
    ...site.listed.map((name) => `event ${name}`),
    ...[...site.events.values()].flatMap(({ name, fields }) =>
      fields.flatMap((card) => wantedOf(card, `property ${name}`)),
    ),
    ...site.metadata.flatMap(({ places }) => places.map(({ path }) => `metadata ${path}`)),
    ...site.traits.flatMap((card) => wantedOf(card, "trait")),
    ...destinations.flatMap((destination) => [
      ...site.added
        .filter((line) => isFor(line, destination))
        .flatMap(({ path, inKind }) => [
          `added ${destination ?? ""} ${path}`,
          ...Object.keys(inKind).map((kind) => `kind ${destination ?? ""} ${kind}`),
        ]),
      ...site.headers
        .filter((header) => isNamed(header, site, destination))
        .map(({ name }) => `header ${destination ?? ""} ${name}`),
    ]),
  ];
  return wanted.filter((one) => !tally.seen.has(one));
}

/** A value at each edge is wanted at one of the card's places. */
function wantedOf(card: FieldCard, owner: string): readonly string[] {
  return card.places.flatMap(({ path }) => [
    `${owner} ${path}`,
    ...edgesIn(card).map(({ words }) => `edge ${owner} ${path}: ${words}`),
  ]);
}
