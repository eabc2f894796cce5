// A CommonJS host that requires the SDK as any other package.
const { createAnalytics, RUN_PIPELINE } = require("zenml-analytics");

createAnalytics({ writeKey: "test-key" }).track(RUN_PIPELINE, { total_steps: 3 });
