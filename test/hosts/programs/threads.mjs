// A host with worker threads. Each tracks in its own way of ending; the main thread tracks if it is asked to.
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";

const ENDINGS = { natural: 1, exit: 2, throw: 3, terminate: 4 };

function track(step) {
  createAnalytics({ writeKey: "test-key" }).track(RUN_PIPELINE, { total_steps: step });
}

if (isMainThread) {
  const endings = process.argv.slice(2);
  if (endings.includes("main")) track(0);
  await Promise.all(
    endings
      .filter((ending) => ending !== "main")
      .map(async (ending) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: ending });
        worker.on("error", () => {});
        if (ending === "terminate") {
          await once(worker, "message");
          await worker.terminate();
        } else {
          await once(worker, "exit").catch(() => {});
        }
      }),
  );
} else {
  track(ENDINGS[workerData]);
  if (workerData === "exit") process.exit(0);
  if (workerData === "throw") throw new Error("the worker's own error");
  if (workerData === "terminate") {
    parentPort.postMessage("tracked");
    setInterval(() => {}, 1_000);
  }
}
