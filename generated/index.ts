// Telemetry of ZenML: events, their types, and `createAnalytics`.
// Made by Forthright: to change this file, edit the catalogue and generate again.

export type { Analytics, AnalyticsOptions, EventDescriptor, NoProperties } from "@forthright/runtime/codegen";
export { createAnalytics } from "./analytics.ts";
export * from "./events.ts";
export * from "./types.ts";
