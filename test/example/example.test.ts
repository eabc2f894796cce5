import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as sdk from "zenml-analytics";
import { type Collector, startCollector, until } from "../support/collector.ts";
import { type User, user } from "./support.ts";

let collector: Collector;
let ada: User;
beforeEach(async () => {
  collector = await startCollector();
  ada = user(collector.endpoint);
});
afterEach(async () => {
  await idle();
  ada.leave();
  await collector.close();
});

/** No flusher is at work. */
const idle = (): Promise<void> => until(() => !existsSync(ada.places.lock), 12_000);
/** All that was recorded has been sent. */
const isSent = (): boolean => !existsSync(ada.places.spool) || readdirSync(ada.places.spool).length === 0;

/** Runs once more after all pauses, so that all that was recorded arrives: a flusher starts at most once a second. */
async function deliverAll(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await ada.zenml("stack", "recipe", "pull", "flush");
  await until(isSent);
  await idle();
}

interface Expected {
  readonly event: sdk.EventDescriptor<never>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const one = (event: { readonly name: string }, properties = {}): Expected => ({
  event: event as never,
  properties,
});

/** Every command, and what it reports: together every event of the catalogue but the two about reporting itself. */
const COMMANDS: [string, Expected[]][] = [
  ["init", [one(sdk.INITIALIZE_REPO), one(sdk.REGISTERED_DEFAULT_STACK), one(sdk.CREATED_DEFAULT_USER)]],
  ["profile init main", [one(sdk.INITIALIZED_PROFILE)]],
  ["go --no-email", [one(sdk.RUN_ZENML_GO)]],
  [
    "component register orchestrator kf --flavor kubeflow",
    [one(sdk.REGISTERED_STACK_COMPONENT, { type: "orchestrator", flavor: "kubeflow", is_shared: false })],
  ],
  [
    "component update orchestrator kf --share",
    [one(sdk.UPDATED_STACK_COMPONENT, { type: "orchestrator", flavor: "kubeflow", is_shared: true })],
  ],
  [
    "component copy orchestrator kf kf2",
    [one(sdk.COPIED_STACK_COMPONENT, { type: "orchestrator", flavor: "kubeflow", is_shared: true })],
  ],
  [
    "component register experiment_tracker ml --flavor mlflow",
    [one(sdk.REGISTERED_STACK_COMPONENT, { type: "experiment_tracker", flavor: "mlflow", is_shared: false })],
  ],
  [
    "stack register prod -c orchestrator=kf artifact_store=default",
    [one(sdk.REGISTERED_STACK, { is_shared: false })],
  ],
  ["stack update prod -c experiment_tracker=ml --share", [one(sdk.UPDATED_STACK, { is_shared: true })]],
  ["stack copy prod copied", [one(sdk.COPIED_STACK, { is_shared: true })]],
  ["stack set prod", [one(sdk.SET_STACK)]],
  ["stack export prod stack.json", [one(sdk.EXPORT_STACK)]],
  ["stack import imported stack.json", [one(sdk.IMPORT_STACK)]],
  ["stack recipe pull aws-minimal", [one(sdk.PULL_STACK_RECIPE, { stack_recipe_name: "aws-minimal" })]],
  ["stack recipe run aws-minimal", [one(sdk.RUN_STACK_RECIPE, { stack_recipe_name: "aws-minimal" })]],
  ["stack recipe destroy aws-minimal", [one(sdk.DESTROY_STACK_RECIPE, { stack_recipe_name: "aws-minimal" })]],
  [
    "pipeline run training --steps load train test --schedule daily --custom-artifact",
    [
      one(sdk.RUN_PIPELINE, {
        total_steps: 3,
        schedule: true,
        custom_materializer: false,
        custom_artifact: true,
        store_type: "local",
        orchestrator: "kubeflow",
        artifact_store: "local",
        experiment_tracker: "mlflow",
      }),
    ],
  ],
  ["pipeline list", [one(sdk.GET_PIPELINES)]],
  ["pipeline get training", [one(sdk.GET_PIPELINE)]],
  ["model deploy classifier", [one(sdk.MODEL_DEPLOYED)]],
  ["example pull quickstart", [one(sdk.PULL_EXAMPLE, { example_name: "quickstart" })]],
  ["example run quickstart", [one(sdk.RUN_EXAMPLE, { example_name: "quickstart" })]],
  ["integration install mlflow", [one(sdk.INSTALL_INTEGRATION, { integration_name: "mlflow" })]],
  ["user create grace", [one(sdk.CREATED_USER)]],
  ["user delete grace", [one(sdk.DELETED_USER)]],
  ["team create compilers", [one(sdk.CREATED_TEAM)]],
  ["team delete compilers", [one(sdk.DELETED_TEAM)]],
  ["project create cobol", [one(sdk.CREATED_PROJECT)]],
  ["project delete cobol", [one(sdk.DELETED_PROJECT)]],
  ["role create admiral", [one(sdk.CREATED_ROLE)]],
  ["role delete admiral", [one(sdk.DELETED_ROLE)]],
  ["flavor create sweet", [one(sdk.CREATED_FLAVOR)]],
  ["config test-event", [one(sdk.EVENT_TEST)]],
];

describe("the example program", () => {
  it("reports every event of the catalogue, with values of its arguments and no name of a person or thing", async () => {
    ada.set({ ZENML_TELEMETRY: "on" });
    for (const [line] of COMMANDS) {
      const { code, err } = await ada.zenml(...line.split(" "));
      expect([line, code, err]).toEqual([line, 0, ""]);
    }
    const expected = COMMANDS.flatMap(([, events]) =>
      events.map(({ event, properties }) => [event.name, properties]),
    );
    await deliverAll();
    const seen = collector.messages().map(({ event, properties }) => [event, properties]);
    // Two deliveries at once may change the order, which nobody is promised.
    expect(seen).toEqual(expect.arrayContaining(expected));
    expect(seen.length).toBeGreaterThan(expected.length);
    const bodies = collector.requests.map(({ body }) => body).join("");
    for (const name of [
      "grace",
      "compilers",
      "cobol",
      "admiral",
      "sweet",
      "classifier",
      "training",
      "daily",
      ada.home,
    ]) {
      expect(bodies).not.toContain(name);
    }

    const reported = new Set(COMMANDS.flatMap(([, events]) => events.map(({ event }) => event.constant)));
    const others = ["OPT_IN_ANALYTICS", "OPT_OUT_ANALYTICS"];
    const all = Object.entries(sdk).filter(
      ([name, value]) => /^[A-Z_]+$/.test(name) && "constant" in Object(value),
    );
    expect([...reported, ...others].sort()).toEqual(all.map(([name]) => name).sort());
  });

  it("opt-in and opt-out through “config analytics”", async () => {
    ada.set({ ZENML_TELEMETRY: "on" });
    const joined = await ada.zenml("config", "analytics", "opt-in");
    expect(joined.code).toBe(0);
    await collector.waitForMessages(1);
    await idle();
    const left = await ada.zenml("config", "analytics", "opt-out");
    expect(left.code).toBe(0);
    expect(left.out).toContain("You are opted out. ZenML sends nothing more.");
    await ada.zenml("init");
    expect(collector.messages().map(({ event }) => event)).toEqual(["Analytics opt-in", "Analytics opt-out"]);
    expect(readdirSync(ada.places.state).sort()).not.toContain("installation-id");
  });

  it("hands options on to the telemetry commands", async () => {
    const help = await ada.zenml("config", "analytics", "preview", "--help");
    expect(help.out).toContain("Usage: zenml config analytics preview [<event>] [--json]");
    const status = await ada.zenml("config", "analytics", "status", "--json");
    expect(JSON.parse(status.out)).toMatchObject({ state: "off", decidedBy: "unattended" });
    const typo = await ada.zenml("config", "analytics", "statsu");
    expect(typo).toMatchObject({ code: 2, out: "" });
    expect(typo.err).toContain("Did you mean “status”?");
  });

  const off: [string, Record<string, string | undefined>, string[]][] = [
    ["--no-telemetry", { ZENML_TELEMETRY: "on" }, ["--no-telemetry"]],
    ["DO_NOT_TRACK", { ZENML_TELEMETRY: "on", DO_NOT_TRACK: "1" }, []],
    ["no write key", { ZENML_TELEMETRY: "on", ZENML_SEGMENT_WRITE_KEY: undefined }, []],
    ["nobody at a terminal", {}, []],
  ];
  it.each(off)("reports nothing and leaves nothing with %s", async (_title, variables, args) => {
    ada.set(variables);
    const { code, err } = await ada.zenml(...args, "init");
    expect([code, err]).toEqual([0, ""]);
    expect(readdirSync(ada.home)).toEqual(["project"]);
    expect(collector.connections()).toBe(0);
  });

  const mistakes: [string, string][] = [
    ["stack set nowhere", 'error: There is no stack "nowhere". "zenml stack list" lists them.\n'],
    ["pipeline run new", 'error: There is no pipeline "new" yet. Give its steps with --steps.\n'],
    ["pipeline get new", 'error: There is no pipeline "new". "zenml pipeline list" lists them.\n'],
    ["init", "error: There is a ZenML repository here already.\n"],
    ["stack register s -c orchestra=x", 'error: "orchestra" is no kind of component.'],
    ["stack import s missing.json", "error: missing.json holds no stack."],
    ["go --email nonsense", 'error: "nonsense" is no e-mail address. Nothing was stored.\n'],
  ];
  it.each(mistakes)("“%s” ends with exit code 1 and says what to do", async (line, want) => {
    await ada.zenml("init");
    const { code, err } = await ada.zenml(...line.split(" "));
    expect(code).toBe(1);
    expect(err.startsWith(want)).toBe(true);
  });

  it("outside a repository, or with a damaged one, says what to do", async () => {
    expect((await ada.zenml("pipeline", "list")).err).toBe(
      'error: This is no ZenML repository. Run "zenml init" first.\n',
    );
    await ada.zenml("init");
    writeFileSync(join(ada.project, ".zen", "store.json"), "{");
    expect((await ada.zenml("pipeline", "list")).err).toContain(
      'Repair it, or delete it and run "zenml init".',
    );
  });

  it("sends an address only after a yes, and deletes it after a no", async () => {
    ada.set({ ZENML_TELEMETRY: "on" });
    await ada.zenml("go", "--email", "ada@example.org");
    await ada.zenml("init");
    await deliverAll();
    const settings = (): string => readFileSync(ada.places.settings, "utf8");
    expect(settings()).toContain("ada@example.org");
    const before = collector.requests.length;
    expect(collector.requests.map(({ body }) => body).join("")).toContain("ada@example.org");
    expect((await ada.zenml("go", "--no-email")).code).toBe(0);
    expect(settings()).not.toContain("ada@example.org");
    await ada.zenml("pipeline", "list");
    await deliverAll();
    const later = collector.requests.slice(before).flatMap(({ body }) => body);
    expect(later.join("").length).toBeGreaterThan(0);
    expect(later.join("")).not.toContain("ada@example.org");
  });
});

const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

describe.skipIf(!hasTerminal)("at a terminal", () => {
  it("the first run tells and sends nothing, the second sends", async () => {
    const first = await ada.zenmlAtTerminal(["init"]);
    expect(first.out).toContain("zenml config analytics opt-out");
    expect(collector.connections()).toBe(0);
    expect(existsSync(ada.places.state)).toBe(false);
    const second = await ada.zenmlAtTerminal(["stack", "set", "default"]);
    expect(second.out).toBe('Stack "default" is the active one.\r\n');
    await collector.waitForMessages(1);
    expect(collector.messages().map(({ event }) => event)).toEqual(["Stack set"]);
  });

  const question = "Yes or no [no]: ";
  it("“go” asks, and only a clear yes stores an address", async () => {
    await ada.zenmlAtTerminal(["init"]);
    for (const answer of ["", "no", "maybe", "yesterday"]) {
      const { out, code } = await ada.zenmlAtTerminal(["go"], [[question, answer]]);
      expect(code).toBe(0);
      expect(out).toContain("May we write to you by e-mail");
      expect(readFileSync(ada.places.settings, "utf8")).not.toContain("purposes");
    }
    const yes = await ada.zenmlAtTerminal(
      ["go"],
      [
        [question, "yes"],
        ["Your e-mail address: ", "ada@example.org"],
      ],
    );
    expect(yes.out).toContain("Thank you.");
    expect(JSON.parse(readFileSync(ada.places.settings, "utf8"))).toMatchObject({
      purposes: { "email-contact": { granted: true, value: "ada@example.org" } },
    });
  });

  it("every line of “status” fits, and weight is only where it may be", async () => {
    const bold = "\u001b[1m";
    expect((await ada.zenmlAtTerminal(["config", "analytics", "status"])).out).toContain(bold);
    ada.set({ NO_COLOR: "1" });
    const { out } = await ada.zenmlAtTerminal(["config", "analytics", "status"]);
    expect(out).not.toContain(bold);
    for (const line of out.split("\r\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});
