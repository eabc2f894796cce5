// A serverless function: one invocation for each line of standard input, frozen in between.
import { createInterface } from "node:readline";
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";

const analytics = createAnalytics({ writeKey: "test-key" });

async function handler(step) {
  analytics.track(RUN_PIPELINE, { total_steps: step });
  await analytics.flush({ timeoutMs: 5_000 });
}

let step = 0;
for await (const _line of createInterface({ input: process.stdin })) {
  await handler(step++);
  process.stdout.write(`invocation ${step} ended\n`);
}
