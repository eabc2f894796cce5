/** `forget`: deletes what is kept here about the person, and prints a receipt. The decision stays. */
import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { recordGrant } from "../consent/decide.ts";
import { readSettings } from "../consent/settings.ts";
import { deleteAll, readQueue, sizeOf, stopFlusher } from "../delivery/queue.ts";
import { readLedger } from "../delivery/records.ts";
import { readInstallationId } from "../identity/installation-id.ts";
import type { Places } from "../places.ts";
import { type CommandContext, placesOrComplain } from "./context.ts";
import { type DeletionReport, requestDeletion } from "./deletion-request.ts";
import { clean, count, list, paragraph, rows } from "./text.ts";

/** A flusher at work gets this many milliseconds to finish; then it is killed. */
const PATIENCE_MS = 500;

interface ForgetReport {
  /** ISO 8601. */
  readonly at: string;
  /** The id that was deleted. */
  readonly installationId: string | null;
  readonly deleted: { readonly events: number; readonly requests: number; readonly files: readonly string[] };
  /** Separate consents taken back. */
  readonly withdrawn: readonly string[];
  /** Who may hold data already, under which id, and whether they were asked to delete it. */
  readonly received: readonly DeletionReport[];
  /** What could not be done. */
  readonly problems: readonly string[];
}

/** What was received by somebody else is not deleted from here; the receipt says who was asked, or whom to ask. */
export async function forget(context: CommandContext): Promise<number> {
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const lock = await stopFlusher(places, PATIENCE_MS);
  const requests = readLedger(places).length;
  const received = requestDeletion(context, places);
  const report = { ...deleteEverything(places, requests), received };
  lock?.release();
  removeIfEmpty(places.state);
  if (context.json) context.output.json(report);
  else context.output.print(textOf(context, report));
  for (const problem of report.problems) context.output.complain(problem);
  return report.problems.length === 0 ? 0 : 1;
}

function deleteEverything(places: Places, requests: number): Omit<ForgetReport, "received"> {
  const { events } = sizeOf(readQueue(places));
  const installationId = readInstallationId(places) ?? null;
  const { installationId: id, salt, spool, ledger, deliveryState, quarantine, drops } = places;
  const files = [id, salt, spool, ledger, deliveryState, quarantine, drops].filter((path) =>
    existsSync(path),
  );
  const { withdrawn, problems } = withdrawAll(places);
  const isGone = deleteAll([...files, ...leftovers(places)]);
  return {
    at: new Date().toISOString(),
    installationId,
    deleted: { events, requests, files },
    withdrawn,
    problems: isGone
      ? problems
      : [...problems, `Some files could not be deleted. Look into ${places.state} yourself.`],
  };
}

/** Takes back every separate consent, which deletes its value. */
function withdrawAll(places: Places): Pick<ForgetReport, "withdrawn" | "problems"> {
  const read = readSettings(places.settings);
  if (read.kind === "missing") return { withdrawn: [], problems: [] };
  if (read.kind === "unusable") {
    return {
      withdrawn: [],
      problems: [`${places.settings} ${read.problem}. It was left as it is; delete it yourself.`],
    };
  }
  const at = new Date().toISOString();
  const given = [...read.settings.purposes].filter(([, grant]) => grant.granted || grant.value !== undefined);
  const outcomes = given.map(([id]) => ({ id, ...recordGrant(places.settings, id, { granted: false, at }) }));
  return {
    withdrawn: outcomes.filter(({ written }) => written).map(({ id }) => id),
    problems: outcomes.flatMap((outcome) => (outcome.written ? [] : [outcome.problem])),
  };
}

/** Temporary files of processes that were killed. */
function leftovers(places: Places): string[] {
  try {
    return readdirSync(places.state)
      .filter((name) => name.endsWith(".tmp"))
      .map((name) => `${places.state}/${name}`);
  } catch {
    return [];
  }
}

/** The last trace, unless there is something in it that is not ours. */
function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Not empty, or not there.
  }
}

function textOf(context: CommandContext, report: ForgetReport): string {
  const { output, product, binding } = context;
  const { deleted, installationId, withdrawn } = report;
  const titles = withdrawn.map((id) => binding.separate[id] ?? id);
  const done: [string, string][] = [
    ["installation id", installationId === null ? "there was none" : "deleted"],
    ["queue", deleted.events === 0 ? "was empty" : `${count(deleted.events, "event")} deleted unsent`],
    ["record", deleted.requests === 0 ? "was empty" : `of ${count(deleted.requests, "request")} deleted`],
    ...(titles.length === 0 ? [] : [["consent", `taken back: ${clean(list(titles))}`] as [string, string]]),
  ];
  return [
    output.strong(`${product} has forgotten you on this machine (${report.at.slice(0, 10)}).\n`),
    rows(done),
    elsewhere(context, report),
    paragraph(
      "Your decision to opt out or in, if you made one, stays. If sending is on, the next event makes a new id that has nothing to do with the old one.",
    ),
  ].join("\n");
}

function elsewhere(context: CommandContext, { received, installationId }: ForgetReport): string {
  if (received.length === 0) {
    return paragraph(
      installationId === null
        ? "Nothing was ever recorded under an id here."
        : "Nothing was ever sent under your id, so nobody holds anything of it.",
    );
  }
  return received.map((one) => receipt(context, one)).join("\n");
}

/** What to keep: the id is written down nowhere else now. */
function receipt(context: CommandContext, one: DeletionReport): string {
  const { asked, installationId } = one;
  const recipient = clean(one.recipient);
  const id = `  ${clean(installationId)}\n`;
  if (asked?.taken === true) {
    const words = `${recipient} was asked to delete what it received under the id below, and took the request (${asked.answer}, ${asked.at}, message ${asked.messageId}). What it does then is its own doing; keep this receipt.`;
    return `${paragraph(words)}${id}`;
  }
  return `${paragraph(`${whyNot(recipient, one)} To have it deleted, write to ${contactOf(context)} and name this id, which is written down nowhere else now:`)}${id}`;
}

function whyNot(recipient: string, { asked, notAsked }: DeletionReport): string {
  if (asked !== undefined)
    return `${recipient} could not be asked to delete what it holds (${clean(asked.answer)}).`;
  const why =
    notAsked === "off"
      ? "was not asked to delete it, because telemetry is off here and nothing is sent."
      : "takes no request for deletion from here.";
  return `${recipient} may hold what it received before; it ${why}`;
}

function contactOf({ binding, product }: CommandContext): string {
  const { controller, homepage } = binding;
  const where = controller?.contact ?? homepage;
  const who = clean(controller?.name ?? `the makers of ${product}`);
  return where === undefined ? who : `${who} (${clean(where)})`;
}
