/**
 * A host on a disk that gets full and empty again. Prints one line of JSON: what was tracked, what the client counted,
 * and what waits on the disk. The home directory is a small file system of its own.
 */
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { createAnalytics, trackRunPipeline } from "zenml-analytics";
import { readQueue } from "../../runtime/src/delivery/queue.ts";
import { placesOf } from "../../runtime/src/places.ts";

const home = process.env["HOME"] ?? "";
const filler = `${home}/filler`;
const places = placesOf("linux", {}, home, "zenml");
const analytics = createAnalytics({ writeKey: "public-test-key" });
let tracked = 0;
let ahead = 0;

/** As if time passed: after a failure the runtime leaves the disk alone for a minute. */
const now = Date.now;
Date.now = () => now() + ahead;

function track(count: number): void {
  for (let i = 0; i < count; i += 1) trackRunPipeline(analytics, { total_steps: i });
  tracked += count;
}

/** Fills the disk but for so many blocks. */
function fill(blocksLeft: number): void {
  const { bavail, bsize } = statfsSync(home);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail - blocksLeft) * bsize));
}

track(1);
// The disk gets full in the middle of a segment.
fill(2);
track(60);
// Full when a segment is to begin; then somebody tidies up while the host still runs.
await analytics.flush({ timeoutMs: 0 });
ahead += 120_000;
rmSync(filler);
track(1);
await analytics.flush({ timeoutMs: 0 });
fill(0);
ahead += 5_400_000;
track(3);
rmSync(filler);
ahead += 120_000;
const lostBefore = analytics.dropped()["not-stored"] ?? 0;
track(5);
const queue = readQueue(places);
const lines = queue.flatMap((segment) => segment.messages);
process.stdout.write(
  JSON.stringify({
    tracked,
    stored: lines.length,
    dropped: analytics.dropped(),
    lostAtEnd: (analytics.dropped()["not-stored"] ?? 0) - lostBefore,
    ids: new Set(lines.map((line) => (JSON.parse(line) as { messageId: string }).messageId)).size,
  }),
);
