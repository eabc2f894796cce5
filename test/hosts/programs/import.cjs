// A CommonJS host of any Node.
async function main() {
  const { createAnalytics, RUN_PIPELINE } = await import("zenml-analytics");
  createAnalytics({ writeKey: "test-key" }).track(RUN_PIPELINE, { total_steps: 6 });
}

main();
