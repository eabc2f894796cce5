/** `zenml config analytics …`: the telemetry commands; `zenml config test-event`. */
import type { Command } from "commander";
import { EVENT_TEST, OPT_IN_ANALYTICS } from "zenml-analytics";
import { telemetryCommand } from "zenml-analytics/commands";
import { say } from "../say.ts";
import { analytics, renewAnalytics, telemetryOptions } from "../telemetry.ts";

export function addConfig(program: Command): void {
  const config = program.command("config").description("settings of this program").enablePositionalOptions();
  config
    .command("analytics [arguments...]")
    .description("what is reported about the use of this program, and how to stop it")
    // The telemetry commands read their own options, --help included.
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(runTelemetry);
  config
    .command("test-event")
    .description("try out whether reporting works")
    .action(() => {
      analytics().track(EVENT_TEST);
      say('Recorded, unless reporting is off. "zenml config analytics show" shows it.');
    });
}

async function runTelemetry(args: string[]): Promise<void> {
  process.exitCode = await telemetryCommand(args, telemetryOptions());
  if (args[0] === "opt-in" && process.exitCode === 0) renewAnalytics().track(OPT_IN_ANALYTICS);
}
