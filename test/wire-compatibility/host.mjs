// Sends one event, the one that was recorded of the other SDK, and waits until it is gone.
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";

const { properties } = JSON.parse(process.argv[2] ?? "{}");
const analytics = createAnalytics({ writeKey: "test-key" });
analytics.track(RUN_PIPELINE, properties);
await analytics.flush({ timeoutMs: 10_000 });
