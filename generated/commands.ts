// The telemetry commands of ZenML.
// Made by Forthright: to change this file, edit the catalogue and generate again.

import type { CommandOptions } from "@forthright/runtime/commands";
import { runCommand } from "@forthright/runtime/commands";
import { commandBinding } from "./examples.ts";

/**
 * Runs one telemetry command and resolves with the exit code the program should end with. Mount it at `zenml
 * config analytics` and pass the arguments that follow.
 */
export function telemetryCommand(args: readonly string[], options: CommandOptions = {}): Promise<number> {
  return runCommand(commandBinding, args, options);
}
