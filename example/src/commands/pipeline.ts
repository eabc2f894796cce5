/** `zenml pipeline run|list|get` */
import type { Command } from "commander";
import {
  GET_PIPELINE,
  GET_PIPELINES,
  RUN_PIPELINE,
  type RunPipelineProperties,
  type StackComponentType,
} from "zenml-analytics";
import { fail } from "../fail.ts";
import { count, say } from "../say.ts";
import { type Pipeline, readStore, type Store, updateStore } from "../store.ts";
import { analytics } from "../telemetry.ts";

interface RunOptions {
  readonly steps?: readonly string[];
  readonly schedule?: string;
  readonly customMaterializer?: true;
  readonly customArtifact?: true;
}

interface Run {
  readonly pipeline: Pipeline;
  readonly options: RunOptions;
  /** Flavour of each component of the active stack. */
  readonly flavors: Readonly<Partial<Record<StackComponentType, string>>>;
}

export function addPipeline(program: Command): void {
  const pipeline = program.command("pipeline").description("run pipelines and look them up");
  pipeline
    .command("run <name>")
    .description("run a pipeline on the active stack")
    .option("--steps <names...>", "its steps; needed when it runs for the first time")
    .option("--schedule <cron>", "run it again and again")
    .option("--custom-materializer", "a step reads or writes data in its own way")
    .option("--custom-artifact", "a step makes artifacts of its own kind")
    .action((name: string, options: RunOptions) => {
      analytics().wrap(RUN_PIPELINE, run, propertiesOf)(name, options);
    });
  pipeline.command("list").description("list pipelines").action(list);
  pipeline.command("get <name>").description("show one pipeline").action(get);
}

/** The values that the catalogue declares, and no other. */
function propertiesOf({ pipeline, options, flavors }: Run): RunPipelineProperties {
  return {
    total_steps: pipeline.steps.length,
    schedule: options.schedule !== undefined,
    custom_materializer: options.customMaterializer === true,
    custom_artifact: options.customArtifact === true,
    store_type: "local",
    ...flavors,
  };
}

function run(name: string, options: RunOptions): Run {
  const store = readStore();
  const known = store.pipelines[name];
  const steps = options.steps ?? known?.steps;
  if (steps === undefined) fail(`There is no pipeline "${name}" yet. Give its steps with --steps.`);
  for (const step of steps) say(`Step "${step}" has finished.`);
  const pipeline = { steps, runs: (known?.runs ?? 0) + 1 };
  updateStore(({ pipelines }) => ({ pipelines: { ...pipelines, [name]: pipeline } }));
  say(`Pipeline "${name}" has run on the stack "${store.activeStack}".`);
  return { pipeline, options, flavors: flavorsOf(store) };
}

function flavorsOf(store: Store): Run["flavors"] {
  const entries = Object.entries(store.stacks[store.activeStack]?.components ?? {});
  return Object.fromEntries(
    entries.map(([type, name]) => [type, store.components[`${type}/${name}`]?.flavor ?? "unknown"]),
  );
}

function list(): void {
  const pipelines = Object.entries(readStore().pipelines);
  if (pipelines.length === 0) say("There are no pipelines yet.");
  for (const [name, { steps, runs }] of pipelines)
    say(`${name}: ${count(steps.length, "step")}, ${count(runs, "run")}`);
  analytics().track(GET_PIPELINES);
}

function get(name: string): void {
  const pipeline = readStore().pipelines[name];
  if (pipeline === undefined) fail(`There is no pipeline "${name}". "zenml pipeline list" lists them.`);
  say(`${name}: ${pipeline.steps.join(", ")}; ${count(pipeline.runs, "run")}`);
  analytics().track(GET_PIPELINE);
}
