/** `zenml stack recipe pull|run|destroy <name>` */
import type { Command } from "commander";
import { DESTROY_STACK_RECIPE, PULL_STACK_RECIPE, RUN_STACK_RECIPE } from "zenml-analytics";
import { say } from "../say.ts";
import { analytics } from "../telemetry.ts";

const ACTIONS = [
  { verb: "pull", description: "fetch a recipe", done: "is fetched", event: PULL_STACK_RECIPE },
  { verb: "run", description: "set up what a recipe describes", done: "is set up", event: RUN_STACK_RECIPE },
  { verb: "destroy", description: "take it down again", done: "is taken down", event: DESTROY_STACK_RECIPE },
] as const;

/** This program has no cloud to build in: it says what the real one would do. */
export function addRecipe(stack: Command): void {
  const recipe = stack.command("recipe").description("recipes for the infrastructure of stacks");
  for (const { verb, description, done, event } of ACTIONS) {
    recipe
      .command(`${verb} <name>`)
      .description(description)
      .action((name: string) => {
        say(`Recipe "${name}" ${done}.`);
        analytics().track(event, { stack_recipe_name: name });
      });
  }
}
