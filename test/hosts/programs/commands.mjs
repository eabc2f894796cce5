// A host that mounts the telemetry commands: one event, then the person opts out.
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";
import { telemetryCommand } from "zenml-analytics/commands";

const options = { writeKey: "test-key", flusher: process.env["HOST_FLUSHER"] };
createAnalytics(options).track(RUN_PIPELINE, { total_steps: 1 });
process.exitCode = await telemetryCommand(["opt-out"], options);
