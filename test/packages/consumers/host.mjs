// A host of ES modules that uses every entry of the SDK. Prints what it saw.
import { createRequire } from "node:module";
import { createAnalytics, RUN_PIPELINE, trackRunPipeline } from "zenml-analytics";
import { telemetryCommand } from "zenml-analytics/commands";
import { createTestAnalytics } from "zenml-analytics/testing";

const recording = createTestAnalytics();
recording.track(RUN_PIPELINE, { total_steps: 1 });
trackRunPipeline(createAnalytics({ writeKey: "test-key" }), { total_steps: 2 });
const { id } = createRequire(import.meta.url)("zenml-analytics/catalog.json");
const code = await telemetryCommand(["preview", "RUN_PIPELINE"], { writeKey: "test-key" });
process.stderr.write(JSON.stringify({ recorded: recording.events.length, catalog: id, code }));
