/** A host that gives names, which are hashed: `names.ts <sdk> <name> …`, and `--endpoint=<address>` before them. */
import type { Analytics, AnalyticsOptions, EventDescriptor } from "@forthright/runtime/codegen";

const [sdk = "", ...names] = process.argv.slice(2);
const { createAnalytics, NAME } = (await import(sdk)) as {
  readonly createAnalytics: (options: AnalyticsOptions) => Analytics;
  readonly NAME: EventDescriptor<{ readonly secret: string }>;
};
const analytics = createAnalytics({ writeKey: "public-test-key", host: { workspace: () => "team" } });
for (const secret of names) analytics.track(NAME, { secret });
await analytics.flush({ timeoutMs: 10_000 });
