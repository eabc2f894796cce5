// The same text is compiled as an ES module, as CommonJS and for a bundler.
import { type Analytics, createAnalytics, RUN_PIPELINE, type RunPipelineProperties } from "zenml-analytics";
import { telemetryCommand } from "zenml-analytics/commands";
import { createTestAnalytics } from "zenml-analytics/testing";

const properties: RunPipelineProperties = { total_steps: 4 };
export const analytics: Analytics = createAnalytics({ writeKey: "k" });
analytics.track(RUN_PIPELINE, properties);
// @ts-expect-error: the type is known and strict, not `any`.
analytics.track(RUN_PIPELINE, { total_steps: "4" });
export const recorded: number = createTestAnalytics().events.length;
export const command: Promise<number> = telemetryCommand(["status"]);
