/** What the SDK costs its host: import, `track`, and the time from end of work to end of process. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, type Row } from "./support/measure.ts";
import { node, root } from "./support/project.ts";

const sdk = JSON.stringify(join(root, "generated/dist/index.js"));

const importProbe = `const before = process.cpuUsage();
await import(${sdk});
const used = process.cpuUsage(before);
console.log((used.user + used.system) / 1000);
`;

const trackProbe = `import { createAnalytics, RUN_PIPELINE } from ${sdk};
const analytics = createAnalytics({ writeKey: "bench" });
const properties = { total_steps: 4, orchestrator: "kubeflow", schedule: false, store_type: "local" };
const first = process.hrtime.bigint();
analytics.track(RUN_PIPELINE, properties);
const firstCall = Number(process.hrtime.bigint() - first) / 1000;
const times = [];
for (let i = 0; i < 900; i += 1) {
  const start = process.hrtime.bigint();
  analytics.track(RUN_PIPELINE, properties);
  times.push(Number(process.hrtime.bigint() - start) / 1000);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ firstCall, p50: times[450], p99: times[891], state: analytics.status().state, dropped: analytics.dropped() }));
`;

/** \`end\` is printed when the host's work is done; the parent takes the time until the process is gone. */
const exitProbe = `import { createAnalytics, RUN_PIPELINE } from ${sdk};
const analytics = createAnalytics({ writeKey: "bench" });
if (process.argv[2] !== "without") analytics.track(RUN_PIPELINE, { total_steps: 4 });
process.stdout.write("end");
`;

interface Run {
  readonly output: string;
  readonly exitMs: number;
}

function runHost(code: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ["--input-type=module", "--eval", code, ...args], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    let ended = process.hrtime.bigint();
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      ended = process.hrtime.bigint();
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code !== 0) reject(new Error(`host ended with ${code}`));
      else resolve({ output, exitMs: Number(process.hrtime.bigint() - ended) / 1e6 });
    });
  });
}

function environment(home: string, endpoint: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_STATE_HOME: join(home, "state"),
    ZENML_TELEMETRY: "on",
    ZENML_TELEMETRY_ENDPOINT: endpoint,
  };
}

async function withHome<Result>(work: (home: string) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "forthright-bench-"));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function importRow(): Promise<Row> {
  const runs: number[] = [];
  for (let turn = 0; turn < 11; turn += 1)
    runs.push(Number((await runHost(importProbe, { PATH: process.env["PATH"] })).output));
  const cpu = median(runs);
  return {
    what: "import of the SDK (36 events), CPU",
    measured: `${cpu.toFixed(1)} ms`,
    target: "≤ 10 ms",
    met: cpu <= 10,
  };
}

async function trackRows(): Promise<Row[]> {
  const runs: { firstCall: number; p50: number; p99: number; state: string }[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { output } = await withHome((home) =>
      runHost(trackProbe, environment(home, "http://127.0.0.1:9/v1/batch")),
    );
    runs.push(JSON.parse(output));
  }
  if (runs.some((run) => run.state !== "on")) throw new Error("telemetry was not on");
  const p50 = median(runs.map((run) => run.p50));
  return [
    {
      what: "`track`, first call",
      measured: `${(median(runs.map((run) => run.firstCall)) / 1000).toFixed(2)} ms`,
      target: "–",
      met: undefined,
    },
    {
      what: "`track` with the durable append, p50",
      measured: `${p50.toFixed(1)} µs`,
      target: "≤ 15 µs",
      met: p50 <= 15,
    },
    {
      what: "`track` with the durable append, p99",
      measured: `${median(runs.map((run) => run.p99)).toFixed(0)} µs`,
      target: "≤ 1,000 µs",
      met: median(runs.map((run) => run.p99)) <= 1000,
    },
  ];
}

function listen(server: Server | TcpServer): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/batch`),
    );
  });
}

async function exitRow(name: string, endpoint: string, baseline: number): Promise<Row> {
  const runs: number[] = [];
  for (let turn = 0; turn < 21; turn += 1) {
    runs.push((await withHome((home) => runHost(exitProbe, environment(home, endpoint)))).exitMs);
  }
  const value = median(runs);
  return {
    what: `end of work to end of process, ${name} server, median of 21`,
    measured: `${value.toFixed(0)} ms (same host, nothing tracked: ${baseline.toFixed(0)} ms)`,
    target: "≤ 50 ms",
    met: value <= 50,
  };
}

async function exitRows(): Promise<Row[]> {
  const healthy = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.end('{"success":true}'));
  });
  const hanging = createTcpServer((socket) => {
    socket.on("error", () => socket.destroy());
  });
  const urls = {
    healthy: await listen(healthy),
    hanging: await listen(hanging),
    refusing: "http://127.0.0.1:9/v1/batch",
  };
  const baseline: number[] = [];
  for (let turn = 0; turn < 21; turn += 1) {
    baseline.push(
      (await withHome((home) => runHost(exitProbe, environment(home, urls.refusing), "without"))).exitMs,
    );
  }
  const rows: Row[] = [];
  for (const [name, url] of Object.entries(urls)) rows.push(await exitRow(name, url, median(baseline)));
  healthy.close();
  hanging.close();
  return rows;
}

/** All rows; takes about half a minute. */
export async function runtimeBench(say: (line: string) => void): Promise<Row[]> {
  say("import …");
  const rows = [await importRow()];
  say("track …");
  rows.push(...(await trackRows()));
  say("exit …");
  rows.push(...(await exitRows()));
  return rows;
}
