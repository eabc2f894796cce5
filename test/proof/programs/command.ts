/** A host's telemetry command, as a person would type it: `command.ts <commands> <options> <command> …`. */
import type { AnalyticsOptions } from "@forthright/runtime/codegen";

const [commands = "", options = "{}", ...args] = process.argv.slice(2);
const { telemetryCommand } = (await import(commands)) as {
  readonly telemetryCommand: (args: readonly string[], options: AnalyticsOptions) => Promise<number>;
};
process.exitCode = await telemetryCommand(args, JSON.parse(options) as AnalyticsOptions);
