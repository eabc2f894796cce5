// A command: one event, then it ends.
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";

const analytics = createAnalytics({
  writeKey: "test-key",
  mode: process.env["HOST_MODE"] === "development" ? "development" : "production",
  ...(process.env["HOST_FLUSHER"] === undefined ? {} : { flusher: process.env["HOST_FLUSHER"] }),
});
analytics.track(RUN_PIPELINE, { total_steps: Number(process.argv[2] ?? 1) });
