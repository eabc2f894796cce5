/** `opt-out`: the decision first, then at most one last event, then everything that waited is gone. */
import { decide } from "../consent/decide.ts";
import type { Decision } from "../consent/resolve.ts";
import { readSettings } from "../consent/settings.ts";
import { deleteQueue, readQueue, sizeOf, stopFlusher } from "../delivery/queue.ts";
import { forgetIdentity, readInstallationId } from "../identity/installation-id.ts";
import type { Places } from "../places.ts";
import { type CommandContext, decisionOf, placesOrComplain } from "./context.ts";
import { type FarewellReport, sayFarewell } from "./farewell.ts";
import { count, paragraph, rows } from "./text.ts";

/** A flusher sees the decision within a twentieth of a second; after this many milliseconds it is killed. */
const PATIENCE_MS = 1_000;

interface OptOutReport {
  readonly decision: "opt-out";
  /** ISO 8601: when the person first said so. */
  readonly since: string;
  readonly written: string;
  readonly farewell: FarewellReport;
  readonly deleted: { readonly events: number; readonly installationId: boolean };
  /** Whether everything that was to be deleted is gone. */
  readonly complete: boolean;
}

/** Nothing more is sent when this has returned. */
export async function optOut(context: CommandContext): Promise<number> {
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const before = decisionOf(context);
  const earlier = earlierOptOut(places);
  const outcome =
    earlier === undefined ? decide(places.settings, "opt-out", toldNow(context)) : { written: true as const };
  if (!outcome.written) {
    context.output.complain(`You are not opted out: ${outcome.problem}`);
    context.output.complain(`Until then, set ${offVariable(context)} in your environment.`);
    return 1;
  }
  const report = await clearAway(context, places, before, earlier);
  if (context.json) context.output.json(report);
  else context.output.print(textOf(context, report));
  if (!report.complete) {
    context.output.complain(
      `Some files could not be deleted. They are never sent; delete ${places.state} yourself.`,
    );
  }
  return report.complete ? 0 : 1;
}

async function clearAway(
  context: CommandContext,
  places: Places,
  before: Decision,
  earlier: string | undefined,
): Promise<OptOutReport> {
  const lock = await stopFlusher(places, PATIENCE_MS);
  try {
    const { events } = sizeOf(readQueue(places));
    const installationId = readInstallationId(places) !== undefined;
    const farewell = sayFarewell(context, places, before);
    const queueGone = deleteQueue(places);
    const identityGone = forgetIdentity(places);
    const since = earlier ?? new Date().toISOString();
    return {
      decision: "opt-out",
      since,
      written: places.settings,
      farewell,
      deleted: { events, installationId },
      complete: queueGone && identityGone,
    };
  } finally {
    lock?.release();
  }
}

function textOf({ output, product, command }: CommandContext, report: OptOutReport): string {
  const { farewell, deleted } = report;
  const done: [string, string][] = [
    ["decision", `kept in ${report.written}`],
    ["last event", farewell.sentence],
    ["queue", deleted.events === 0 ? "was empty" : `${count(deleted.events, "event")} deleted unsent`],
    ["installation id", deleted.installationId ? "deleted" : "there was none"],
  ];
  return [
    output.strong(`You are opted out. ${product} sends nothing more.\n`),
    rows(done),
    paragraph(
      `This holds for all your projects on this machine. Other switches, such as environment variables, are as they were.`,
    ),
    rows([
      [`${command} forget`, "deletes the local record of what was sent"],
      [`${command} opt-in`, "allows sending again"],
    ]),
  ].join("\n");
}

function earlierOptOut(places: Places): string | undefined {
  const read = readSettings(places.settings);
  if (read.kind !== "settings" || read.settings.decision !== "opt-out") return undefined;
  return read.settings.decided ?? "";
}

/** What the person knows of by giving this command. */
export function toldNow({ binding }: CommandContext): { catalog: string; version: string; at: string } {
  return { catalog: binding.catalog, version: binding.product.version, at: new Date().toISOString() };
}

function offVariable({ around }: CommandContext): string {
  return `${around.question.product.toUpperCase().replaceAll("-", "_")}_TELEMETRY=off`;
}
