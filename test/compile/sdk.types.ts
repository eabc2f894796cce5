/** What must and must not compile against the emitted SDK; the compiler is the test (see compile.test.ts). */
import {
  createAnalytics,
  FLAVOR_VALUES,
  type Flavor,
  GET_PIPELINES,
  OPT_OUT,
  PULL_STACK_RECIPE,
  RUN_PIPELINE,
  trackGetPipelines,
  trackOptOut,
  trackPullStackRecipe,
  trackRunPipeline,
} from "../fixtures/emit/kiln/index.ts";
import { createTestAnalytics } from "../fixtures/emit/kiln/testing.ts";

const analytics = createAnalytics({ host: { workspace: () => "team" } });
const test = createTestAnalytics({ host: { workspace: () => "local" } });
const flavor: Flavor = FLAVOR_VALUES[0];

// Every way of recording an event.
analytics.track(RUN_PIPELINE, { total_steps: 4, orchestrator: flavor, store: null, retries: null });
trackRunPipeline(analytics, {
  total_steps: 4,
  tags: ["a"],
  flavors: ["local"],
  resources: { cpu: 1, gpu: {} },
});
trackRunPipeline(test, { total_steps: 4, duration: undefined });
analytics.track(GET_PIPELINES);
analytics.track(GET_PIPELINES, {});
trackGetPipelines(analytics);
trackGetPipelines(analytics, { count: 2 });
analytics.track(OPT_OUT);
trackOptOut(analytics);
trackPullStackRecipe(analytics, { recipe_name: "aws", kind: "recipe" });
export const wrapped: (name: string) => number = analytics.wrap(
  RUN_PIPELINE,
  (name: string) => name.length,
  (result) => ({ total_steps: result }),
);

// @ts-expect-error: a required property is missing
analytics.track(RUN_PIPELINE, {});
// @ts-expect-error: the properties are missing
analytics.track(RUN_PIPELINE);
// @ts-expect-error: a wrong type
analytics.track(RUN_PIPELINE, { total_steps: "4" });
// @ts-expect-error: a value that is not listed
analytics.track(RUN_PIPELINE, { total_steps: 4, orchestrator: "other" });
// @ts-expect-error: null where it is not allowed
analytics.track(RUN_PIPELINE, { total_steps: 4, duration: null });
// @ts-expect-error: an undeclared property
analytics.track(RUN_PIPELINE, { total_steps: 4, user_name: "ada" });
// @ts-expect-error: an undeclared property of an object
analytics.track(RUN_PIPELINE, { total_steps: 4, resources: { cpu: 1, host: "x" } });
// @ts-expect-error: a property of an event that has none
analytics.track(OPT_OUT, { reason: "x" });
// @ts-expect-error: a property of another event
analytics.track(GET_PIPELINES, { total_steps: 4 });
// @ts-expect-error: the helper takes no properties
trackOptOut(analytics, {});
// @ts-expect-error: not the constant value
trackPullStackRecipe(analytics, { recipe_name: "aws", kind: "other" });
// @ts-expect-error: a name is no descriptor
analytics.track("Pipeline run", { total_steps: 4 });
const describeWrongly = (steps: number) => ({ steps });
// @ts-expect-error: the result is described wrongly
analytics.wrap(RUN_PIPELINE, () => 4, describeWrongly);
// @ts-expect-error: the result must be described
analytics.wrap(RUN_PIPELINE, () => 4);
// @ts-expect-error: the host's value is missing
createAnalytics();
// @ts-expect-error: the host's value is not one that is listed
createAnalytics({ host: { workspace: () => "other" } });
// @ts-expect-error: properties cannot be changed
FLAVOR_VALUES[0] = "kubeflow";
// @ts-expect-error: planned events are no code
analytics.track((await import("../fixtures/emit/kiln/events.ts")).PLANNED);

export { PULL_STACK_RECIPE };
