/**
 * A host program for the fault tests, as small as a real command: it works, tracks, says that its work is done, and ends
 * as it is told. `host.ts <ending> <events> with|without`; `without` never loads the SDK.
 */
import { writeSync } from "node:fs";

export type Ending = "natural" | "exit" | "throw" | "rejection" | "SIGINT" | "SIGTERM" | "SIGKILL";

const [ending, events, sdk] = process.argv.slice(2);

async function track(count: number): Promise<void> {
  const { createAnalytics, trackRunPipeline } = await import("zenml-analytics");
  const analytics = createAnalytics({ writeKey: "public-test-key" });
  for (let steps = 0; steps < count; steps += 1) trackRunPipeline(analytics, { total_steps: steps });
}

function end(how: string | undefined): void {
  if (how === "exit") process.exit(3);
  if (how === "throw") throw new Error("the host's own error");
  if (how === "rejection") void Promise.reject(new Error("the host's own rejection"));
  if (how?.startsWith("SIG") !== true) return;
  // A host that is killed was going to stay.
  setInterval(() => {}, 60_000);
  process.kill(process.pid, how as NodeJS.Signals);
}

writeSync(1, "work begins\n");
writeSync(2, "a word on stderr\n");
// Both ways wait once, so that stack traces have the same lines.
await (sdk === "with" ? track(Number(events)) : import("node:path"));
writeSync(1, "work done\n");
end(ending);
