/**
 * A host that tracks without end: `flood.ts <events> <deliverEvery ms or 0>`. Prints one line of JSON: what it cost.
 * To be run with `--expose-gc`.
 */
import { createAnalytics, trackRunPipeline } from "zenml-analytics";

export interface FloodCost {
  /** Growth of the JavaScript heap and what hangs on it, after a collection, in bytes. */
  readonly heap: number;
  /** Growth of the process, in bytes. */
  readonly resident: number;
  /** Mean time of one `track`, in microseconds. */
  readonly mean: number;
  readonly dropped: Readonly<Record<string, number>>;
}

const [count = 0, deliverEvery = 0] = process.argv.slice(2).map(Number);
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const analytics = createAnalytics({
  writeKey: "public-test-key",
  ...(deliverEvery > 0 ? { deliverEvery } : {}),
});

function memory(): { readonly heap: number; readonly resident: number } {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

trackRunPipeline(analytics, { total_steps: 0 });
const before = memory();
let spent = 0;
for (let done = 1; done < count; ) {
  const start = performance.now();
  for (let i = 0; i < 1_000 && done < count; i += 1, done += 1) {
    trackRunPipeline(analytics, { total_steps: done, orchestrator: "kubeflow", schedule: false });
  }
  spent += performance.now() - start;
  // A server lets go now and then; without that no timer would ever run.
  await new Promise((resolve) => setImmediate(resolve));
}
const after = memory();
const cost: FloodCost = {
  heap: after.heap - before.heap,
  resident: after.resident - before.resident,
  mean: (spent * 1_000) / count,
  dropped: analytics.dropped(),
};
process.stdout.write(JSON.stringify(cost));
