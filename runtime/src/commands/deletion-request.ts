/** Asking recipients to delete what they received: those that take such a message are asked, the others are named. */
import { runFarewell } from "../delivery/launch.ts";
import { readLedger } from "../delivery/records.ts";
import type { Places } from "../places.ts";
import { builtin } from "../system.ts";
import { type CommandContext, decisionOf, destinationName } from "./context.ts";
import { identityPath, type Received, readReceived } from "./received.ts";

/** What became of the data that one recipient may hold under one id. */
export interface DeletionReport {
  /** Name of the recipient. */
  readonly recipient: string;
  readonly installationId: string;
  /** The request that was made; absent: none, for the reason in `notAsked`. */
  readonly asked?: {
    /** ISO 8601. */
    readonly at: string;
    readonly endpoint: string;
    /** Id of the message, by which the recipient can find it. */
    readonly messageId: string;
    /** `status 200`, or why there was no answer. */
    readonly answer: string;
    /** Whether the recipient took the request. What it does then is its own doing. */
    readonly taken: boolean;
  };
  /** `not-possible`: the recipient takes no such message. `off`: telemetry is off here, so nothing is sent. */
  readonly notAsked?: "not-possible" | "off";
}

interface Request extends Received {
  readonly messageId: string;
  readonly farewell: Parameters<typeof runFarewell>[0]["farewells"][number];
}

/** Makes at most one request to each recipient for each id that it may hold. Blocks, at most two seconds. */
export function requestDeletion(context: CommandContext, places: Places): readonly DeletionReport[] {
  const received = readReceived(context.binding, places);
  const isOn = received.length > 0 && decisionOf(context).state === "on";
  const requests = isOn ? received.flatMap((one) => requestFor(context, one)) : [];
  const at = new Date().toISOString();
  const farewells = requests.map(({ farewell }) => farewell);
  if (requests.length > 0) runFarewell({ format: 1, places, farewells });
  const answers = requests.length > 0 ? answersOf(places) : new Map<string, Answer>();
  return received.map((one) => {
    const { destination, installationId } = one;
    const head = { recipient: destinationName(context, destination), installationId };
    const request = requests.find(
      (made) => made.destination === destination && made.installationId === installationId,
    );
    if (request === undefined)
      return { ...head, notAsked: canAsk(context, destination) ? "off" : "not-possible" };
    const { messageId, farewell } = request;
    const answer = answers.get(messageId) ?? { answer: "no answer in time", taken: false };
    return { ...head, asked: { at, endpoint: farewell.endpoint, messageId, ...answer } };
  });
}

/** Whether the recipient takes such a message, were sending on. */
function canAsk({ binding, around }: CommandContext, destination: string): boolean {
  const target = around.targets.find(({ id }) => id === destination);
  return target?.adapter.deletion !== undefined && identityPath(binding) !== undefined;
}

function requestFor({ binding, around }: CommandContext, one: Received): readonly Request[] {
  const target = around.targets.find(({ id }) => id === one.destination);
  const path = identityPath(binding);
  if (target?.adapter.deletion === undefined || path === undefined) return [];
  const messageId = builtin("node:crypto").randomUUID();
  const message = target.adapter.deletion({
    catalog: binding.catalog,
    messageId,
    timestamp: new Date().toISOString(),
    identity: { path, value: one.installationId },
  });
  const { destination, adapter, endpoint, writeKey } = target.header;
  return [{ ...one, messageId, farewell: { destination, adapter, endpoint, writeKey, message } }];
}

interface Answer {
  readonly answer: string;
  readonly taken: boolean;
}

/** The ledger has a line for each request, the last ones being ours. */
function answersOf(places: Places): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const line of readLedger(places)) {
    if (!line.includes('"type":"delete"')) continue;
    try {
      const { outcome, status, error, messages } = JSON.parse(line) as Readonly<Record<string, unknown>>;
      const answer = status === undefined ? String(error) : `status ${String(status)}`;
      const ids = (messages as readonly { readonly messageId: string }[]).map(({ messageId }) => messageId);
      for (const id of ids) answers.set(id, { answer, taken: outcome === "delivered" });
    } catch {
      // A damaged line answers nothing.
    }
  }
  return answers;
}
