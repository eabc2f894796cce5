/** `status`: is anything sent, who decided it, and where does everything stand? */

import type { MetadataSource } from "../catalog-document.ts";
import type { Decision } from "../consent/resolve.ts";
import type { CatalogBinding, ConsentAnswer } from "../contract.ts";
import { readQueue, sizeOf } from "../delivery/queue.ts";
import { readDrops } from "../delivery/records.ts";
import { readState, targetKey } from "../delivery/state.ts";
import { readInstallationId } from "../identity/installation-id.ts";
import { requiredPurpose } from "../metadata/collect.ts";
import { type Places, variableName } from "../places.ts";
import { type CommandContext, decisionOf, destinationName } from "./context.ts";
import { clean, count, list, paragraph, readableTime, row, rows } from "./text.ts";
import { messageNoun, traitNames } from "./traits.ts";

/** All that status knows, as `--json` prints it. */
interface StatusReport {
  readonly state: Decision["state"];
  readonly decidedBy: Decision["decidedBy"];
  readonly chain: readonly ConsentAnswer[];
  readonly product: { readonly name: string; readonly version: string };
  readonly catalog: string;
  readonly destinations: readonly DestinationReport[];
  /** Whether this machine has an installation id. The id itself is left out: status is pasted into bug reports. */
  readonly installationId: boolean;
  /** Names of the metadata fields by which events of this machine can be tied together, or to the person, now. */
  readonly tiedBy: readonly string[];
  /** Names of the traits that the program may say of this installation; absent where the catalogue has none. */
  readonly traits?: readonly string[];
  readonly purposes: readonly PurposeReport[];
  readonly queued: { readonly events: number; readonly bytes: number };
  readonly dropped: Readonly<Record<string, number>>;
  readonly files: Partial<Places>;
}

interface DestinationReport {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  /** ISO 8601: no request before, because the last one failed. */
  readonly notBefore?: string;
}

interface PurposeReport {
  readonly id: string;
  readonly title: string;
  readonly granted: boolean;
  /** ISO 8601. */
  readonly at?: string;
}

/** Prints the state in one line, then everything it rests on. */
export function status(context: CommandContext): number {
  const report = reportOf(context);
  if (context.json) context.output.json(report);
  else context.output.print(textOf(context, report));
  return 0;
}

/** `ZenML sends usage events.` and the like: the state in a sentence. */
export function stateLine(
  product: string,
  { state, decidedBy, chain }: Pick<Decision, "state" | "decidedBy" | "chain">,
): string {
  const found = clean(chain.find(({ source }) => source === decidedBy)?.found ?? "");
  if (state === "off") return `${product} telemetry is off: ${found}.`;
  if (state === "log") return `${product} telemetry prints what it would send, and sends nothing: ${found}.`;
  if (state === "notice") return `${product} telemetry has sent nothing yet: ${found}.`;
  return `${product} telemetry is on: ${decidedBy === "default" ? "no source objects" : found}.`;
}

function reportOf(context: CommandContext): StatusReport {
  const { binding, around } = context;
  const { places } = around;
  const decision = decisionOf(context);
  return {
    state: decision.state,
    decidedBy: decision.decidedBy,
    chain: decision.chain,
    product: { name: binding.product.name, version: binding.product.version },
    catalog: binding.catalog,
    destinations: destinationsOf(context),
    installationId: places !== undefined && readInstallationId(places) !== undefined,
    tiedBy: tiesOf(context, decision).map(({ name }) => name),
    ...(binding.traits === undefined ? {} : { traits: traitNames(binding) }),
    purposes: Object.entries(binding.separate).map(([id, title]) => {
      const grant = decision.grants.get(id);
      return {
        id,
        title,
        granted: grant?.granted === true,
        ...(grant === undefined ? {} : { at: grant.at }),
      };
    }),
    queued: sizeOf(places === undefined ? [] : readQueue(places)),
    dropped: Object.fromEntries(places === undefined ? [] : readDrops(places)),
    files: places ?? {},
  };
}

/** The id once there is one, an address once it is given; values of the host are its own to explain. */
function tiesOf({ binding, around }: CommandContext, { grants }: Decision): CatalogBinding["metadata"] {
  const hasId = around.places !== undefined && readInstallationId(around.places) !== undefined;
  return binding.metadata.filter((field) => {
    if (field.source === "installation-id") return hasId;
    if (field.source !== "consented-email") return false;
    const grant = grants.get(requiredPurpose(field) ?? "");
    return grant?.granted === true && grant.value !== undefined;
  });
}

/** What the recipients can tie together, and how to end that. */
function tiesText({ binding, command }: CommandContext, { tiedBy }: StatusReport): [string, string][] {
  const has = (source: MetadataSource): boolean =>
    binding.metadata.some((field) => field.source === source && tiedBy.includes(field.name));
  const [id, address] = [has("installation-id"), has("consented-email")];
  if (!id && !address) return [];
  const by = [...(id ? ["the installation id"] : []), ...(address ? ["the address you gave"] : [])];
  const what = address
    ? "events of this machine to each other and to you"
    : "events of this machine to each other";
  return [["tied together", `${what}, by ${list(by)}; “${command} forget” ends that`]];
}

/** Traits are said of an installation once, and hold for all of its events. */
function traitsText({ traits = [], installationId, tiedBy }: StatusReport): [string, string][] {
  if (traits.length === 0) return [];
  const tie =
    installationId && tiedBy.length > 0 ? "; recipients can add it to all events of this machine" : "";
  return [["may also be said", `${list(traits)}, with “identify”${tie}`]];
}

function destinationsOf({ binding, around }: CommandContext): DestinationReport[] {
  const pauses = around.places === undefined ? undefined : readState(around.places.deliveryState).targets;
  return binding.destinations.map(({ id, name, endpoint }) => {
    const target = around.targets.find((one) => one.id === id);
    const address = target?.header.endpoint ?? endpoint;
    const pause = pauses?.get(targetKey(id, address))?.notBefore ?? 0;
    const notBefore = pause > Date.now() ? { notBefore: new Date(pause).toISOString() } : {};
    return { id, name, endpoint: address, ...notBefore };
  });
}

function textOf(context: CommandContext, report: StatusReport): string {
  const { strong } = context.output;
  const { product, command } = context;
  const sections = [
    strong(paragraph(stateLine(product, report))),
    `${strong("Who decides")}, the most restrictive first; > marks the one that did:\n${chainText(report)}`,
    `${strong("What there is")}\n${rows(facts(context, report))}`,
    `${strong("Files")}\n${rows(files(report))}`,
    `${strong("How to change it")}\n${rows(changes(context, command))}`,
  ];
  return sections.join("\n");
}

function chainText({ chain, decidedBy }: StatusReport): string {
  const width = Math.max(...chain.map(({ source }) => source.length));
  return chain
    .map(({ source, verdict, found }) => {
      const mark = source === decidedBy ? ">" : " ";
      return row(`${mark} ${source.padEnd(width)}  ${verdict.padEnd(6)}`, clean(found), width + 10, 0);
    })
    .join("");
}

function facts(context: CommandContext, report: StatusReport): [string, string][] {
  const { queued, destinations, purposes } = report;
  const drops = Object.entries(report.dropped).map(
    ([reason, number]) => `${number.toLocaleString("en-US")} ${clean(reason)}`,
  );
  return [
    ...destinations.map(({ id, endpoint, notBefore }): [string, string] => [
      "recipient",
      `${destinationName(context, id)}, ${clean(endpoint)}${notBefore === undefined ? "" : `; the last attempt failed, no other before ${readableTime(notBefore)}`}`,
    ]),
    [
      "waits",
      queued.events === 0
        ? "nothing"
        : `${count(queued.events, messageNoun(context.binding))}, ${count(queued.bytes, "byte")}`,
    ],
    ...(drops.length === 0 ? [] : [["dropped", list(drops)] as [string, string]]),
    ["installation id", report.installationId ? "yes, a random UUID" : "none"],
    ...tiesText(context, report),
    ...traitsText(report),
    ...purposes.map(({ title, granted, at }): [string, string] => [
      "separate consent",
      `${title}: ${granted ? "given" : "not given"}${granted && at !== undefined ? ` on ${clean(at).slice(0, 10)}` : ""}`,
    ]),
    ["version", `${report.product.name} ${report.product.version}`],
    ["catalogue", report.catalog],
  ];
}

function files({ files: places }: StatusReport): [string, string][] {
  const { settings, administrator, state } = places;
  if (settings === undefined || administrator === undefined || state === undefined)
    return [["none", "no home directory is known"]];
  return [
    ["your decision", settings],
    ["administrator", administrator],
    ["everything else", state],
  ];
}

function changes({ binding }: CommandContext, command: string): [string, string][] {
  const variable = variableName(binding.product.id);
  const last = binding.consent.opt_out_event === undefined ? "" : " (one last event says so)";
  return [
    [`${command} opt-out`, `for good${last}`],
    [`${command} opt-in`, "allow it again"],
    [`${variable}=off`, "in the environment: for this shell"],
    ["DO_NOT_TRACK=1", "in the environment: for every program that honours it"],
  ];
}
