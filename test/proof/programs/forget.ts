/** A host's telemetry command: `forget.ts <commands> <options>` asks to be forgotten, as a person would. */
import type { AnalyticsOptions } from "@forthright/runtime/codegen";

const [commands = "", options = "{}"] = process.argv.slice(2);
const { telemetryCommand } = (await import(commands)) as {
  readonly telemetryCommand: (args: readonly string[], options: AnalyticsOptions) => Promise<number>;
};
process.exitCode = await telemetryCommand(["forget"], JSON.parse(options) as AnalyticsOptions);
