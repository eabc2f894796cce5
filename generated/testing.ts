// A test double of the telemetry of ZenML.
// Made by Forthright: to change this file, edit the catalogue and generate again.

import type { AnalyticsOptions, TestAnalytics } from "@forthright/runtime/testing";
import { createTestClient } from "@forthright/runtime/testing";
import { binding } from "./analytics.ts";

export type { RecordedEvent, TestAnalytics, TrackingMatchers } from "@forthright/runtime/testing";
export { trackingMatchers } from "@forthright/runtime/testing";

/**
 * Records events in memory with a fixed clock and fixed ids; sends and stores nothing, and throws on a
 * violation.
 */
export function createTestAnalytics(options: AnalyticsOptions = {}): TestAnalytics {
  return createTestClient(binding, options);
}
