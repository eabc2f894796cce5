/**
 * A host that tracks notes of given lengths: `notes.ts <sdk> <lengths as JSON> <flush in milliseconds>`. Prints one line of
 * JSON: what the client dropped.
 */
import { writeSync } from "node:fs";
import type { Analytics, AnalyticsOptions, EventDescriptor } from "@forthright/runtime/codegen";

const [sdk = "", lengths = "[]", flush = "0"] = process.argv.slice(2);
const { createAnalytics, OWN } = (await import(sdk)) as {
  readonly createAnalytics: (options: AnalyticsOptions) => Analytics;
  readonly OWN: EventDescriptor<{ readonly note?: string }>;
};
const analytics = createAnalytics({ writeKey: "public-test-key", host: { workspace: () => "team" } });
for (const [at, length] of (JSON.parse(lengths) as readonly number[]).entries()) {
  analytics.track(OWN, { note: `${at} `.padEnd(length, "x") });
}
if (flush !== "0") await analytics.flush({ timeoutMs: Number(flush) });
writeSync(1, JSON.stringify(analytics.dropped()));
