/**
 * What is true of the runtime for one catalogue: the one source for the public page, built from the constants and
 * adapters that the code itself uses. Pure, no `node:` import.
 */
import type { AdapterFacts, EnvelopeExample } from "./adapters/adapter.ts";
import { adapterOf } from "./adapters/adapters.ts";
import { fileFacts as fileAdapterFacts, webhookFacts } from "./adapters/plain-facts.ts";
import { posthogFacts } from "./adapters/posthog-facts.ts";
import { segmentFacts } from "./adapters/segment-facts.ts";
import type {
  Catalog,
  CatalogEvent,
  CommandFact,
  Disclosure,
  Field,
  FileFact,
  LimitFact,
  MessageKind,
  MetadataPlace,
} from "./catalog-document.ts";
import { consentSources } from "./consent/words.ts";
import { hasInstallationId, isConsented, linkFacts } from "./facts/links.ts";
import * as limits from "./limits.ts";
import { projectFileName } from "./places.ts";

export { isNewer } from "./consent/resolve.ts";
export { basename, formatPattern, matchesFormat, truncate } from "./gate/values.ts";
export { EVENT_BYTES } from "./limits.ts";

/** The parts of a catalogue that the facts depend on; `{ ...catalog, id }` fits. */
export interface FactsInput
  extends Pick<Catalog, "product" | "consent" | "destinations" | "groups" | "metadata" | "identify"> {
  /** Id of the catalogue. */
  readonly id: string;
}

/** Everything of a `Disclosure` that is the runtime's own; the notice and the wire examples are added by the compiler. */
export type RuntimeFacts = Omit<Disclosure, "notice" | "notice_rows" | "wire">;

/** The facts of one catalogue. Never throws. */
export function disclosureFacts(input: FactsInput): RuntimeFacts {
  const { product, consent } = input;
  return {
    ...wireFacts(input),
    ...traitPlaces(input),
    ...(input.destinations.some(({ adapter }) => adapter !== "file") ? { connection: CONNECTION } : {}),
    links: linkFacts(input),
    limits: limitFacts(input),
    consent_sources: consentSources({
      product: product.id,
      name: product.name,
      command: product.command,
      model: consent.model,
      ci: consent.ci,
    }),
    commands: product.command === undefined ? [] : commandFacts(product.command, input),
    files: fileFacts(input),
  };
}

const ADAPTER_FACTS: readonly AdapterFacts[] = [segmentFacts, posthogFacts, webhookFacts, fileAdapterFacts];

/** Said once where all destinations have the same adapter, else for each destination. */
function wireFacts(input: FactsInput): Pick<RuntimeFacts, "envelope" | "headers" | "metadata_places"> {
  const { destinations } = input;
  const exampleFor = (id: string): EnvelopeExample => ({
    catalog: input.id,
    event: activeEvents(input)[0]?.name ?? "Event name",
    kinds: kindsOf(input, isUniform ? undefined : id),
  });
  const isUniform = new Set(destinations.map(({ adapter }) => adapter)).size < 2;
  const told = (isUniform ? destinations.slice(0, 1) : destinations).flatMap(({ id, adapter, endpoint }) => {
    const facts = ADAPTER_FACTS.find(({ name }) => name === adapter);
    const mark = isUniform ? {} : { destination: id };
    return facts === undefined ? [] : [{ facts, endpoint, mark, example: exampleFor(id) }];
  });
  const places = metadataPlaces(input);
  return {
    envelope: told.flatMap(({ facts, mark, example }) =>
      facts.envelope(example).map((field) => ({ ...field, ...mark })),
    ),
    headers: told.flatMap(({ facts, endpoint, mark }) =>
      facts.headers(endpoint).map((header) => ({ ...header, ...mark })),
    ),
    ...(places.length === 0 ? {} : { metadata_places: places }),
  };
}

/** Without a destination: of all of them. */
function kindsOf(input: FactsInput, destination: string | undefined): readonly MessageKind[] {
  const mine = input.destinations.filter(({ id }) => destination === undefined || id === destination);
  const takesDeletion = mine.some(({ adapter }) => adapterOf(adapter)?.deletion !== undefined);
  return [
    "event",
    ...(getsTraits(input, destination) ? ["identify" as const] : []),
    ...(takesDeletion && hasInstallationId(input) ? ["delete" as const] : []),
  ];
}

/** Without a destination: whether any of them does. */
function getsTraits({ identify }: FactsInput, destination: string | undefined): boolean {
  if (identify === undefined) return false;
  return destination === undefined || identify.destinations.includes(destination);
}

function traitPlaces(input: FactsInput): Pick<RuntimeFacts, "trait_places"> {
  if (input.identify === undefined) return {};
  const places = input.destinations
    .filter(({ id }) => getsTraits(input, id))
    .map(({ id, adapter }) => ({ destination: id, path: adapterOf(adapter)?.traitsAt ?? "traits" }));
  return { trait_places: places };
}

function metadataPlaces({ destinations, metadata }: FactsInput): readonly MetadataPlace[] {
  return destinations.flatMap(({ id, adapter }) =>
    metadata.flatMap(({ name, path }) => {
      const place = adapterOf(adapter)?.place(path) ?? path;
      return place === path ? [] : [{ destination: id, field: name, path: place }];
    }),
  );
}

function activeEvents({ groups }: Pick<FactsInput, "groups">): readonly CatalogEvent[] {
  return groups.flatMap((group) => group.events).filter((event) => event.status === "active");
}

function limitFacts({ destinations }: FactsInput): readonly LimitFact[] {
  const fact = (id: string, title: string, value: number, unit: LimitFact["unit"]): LimitFact => ({
    id,
    title,
    value,
    unit,
  });
  const file = fact(
    "file-bytes",
    "Largest local file that is a destination; the oldest lines go first",
    limits.FILE_BYTES,
    "bytes",
  );
  return [
    fact("event-bytes", "Longest event; a longer one is dropped", limits.EVENT_BYTES, "bytes"),
    fact("batch-bytes", "Largest request, before compression", limits.BATCH_BYTES, "bytes"),
    fact("batch-events", "Most events in one request", limits.BATCH_EVENTS, "events"),
    fact("run-requests", "Most requests to one address in one go", limits.RUN_REQUESTS, "requests"),
    fact("answer-bytes", "How much of the server's answer is read", limits.ANSWER_BYTES, "bytes"),
    fact("flusher-milliseconds", "Longest life of the process that sends", limits.FLUSHER_MS, "milliseconds"),
    fact(
      "flusher-interval-milliseconds",
      "Least time between two starts of that process",
      limits.FLUSHER_INTERVAL_MS,
      "milliseconds",
    ),
    ...pauseFacts(fact),
    fact(
      "spool-bytes",
      "Most that waits on disk to be sent; the oldest goes first",
      limits.SPOOL_BYTES,
      "bytes",
    ),
    fact("spool-events", "Most events that wait on disk to be sent", limits.SPOOL_EVENTS, "events"),
    fact("spool-days", "Longest time that an event waits", limits.SPOOL_DAYS, "days"),
    fact(
      "ledger-bytes",
      "Largest record of what was sent; the oldest goes first",
      limits.LEDGER_BYTES,
      "bytes",
    ),
    fact(
      "quarantine-bytes",
      "Largest record of what a recipient refused; the oldest goes first",
      limits.QUARANTINE_BYTES,
      "bytes",
    ),
    ...(destinations.some(({ adapter }) => adapter === "file") ? [file] : []),
    fact(
      "opt-out-milliseconds",
      "Longest wait of opting out for its last event",
      limits.OPT_OUT_MS,
      "milliseconds",
    ),
  ];
}

function pauseFacts(
  fact: (id: string, title: string, value: number, unit: LimitFact["unit"]) => LimitFact,
): readonly LimitFact[] {
  return [
    fact(
      "first-pause-milliseconds",
      "Pause after a first failed request; doubles with each further one",
      limits.FIRST_PAUSE_MS,
      "milliseconds",
    ),
    fact(
      "breaker-failures",
      "Failures in a row after which at most one attempt an hour is made",
      limits.BREAKER_FAILURES,
      "requests",
    ),
    fact(
      "longest-pause-milliseconds",
      "Longest pause after failures",
      limits.LONGEST_PAUSE_MS,
      "milliseconds",
    ),
    fact(
      "retry-after-milliseconds",
      "Longest pause that a server can ask for",
      limits.RETRY_AFTER_MAX_MS,
      "milliseconds",
    ),
  ];
}

function commandFacts(command: string, input: FactsInput): readonly CommandFact[] {
  const fact = (name: string, description: string, argument = ""): CommandFact => ({
    name,
    text: `${command} ${name}${argument}`,
    description,
  });
  const lastEvent = activeEvents(input).find((event) => event.constant === input.consent.opt_out_event);
  const farewell =
    lastEvent === undefined
      ? "Nothing is sent about it."
      : `If sending was on, one last event, “${lastEvent.name}”, says so.`;
  const example = activeEvents(input)[0]?.constant;
  return [
    fact("status", "Says whether anything is sent, which source decided it, and where the files are."),
    fact(
      "opt-out",
      `Stops sending, and deletes your installation id and everything that waits to be sent. ${farewell}`,
    ),
    fact("opt-in", "Allows sending again, with a new installation id."),
    fact("show", "Prints what waits on this computer to be sent, byte for byte."),
    fact(
      "preview",
      "Prints one event as it would be sent; sends nothing.",
      example === undefined ? "" : ` ${example}`,
    ),
    fact("log", "Prints every request that was made, with the server's answer."),
    fact("forget", forgetWords(input)),
  ];
}

function forgetWords({ destinations, metadata }: FactsInput): string {
  const askable = destinations.filter(({ adapter }) => adapterOf(adapter)?.deletion !== undefined);
  const local = `Deletes your installation id and all local records${metadata.some(isConsented) ? ", and takes back separate consents with the values you gave for them" : ""}; your decision stays.`;
  if (!metadata.some(({ source }) => source === "installation-id")) return local;
  const names = askable.map(({ name }) => name).join(", ");
  const asks =
    askable.length === 0
      ? ""
      : ` Asks ${names} once to delete what came under that id, if anything was sent and sending is on.`;
  return `${local}${asks} Prints a receipt: the id, and whom to ask about what was received before.`;
}

/** What people behind proxies and with certificates of their own need to know. */
const CONNECTION: readonly string[] = [
  "Requests go straight to the address of the recipient. Proxy settings (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are not used: where a proxy is the only way out, nothing arrives.",
  "The recipient's certificate must be signed by an authority that Node.js itself trusts. NODE_EXTRA_CA_CERTS and NODE_TLS_REJECT_UNAUTHORIZED are not used.",
  "Redirects are not followed.",
];

function fileFacts(input: FactsInput): readonly FileFact[] {
  const { id } = input.product;
  const support = `~/Library/Application Support/${id}`;
  const inState = (file: string, id_: string, title: string, description: string): FileFact => ({
    id: id_,
    title,
    linux: `\${XDG_STATE_HOME:-~/.local/state}/${id}/telemetry/${file}`,
    macos: `${support}/telemetry/${file}`,
    windows: `%LOCALAPPDATA%\\${id}\\telemetry\\${file.replaceAll("/", "\\")}`,
    description,
  });
  return [
    {
      id: "settings",
      title: "Your decision",
      linux: `\${XDG_CONFIG_HOME:-~/.config}/${id}/telemetry.json`,
      macos: `${support}/telemetry.json`,
      windows: `%APPDATA%\\${id}\\telemetry.json`,
      description:
        "Whether you opted out or in, which version you were told of, and separate consents with the value you gave for them.",
    },
    ...(hasInstallationId(input)
      ? [
          inState(
            "installation-id",
            "installation-id",
            "Installation id",
            "A random UUID, made when the first event may be sent.",
          ),
        ]
      : []),
    ...(usesHash(input)
      ? [
          inState(
            "salt",
            "salt",
            "Salt",
            "Random text mixed into hashed values, so that nobody can look them up. It is never sent.",
          ),
        ]
      : []),
    inState("spool/", "spool", "Queue", "Events that wait to be sent, exactly as they will be sent."),
    inState(
      "ledger.ndjson",
      "ledger",
      "Ledger",
      `Every request that was made: when, where to, with which events, and the answer.${input.metadata.some(isConsented) ? " When you take back a separate consent, the value you gave for it is taken out here too." : ""}`,
    ),
    inState(
      "delivery.json",
      "delivery",
      "Delivery state",
      "When the next attempt may be made, and how many failed in a row.",
    ),
    inState(
      "delivery.lock",
      "lock",
      "Lock",
      "Keeps two processes from sending at once; gone when nothing is being sent.",
    ),
    inState(
      "quarantine/",
      "quarantine",
      "Quarantine",
      "Events that the server refused; they are not sent again.",
    ),
    inState(
      "drops.ndjson",
      "drops",
      "Drops",
      "How many events or fields were dropped, and why; no contents.",
    ),
    {
      id: "administrator",
      title: "Administrator's switch",
      linux: `/etc/${id}/telemetry.json`,
      macos: `/Library/Application Support/${id}/telemetry.json`,
      windows: `%ProgramData%\\${id}\\telemetry.json`,
      description: "Read, never written: an administrator switches everybody off here.",
    },
    projectFile(id),
  ];
}

function projectFile(product: string): FileFact {
  const name = projectFileName(product);
  return {
    id: "project",
    title: "Project's switch",
    linux: name,
    macos: name,
    windows: name,
    description: "Read, never written: looked up in the working directory and the directories above it.",
  };
}

function usesHash(input: FactsInput): boolean {
  const properties = activeEvents(input).flatMap((event) => event.properties);
  const fields = [...input.metadata, ...properties, ...(input.identify?.traits ?? [])];
  return fields.some(hashes);
}

function hashes(field: Field): boolean {
  const { properties = [], items } = field.schema;
  return field.transform === "hash" || [...properties, ...(items?.properties ?? [])].some(hashes);
}
