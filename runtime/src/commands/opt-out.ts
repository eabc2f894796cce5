/** `opt-out`: the decision first, then at most one last event, then everything that waited is gone. */
import { decide } from "../consent/decide.ts";
import { readSettings } from "../consent/settings.ts";
import { lockOwner } from "../delivery/lock.ts";
import { deleteQueue, readQueue, sizeOf, stopFlusher } from "../delivery/queue.ts";
import { forgetIdentity, readInstallationId } from "../identity/installation-id.ts";
import { type Places, variableName } from "../places.ts";
import { type CommandContext, decisionOf, placesOrComplain, toldNow } from "./context.ts";
import { type FarewellReport, noFarewell, sayFarewell } from "./farewell.ts";
import { clean, count, paragraph, rows } from "./text.ts";

/** A flusher sees the decision within a twentieth of a second; after this many milliseconds it is killed. */
const PATIENCE_MS = 1_000;

interface OptOutReport {
  readonly decision: "opt-out";
  /** The person had opted out before. */
  readonly already: boolean;
  /** Path of the file that holds the decision. */
  readonly written: string;
  readonly farewell: FarewellReport;
  readonly deleted: {
    readonly events: number;
    /** Sending was under way, so some of these events may have been received a moment ago. */
    readonly interrupted: boolean;
    readonly installationId: boolean;
  };
  /** Whether everything that was to be deleted is gone. */
  readonly complete: boolean;
}

/** Nothing more is sent when this has returned. */
export async function optOut(context: CommandContext): Promise<number> {
  const { output } = context;
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const wasOn = decisionOf(context).state === "on";
  const already = isOptedOut(places);
  const outcome = already
    ? ({ written: true } as const)
    : decide(places.settings, "opt-out", toldNow(context));
  if (!outcome.written) {
    output.complain(`Your decision could not be written. ${clean(outcome.problem)}`);
    output.complain(`Set ${variableName(context.binding.product.id)}=off in your environment until it can.`);
    return 1;
  }
  const farewell = (): FarewellReport =>
    already ? noFarewell("none; you had opted out before") : sayFarewell(context, places, wasOn);
  const report: OptOutReport = {
    decision: "opt-out",
    already,
    written: places.settings,
    ...(await clearAway(places, farewell)),
  };
  if (context.json) output.json(report);
  else output.print(textOf(context, report));
  if (report.complete) return 0;
  output.complain(`Some files could not be deleted. They are never sent; delete ${places.state} yourself.`);
  return 1;
}

/** No flusher may run while the last event goes out and the queue goes away. */
async function clearAway(
  places: Places,
  farewell: () => FarewellReport,
): Promise<Pick<OptOutReport, "farewell" | "deleted" | "complete">> {
  // Counted first: a flusher that sees the decision deletes the queue by itself.
  const { events } = sizeOf(readQueue(places));
  const interrupted = lockOwner(places.lock) !== undefined;
  const lock = await stopFlusher(places, PATIENCE_MS);
  try {
    const installationId = readInstallationId(places) !== undefined;
    const said = farewell();
    const queueGone = deleteQueue(places);
    const identityGone = forgetIdentity(places);
    return {
      farewell: said,
      deleted: { events, interrupted, installationId },
      complete: queueGone && identityGone,
    };
  } finally {
    lock?.release();
  }
}

function textOf({ output, product, command }: CommandContext, report: OptOutReport): string {
  const { already, farewell, deleted } = report;
  return [
    output.strong(`You are opted out${already ? " already" : ""}. ${product} sends nothing more.\n`),
    rows([
      ["decision", `kept in ${report.written}`],
      ["last event", farewell.sentence],
      ["queue", queueText(deleted)],
      ["installation id", deleted.installationId ? "deleted" : "there was none"],
    ]),
    paragraph(
      "This holds for all your projects on this machine. Other switches, such as environment variables, are as they were.",
    ),
    rows([
      [`${command} forget`, "deletes the local record of what was sent"],
      [`${command} opt-in`, "allows sending again"],
    ]),
  ].join("\n");
}

function queueText({ events, interrupted }: OptOutReport["deleted"]): string {
  if (events === 0) return "was empty";
  return `${count(events, "event")} deleted${interrupted ? "; some may have been sent a moment ago" : " unsent"}`;
}

/** Has the person said so before? */
export function isOptedOut(places: Places): boolean {
  const read = readSettings(places.settings);
  return read.kind === "settings" && read.settings.decision === "opt-out";
}
