// A CommonJS host that imports the SDK: on any Node.
async function main() {
  const { createAnalytics, RUN_PIPELINE } = await import("zenml-analytics");
  createAnalytics({ writeKey: "test-key" }).track(RUN_PIPELINE, { total_steps: 4 });
}

main();
