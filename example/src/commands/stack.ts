/** `zenml stack register|set|update|copy|import|export|list`, `zenml stack recipe …` */
import { readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import {
  COPIED_STACK,
  EXPORT_STACK,
  IMPORT_STACK,
  REGISTERED_STACK,
  SET_STACK,
  STACK_COMPONENT_TYPE_VALUES,
  type StackComponentType,
  UPDATED_STACK,
} from "zenml-analytics";
import { fail } from "../fail.ts";
import { say } from "../say.ts";
import { readStore, type Stack, updateStore } from "../store.ts";
import { analytics } from "../telemetry.ts";
import { addRecipe } from "./recipe.ts";

interface StackOptions {
  readonly component?: readonly string[];
  readonly share?: true;
}

export function addStack(program: Command): void {
  const stack = program.command("stack").description("where pipelines run");
  const change = (name: string, description: string, action: (name: string, options: StackOptions) => void) =>
    stack
      .command(`${name} <name>`)
      .description(description)
      .option("-c, --component <type=name...>", "a component of the stack")
      .option("--share", "let other users see it")
      .action(action);
  change("register", "register a stack", register);
  change("update", "change a stack", update);
  stack.command("set <name>").description("make a stack the active one").action(set);
  stack.command("copy <from> <to>").description("copy a stack").action(copy);
  stack.command("export <name> <file>").description("write a stack to a file").action(exportStack);
  stack.command("import <name> <file>").description("read a stack from a file").action(importStack);
  stack.command("list").description("list stacks").action(list);
  addRecipe(stack);
}

function register(name: string, options: StackOptions): void {
  if (readStore().stacks[name] !== undefined) fail(`There is a stack "${name}" already.`);
  const stack = { components: componentsOf(options), shared: options.share === true };
  put(name, stack);
  say(`Stack "${name}" is registered.`);
  analytics().track(REGISTERED_STACK, { is_shared: stack.shared });
}

function update(name: string, options: StackOptions): void {
  const old = find(name);
  const components = { ...old.components, ...componentsOf(options) };
  const stack = { components, shared: old.shared || options.share === true };
  put(name, stack);
  say(`Stack "${name}" is changed.`);
  analytics().track(UPDATED_STACK, { is_shared: stack.shared });
}

function set(name: string): void {
  find(name);
  updateStore(() => ({ activeStack: name }));
  say(`Stack "${name}" is the active one.`);
  analytics().track(SET_STACK);
}

function copy(from: string, to: string): void {
  const stack = find(from);
  put(to, stack);
  say(`Stack "${from}" is copied to "${to}".`);
  analytics().track(COPIED_STACK, { is_shared: stack.shared });
}

function exportStack(name: string, file: string): void {
  writeFileSync(file, `${JSON.stringify(find(name), undefined, 2)}\n`);
  say(`Stack "${name}" is written to ${file}.`);
  analytics().track(EXPORT_STACK);
}

function importStack(name: string, file: string): void {
  put(name, stackFrom(file));
  say(`Stack "${name}" is read from ${file}.`);
  analytics().track(IMPORT_STACK);
}

function list(): void {
  const { stacks, activeStack } = readStore();
  for (const [name, { components }] of Object.entries(stacks)) {
    const parts = Object.entries(components).map(([type, component]) => `${type}=${component}`);
    say(`${name === activeStack ? "* " : "  "}${name}: ${parts.join(", ")}`);
  }
}

/** Each `type=name` must be a registered component. */
function componentsOf({ component = [] }: StackOptions): Stack["components"] {
  const { components } = readStore();
  const pairs = component.map((text): [StackComponentType, string] => {
    const [type = "", name = ""] = text.split("=");
    if (!isType(type))
      fail(`"${type}" is no kind of component. There are: ${STACK_COMPONENT_TYPE_VALUES.join(", ")}.`);
    if (components[`${type}/${name}`] === undefined) fail(`There is no component "${name}" of type ${type}.`);
    return [type, name];
  });
  return Object.fromEntries(pairs);
}

function stackFrom(file: string): Stack {
  try {
    const { components, shared } = JSON.parse(readFileSync(file, "utf8")) as Stack;
    return { components, shared: shared === true };
  } catch {
    fail(`${file} holds no stack. "zenml stack export" writes such files.`);
  }
}

function isType(type: string): type is StackComponentType {
  return (STACK_COMPONENT_TYPE_VALUES as readonly string[]).includes(type);
}

function find(name: string): Stack {
  return readStore().stacks[name] ?? fail(`There is no stack "${name}". "zenml stack list" lists them.`);
}

function put(name: string, stack: Stack): void {
  updateStore(({ stacks }) => ({ stacks: { ...stacks, [name]: stack } }));
}
