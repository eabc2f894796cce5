/**
 * A host that makes every call of a seed: `calls.ts <sdk> <catalog.json> <seed> <calls per event> <first> <options>`.
 * `first`: a file with calls as JSON that come before. Prints one line of JSON: how many calls it made, what was thrown at
 * it, and what the client dropped.
 */
import { readFileSync, writeSync } from "node:fs";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { AnalyticsOptions, EventDescriptor, IdentifyingAnalytics } from "@forthright/runtime/codegen";
import { type Call, callsOf, IDENTIFY } from "../support/arbitraries.ts";

const [sdk = "", catalog = "", seed = "", perEvent = "", first = "", options = "{}"] = process.argv.slice(2);
const exported = (await import(sdk)) as Readonly<Record<string, unknown>>;
const createAnalytics = exported["createAnalytics"] as (
  options: AnalyticsOptions,
) => IdentifyingAnalytics<unknown>;
const document = JSON.parse(readFileSync(catalog, "utf8")) as CatalogDocument;
const { host, grant, ...given } = JSON.parse(options) as {
  readonly host?: Readonly<Record<string, unknown>>;
  /** A purpose, and the value that the person gave for it. */
  readonly grant?: readonly [purpose: string, value: string];
};
const analytics = createAnalytics({
  writeKey: "public-test-key",
  ...given,
  host: Object.fromEntries(Object.entries(host ?? {}).map(([name, value]) => [name, () => value])),
});
if (grant !== undefined) analytics.grant(...grant);

/** Fewer than the queue holds. */
const AT_ONCE = 300;
const thrown: string[] = [];
const before = JSON.parse(readFileSync(first, "utf8")) as readonly Pick<
  Call,
  "constant" | "kind" | "properties"
>[];
const calls = [...before, ...callsOf(document, Number(seed), Number(perEvent))];
for (const [at, { constant, kind, properties }] of calls.entries()) {
  try {
    if (constant === IDENTIFY) analytics.identify(properties);
    else
      analytics.track(exported[constant] as EventDescriptor<unknown>, properties as Record<string, unknown>);
  } catch {
    thrown.push(`${constant}: ${kind}`);
  }
  if (at % AT_ONCE === AT_ONCE - 1) await analytics.flush({ timeoutMs: 10_000 });
}
await analytics.flush({ timeoutMs: 10_000 });
writeSync(1, JSON.stringify({ calls: calls.length, thrown, dropped: analytics.dropped() }));
