/** `zenml init`, `zenml profile init` */
import type { Command } from "commander";
import {
  CREATED_DEFAULT_USER,
  INITIALIZE_REPO,
  INITIALIZED_PROFILE,
  REGISTERED_DEFAULT_STACK,
} from "zenml-analytics";
import { fail } from "../fail.ts";
import { say } from "../say.ts";
import { createStore, readStore, updateStore } from "../store.ts";
import { analytics } from "../telemetry.ts";

export function addRepository(program: Command): void {
  program.command("init").description("set up a ZenML repository here").action(init);
  const profile = program.command("profile").description("profiles");
  profile.command("init <name>").description("set up a profile").action(initProfile);
}

function init(): void {
  if (!createStore()) fail("There is a ZenML repository here already.");
  say('Made .zen/store.json with the stack "default" and the user "default".');
  analytics().track(INITIALIZE_REPO);
  analytics().track(REGISTERED_DEFAULT_STACK);
  analytics().track(CREATED_DEFAULT_USER);
}

function initProfile(name: string): void {
  const { shelf } = readStore();
  if (shelf["profile"]?.includes(name)) fail(`There is a profile "${name}" already.`);
  updateStore(() => ({ shelf: { ...shelf, profile: [...(shelf["profile"] ?? []), name] } }));
  say(`Profile "${name}" is set up.`);
  analytics().track(INITIALIZED_PROFILE);
}
