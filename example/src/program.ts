/** The whole command line, put together from its groups. */
import { Command } from "commander";
import { addAccounts } from "./commands/accounts.ts";
import { addComponent } from "./commands/component.ts";
import { addConfig } from "./commands/config.ts";
import { addGo } from "./commands/go.ts";
import { addInstallables } from "./commands/installables.ts";
import { addPipeline } from "./commands/pipeline.ts";
import { addRepository } from "./commands/repository.ts";
import { addStack } from "./commands/stack.ts";
import { switchOff } from "./telemetry.ts";

/** A new program; nothing runs before it parses arguments. */
export function createProgram(): Command {
  const program = new Command("zenml")
    .description("A miniature ZenML: keeps stacks and pipelines of a repository in .zen/store.json.")
    .version("0.23.0")
    .option("--no-telemetry", "report nothing about this run")
    // So that options behind "config analytics" reach the telemetry commands.
    .enablePositionalOptions()
    .showSuggestionAfterError();
  program.hook("preAction", () => {
    if (program.opts()["telemetry"] === false) switchOff();
  });
  addRepository(program);
  addGo(program);
  addPipeline(program);
  addComponent(program);
  addStack(program);
  addInstallables(program);
  addAccounts(program);
  addConfig(program);
  return program;
}
