// A server: tracks for as long as its standard input is open, then goes on to its natural end.
import { createAnalytics, RUN_PIPELINE } from "zenml-analytics";

const analytics = createAnalytics({
  writeKey: "test-key",
  ...(process.env["HOST_EVERY"] === undefined ? {} : { deliverEvery: Number(process.env["HOST_EVERY"]) }),
});
const burst = Number(process.env["HOST_BURST"] ?? 1);
let step = 0;
const track = () => {
  for (let index = 0; index < burst; index += 1) analytics.track(RUN_PIPELINE, { total_steps: step++ });
};
const used = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

// What is loaded and made once does not count.
track();
const before = used();
const timer = setInterval(track, 20);
process.stdin.resume().on("end", () => {
  clearInterval(timer);
  const { moduleLoadList } = process;
  const result = {
    tracked: step,
    grown: used() - before,
    http: moduleLoadList.filter((name) => /^NativeModule (?:http|https|tls|undici)$/.test(name)),
    dropped: analytics.dropped(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
});
