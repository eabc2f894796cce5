/**
 * A host whose telemetry is off, or that has none: `off-host.ts <options as JSON>|none`. Does with the client all that can
 * be done with it, and prints what keeps the process alive.
 */
const [given = "none"] = process.argv.slice(2);

if (given !== "none") {
  const { createAnalytics, trackRunPipeline, RUN_PIPELINE } = await import("zenml-analytics");
  const analytics = createAnalytics(JSON.parse(given));
  trackRunPipeline(analytics, { total_steps: 4 });
  analytics.wrap(
    RUN_PIPELINE,
    () => 4,
    (steps) => ({ total_steps: steps }),
  )();
  await analytics.flush({ timeoutMs: 100 });
  analytics.dropped();
}
process.stdout.write(JSON.stringify(process.getActiveResourcesInfo().filter((name) => name === "Timeout")));

export {};
