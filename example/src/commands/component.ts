/** `zenml component register|update|copy|list` */
import { Argument, type Command } from "commander";
import {
  STACK_COMPONENT_TYPE_VALUES,
  type StackComponentType,
  trackCopiedStackComponent,
  trackRegisteredStackComponent,
  trackUpdatedStackComponent,
} from "zenml-analytics";
import { fail } from "../fail.ts";
import { say } from "../say.ts";
import { type Component, readStore, updateStore } from "../store.ts";
import { analytics } from "../telemetry.ts";

interface ComponentOptions {
  readonly flavor?: string;
  readonly share?: true;
}

export function addComponent(program: Command): void {
  const component = program.command("component").description("parts of stacks");
  component
    .command("register")
    .description("register a component")
    .addArgument(type())
    .argument("<name>")
    .requiredOption("--flavor <flavor>", "its flavour, such as local or kubeflow")
    .option("--share", "let other users see it")
    .action(register);
  component
    .command("update")
    .description("change a component")
    .addArgument(type())
    .argument("<name>")
    .option("--flavor <flavor>", "its new flavour")
    .option("--share", "let other users see it")
    .action(update);
  component
    .command("copy")
    .description("copy a component")
    .addArgument(type())
    .argument("<from>")
    .argument("<to>")
    .action(copy);
  component.command("list").description("list components").action(list);
}

function type(): Argument {
  return new Argument("<type>", "kind of component").choices(STACK_COMPONENT_TYPE_VALUES);
}

function register(type: StackComponentType, name: string, options: ComponentOptions): void {
  if (readStore().components[`${type}/${name}`] !== undefined) {
    fail(`There is a component "${name}" of type ${type} already.`);
  }
  const component = { type, flavor: options.flavor ?? "local", shared: options.share === true };
  put(name, component);
  say(`Component "${name}" is registered.`);
  trackRegisteredStackComponent(analytics(), propertiesOf(component));
}

function update(type: StackComponentType, name: string, options: ComponentOptions): void {
  const old = find(type, name);
  const component = {
    type,
    flavor: options.flavor ?? old.flavor,
    shared: old.shared || options.share === true,
  };
  put(name, component);
  say(`Component "${name}" is changed.`);
  trackUpdatedStackComponent(analytics(), propertiesOf(component));
}

function copy(type: StackComponentType, from: string, to: string): void {
  const component = find(type, from);
  put(to, component);
  say(`Component "${from}" is copied to "${to}".`);
  trackCopiedStackComponent(analytics(), propertiesOf(component));
}

function list(): void {
  for (const [key, { flavor, shared }] of Object.entries(readStore().components)) {
    say(`${key}: ${flavor}${shared ? ", shared" : ""}`);
  }
}

/** The name is the person's own and stays here. */
function propertiesOf({ type, flavor, shared }: Component) {
  return { type, flavor, is_shared: shared };
}

function find(type: StackComponentType, name: string): Component {
  const component = readStore().components[`${type}/${name}`];
  return (
    component ?? fail(`There is no component "${name}" of type ${type}. "zenml component list" lists them.`)
  );
}

function put(name: string, component: Component): void {
  updateStore(({ components }) => ({
    components: { ...components, [`${component.type}/${name}`]: component },
  }));
}
