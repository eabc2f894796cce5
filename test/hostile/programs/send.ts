/**
 * A host of many SDKs: sends every event of each with its example, and a value for each field of the host. Arguments: the
 * folders of the SDKs. The environment says where to and that it may.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

for (const folder of process.argv.slice(2)) {
  const load = (name: string) => import(pathToFileURL(join(folder, name)).href);
  const [{ createAnalytics }, { commandBinding }] = await Promise.all([
    load("analytics.ts"),
    load("examples.ts"),
  ]);
  const { catalog } = JSON.parse(readFileSync(join(folder, "catalog.json"), "utf8"));
  const host = Object.fromEntries(
    catalog.metadata.map((field: { name: string; example: unknown }) => [field.name, () => field.example]),
  );
  const analytics = createAnalytics({ writeKey: "public-test-key", host });
  for (const { event, properties } of commandBinding.examples) analytics.track(event, properties);
  const sent = await analytics.flush({ timeoutMs: 30_000 });
  process.stdout.write(`${JSON.stringify({ folder, sent, dropped: analytics.dropped() })}\n`);
}
