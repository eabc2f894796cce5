/** `zenml integration install`, `zenml example pull|run`, `zenml model deploy` */
import type { Command } from "commander";
import { INSTALL_INTEGRATION, MODEL_DEPLOYED, PULL_EXAMPLE, RUN_EXAMPLE } from "zenml-analytics";
import { say } from "../say.ts";
import { analytics } from "../telemetry.ts";
import { add } from "./shelf.ts";

export function addInstallables(program: Command): void {
  const integration = program.command("integration").description("other tools");
  integration
    .command("install <name>")
    .description("install what a tool needs")
    .action((name: string) => {
      add("integration", name);
      analytics().track(INSTALL_INTEGRATION, { integration_name: name });
    });

  const example = program.command("example").description("example projects");
  const examples = [
    { verb: "pull", description: "fetch an example", done: "is fetched", event: PULL_EXAMPLE },
    { verb: "run", description: "run an example", done: "has run", event: RUN_EXAMPLE },
  ] as const;
  for (const { verb, description, done, event } of examples) {
    example
      .command(`${verb} <name>`)
      .description(description)
      .action((name: string) => {
        say(`Example "${name}" ${done}.`);
        analytics().track(event, { example_name: name });
      });
  }

  const model = program.command("model").description("models");
  model
    .command("deploy <name>")
    .description("deploy a model")
    .action((name: string) => {
      add("model", name);
      analytics().track(MODEL_DEPLOYED);
    });
}
