/** Every command of the example program that reports something, in an order that works. */
import { STACK_COMPONENT_TYPE_VALUES } from "zenml-analytics";
import type { Machine } from "./machine.ts";

const components = STACK_COMPONENT_TYPE_VALUES.map((type) => `${type}=my_${type}`);

/** The last command is `config analytics opt-out`; it is not among these. */
export const COMMANDS: readonly (readonly string[])[] = [
  ["init"],
  ["profile", "init", "work"],
  ["go", "--email", "ada@example.org"],
  ...STACK_COMPONENT_TYPE_VALUES.map((type) => [
    "component",
    "register",
    type,
    `my_${type}`,
    "--flavor",
    "local",
  ]),
  ["component", "update", "alerter", "my_alerter", "--flavor", "slack"],
  ["component", "copy", "alerter", "my_alerter", "other_alerter"],
  ["stack", "register", "whole", "--component", ...components],
  ["stack", "update", "whole", "--share"],
  ["stack", "copy", "whole", "copy"],
  ["stack", "export", "whole", "whole.json"],
  ["stack", "import", "again", "whole.json"],
  ["stack", "set", "whole"],
  ["pipeline", "run", "training", "--steps", "load", "train", "--schedule", "0 * * * *", "--custom-artifact"],
  ["pipeline", "list"],
  ["pipeline", "get", "training"],
  ["stack", "recipe", "pull", "aws-minimal"],
  ["stack", "recipe", "run", "aws-minimal"],
  ["stack", "recipe", "destroy", "aws-minimal"],
  ["integration", "install", "mlflow"],
  ["example", "pull", "quickstart"],
  ["example", "run", "quickstart"],
  ["model", "deploy", "classifier"],
  ...["user", "team", "project", "role"].flatMap((kind) => [
    [kind, "create", "ada"],
    [kind, "delete", "ada"],
  ]),
  ["flavor", "create", "mine"],
  ["config", "test-event"],
  ["config", "analytics", "opt-in"],
];

/** Runs them all. Rejects with the output of the first command that fails or writes to its error output. */
export async function walk(machine: Machine): Promise<void> {
  for (const command of COMMANDS) {
    const { status, stdout, stderr } = await machine.zenml(...command);
    if (status !== 0 || stderr !== "") {
      throw new Error(`zenml ${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
    }
  }
}
