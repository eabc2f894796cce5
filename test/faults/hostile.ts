/** A host that tracks values that no caller with types could write. Prints the names of those that were thrown back. */
import { writeSync } from "node:fs";
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";
import { hostileValues } from "../runtime/hostile-values.ts";

const analytics = createAnalytics({ writeKey: "public-test-key" });
const thrown: string[] = [];
for (const [name, value] of hostileValues()) {
  // In this catalogue the property is free text, so the value is declared.
  if (name === "an undeclared enum value") continue;
  try {
    analytics.track(RUN_PIPELINE, value as { total_steps: number });
  } catch {
    thrown.push(name);
  }
}
analytics.track(RUN_PIPELINE, { total_steps: 77 });
writeSync(1, JSON.stringify(thrown));
