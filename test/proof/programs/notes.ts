/**
 * A host that tracks notes of given lengths: `notes.ts <sdk> <lengths as JSON> <flush in milliseconds>`. Prints one line of
 * JSON: what the client dropped.
 */
import { writeSync } from "node:fs";
import type { Analytics, AnalyticsOptions, EventDescriptor } from "@forthright/runtime/codegen";

const [sdk = "", lengths = "[]", flush = "0"] = process.argv.slice(2);
const { createAnalytics, OWN } = (await import(sdk)) as {
  readonly createAnalytics: (options: AnalyticsOptions) => Analytics;
  readonly OWN: EventDescriptor<{ readonly note?: string; readonly more?: string }>;
};
/** As long as a note may be; what is longer goes on in another property. */
const LONGEST = 20_000;
const analytics = createAnalytics({ writeKey: "public-test-key", host: { workspace: () => "team" } });
for (const [at, length] of (JSON.parse(lengths) as readonly number[]).entries()) {
  const text = `${at} `.padEnd(length, "x");
  const more = text.slice(LONGEST);
  analytics.track(OWN, { note: text.slice(0, LONGEST), ...(more === "" ? {} : { more }) });
}
if (flush !== "0") await analytics.flush({ timeoutMs: Number(flush) });
writeSync(1, JSON.stringify(analytics.dropped()));
