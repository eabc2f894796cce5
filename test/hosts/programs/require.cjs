// A CommonJS host.
const { createAnalytics, RUN_PIPELINE } = require("zenml-analytics");

createAnalytics({ writeKey: "test-key" }).track(RUN_PIPELINE, { total_steps: 5 });
