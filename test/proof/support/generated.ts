/** A run of generated calls through a real SDK in a process of its own, and what must have come of it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Machine } from "../../e2e/support/machine.ts";
import { type Call, callsOf, IDENTIFY, identified, type Properties, type Tracked } from "./arbitraries.ts";
import { arriving, differs, withValuesOf } from "./expect.ts";
import type { SitePages } from "./pages.ts";

const PROGRAM = fileURLToPath(new URL("../programs/calls.ts", import.meta.url));

export interface GeneratedRun {
  /** The examples of the pages, then the calls of the seed. */
  readonly calls: readonly Call[];
  readonly thrown: readonly string[];
  readonly dropped: Readonly<Record<string, number>>;
}

export interface GeneratedPlan {
  /** Specifier or path of the SDK. */
  readonly sdk: string;
  /** Path of the catalog.json that the calls are made from. */
  readonly catalog: string;
  readonly seed: number;
  readonly perEvent: number;
  /** Options of the client; the values of `host` are given as they are. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** The exact bytes on the page of an event, as a body. */
export interface PageExample {
  readonly name: string;
  readonly constant: string;
  readonly destination: string;
  readonly text: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** The examples of all event pages: the first body of each. A line of a file is a message without a body around it. */
export function examplesOf(site: SitePages): readonly PageExample[] {
  const said = { name: IDENTIFY, constant: IDENTIFY, bodies: site.traitBodies };
  return [...site.events.values(), said].flatMap(({ name, constant, bodies }) =>
    bodies.map(({ destination, text }) => {
      const body = JSON.parse(text) as { readonly batch?: readonly Readonly<Record<string, unknown>>[] };
      return {
        name,
        constant,
        destination,
        text,
        message: body.batch?.[0] ?? (body as Readonly<Record<string, unknown>>),
      };
    }),
  );
}

/** Makes the calls and waits until they are delivered. Throws where the program fails. */
export async function runCalls(
  machine: Machine,
  site: SitePages,
  plan: GeneratedPlan,
): Promise<GeneratedRun> {
  const document = readDocument(plan.catalog);
  const first = [...eventsOf(document).values()].flatMap(({ name, constant }): readonly Call[] => {
    const page = examplesOf(site).find((one) => one.constant === constant);
    const event = eventsOf(document).get(constant);
    if (page === undefined || event === undefined) return [];
    const shown = valuesOf(page.message);
    // Some services get metadata among the properties.
    const properties = Object.fromEntries(
      event.properties.flatMap((field) =>
        shown[field.name] === undefined ? [] : [[field.name, shown[field.name] ?? null]],
      ),
    );
    return [{ name, constant, kind: "the example of the page", properties, wanted: properties }];
  });
  const file = join(machine.project, "first.json");
  writeFileSync(file, JSON.stringify(first));
  const args = [plan.sdk, plan.catalog, plan.seed, plan.perEvent, file, JSON.stringify(plan.options ?? {})];
  const { status, stdout, stderr } = await machine.node(PROGRAM, ...args.map(String));
  if (status !== 0)
    throw new Error(`the program with generated calls ended with ${status}:\n${stdout}${stderr}`);
  const { thrown, dropped } = JSON.parse(stdout) as Pick<GeneratedRun, "thrown" | "dropped">;
  return { calls: [...first, ...callsOf(document, plan.seed, plan.perEvent)], thrown, dropped };
}

export function readDocument(path: string): CatalogDocument {
  return JSON.parse(readFileSync(path, "utf8")) as CatalogDocument;
}

/** Events by constant, and what is said once. */
export function eventsOf({ catalog }: CatalogDocument): ReadonlyMap<string, Tracked> {
  const all = [...catalog.groups.flatMap(({ events }) => events), ...identified(catalog)];
  return new Map(all.map((event) => [event.constant, event]));
}

type Message = Readonly<Record<string, unknown>>;

/** The wire name, or that of what is said once; its values too. What has neither is a request to forget. */
function nameOf(message: Message | undefined): string | undefined {
  return traitsOf(message) === undefined ? (message?.["event"] as string | undefined) : IDENTIFY;
}

/** Where each kind of recipient has them. */
function traitsOf(message: Message | undefined): Properties | undefined {
  return (message?.["traits"] ?? (message?.["properties"] as Message | undefined)?.["$set"]) as
    | Properties
    | undefined;
}

const valuesOf = (message: Message): Properties => traitsOf(message) ?? (message["properties"] as Properties);

/** What arrived and should not have, or the other way round. `messages`: of one recipient, in order of arrival. */
export function wrongArrivals(
  document: CatalogDocument,
  calls: readonly Call[],
  messages: readonly Message[],
): readonly string[] {
  const events = eventsOf(document);
  const expected = arriving(calls);
  const wrong = expected.flatMap((call, at) => {
    const message = messages[at];
    if (message === undefined || nameOf(message) !== call.name)
      return [`${at}: ${call.name} (${call.kind}) did not arrive in its place`];
    const event = events.get(call.constant);
    const problem = event === undefined ? "no such event" : differs(event, call, valuesOf(message));
    return problem === undefined ? [] : [`${call.name} (${call.kind}): ${problem}`];
  });
  // The first difference says all: what follows is only shifted.
  return messages.length === expected.length
    ? wrong
    : [`${messages.length} of ${expected.length} arrived`, ...wrong.slice(0, 1)];
}

/** Examples whose bytes on the page are not those of the message that the program made of the same values. */
export function falseExamples(
  examples: readonly PageExample[],
  messages: readonly Message[],
  varying: ReadonlySet<string>,
): readonly string[] {
  return examples.flatMap(({ name, text, message }, at) => {
    const isText = JSON.stringify(JSON.parse(text)) === text.trimEnd();
    const real = withValuesOf(messages[at], message, varying);
    const same = isText && JSON.stringify(real) === JSON.stringify(message);
    return same
      ? []
      : [
          `${name}: the page shows ${JSON.stringify(message)}, on the wire was ${JSON.stringify(messages[at])}`,
        ];
  });
}
