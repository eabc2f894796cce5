import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FlushJob } from "@forthright/runtime/delivery/job";
import { launchFlusher, runFarewell, runFlusher } from "@forthright/runtime/delivery/launch";
import { lockOwner } from "@forthright/runtime/delivery/lock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Answer,
  answers,
  type Collector,
  refusedEndpoint,
  startCollector,
  until,
} from "../../support/collector.ts";
import { ledger, type Machine, machine, message } from "./support.ts";

let collector: Collector;
let here: Machine;
beforeEach(async () => {
  collector = await startCollector();
  here = machine();
});
afterEach(async () => {
  await noFlusher();
  here.remove();
  await collector.close();
});

const ok = answers["ok"] as Answer;
const hang = answers["hang"] as Answer;
const received = (): string[] => collector.messages().map((one) => one.messageId);
const HOST = fileURLToPath(new URL("../../fixtures/delivery/host.ts", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the host program; resolves when it has ended and its output is closed. */
function host(job: FlushJob, end: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [HOST], {
    env: { ...process.env, ...env, HOST: JSON.stringify({ job, end }) },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

/** The same host with nothing to send. */
function without(end: string): Promise<Ended> {
  return host({ ...here.job(""), places: { ...here.places, spool: `${here.home}/none` } }, end);
}

/** Flushers of this test's machine that live, by their environment (Linux). */
function flushers(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8")
          .split("\0")
          .some((one) => one.startsWith("FORTHRIGHT_JOB=") && one.includes(here.home));
      } catch {
        return false;
      }
    });
}

const noFlusher = (): Promise<void> =>
  until(
    () => flushers().length === 0,
    12_000,
    () => `${flushers().length} flushers live`,
  );

describe("a host that ends", () => {
  const servers = ["ok", "hang", "refused", "400", "413", "429", "500", "truncated", "no such name"];
  const ends = { natural: 0, exit: 3, throw: 1 };
  const rows = servers.flatMap((server) =>
    Object.entries(ends).map(([end, code]) => [server, end, code] as const),
  );

  it.each(rows)(
    "collector %s, ending %s: nothing lost, exit code %i, nothing printed",
    async (server, end, code) => {
      if (server in answers) collector.answer(answers[server] as Answer);
      const live = collector.endpoint;
      const endpoint =
        server === "refused"
          ? await refusedEndpoint()
          : server === "no such name"
            ? "https://name.invalid/v1"
            : live;
      const ids = here.spool(endpoint, 3);
      const job = here.job(endpoint, { deadlineMs: 2_000 });

      const ended = await host(job, end);
      expect(ended).toEqual(await without(end));
      expect(ended.code).toBe(code);
      await until(() => ledger(here.places).length > 0, 12_000);
      await noFlusher();

      const bad = server === "400" || server === "413";
      const done = bad || server === "ok" || server === "truncated";
      expect(here.segments().length).toBe(done ? 0 : 1);
      expect(existsSync(here.places.lock)).toBe(false);
      if (bad)
        return expect(readFileSync(here.places.drops, "utf8")).toContain('"reason":"refused","count":1');

      // The next run meets a collector that works.
      collector.answer(ok);
      if (endpoint !== live)
        return expect(ledger(here.places)).toMatchObject([{ outcome: "kept", messages: [{}, {}, {}] }]);
      if (!done) here.pausesEnd();
      await host(job, "natural");
      await noFlusher();
      expect(new Set(received())).toEqual(new Set(ids));
      expect(ledger(here.places).filter((entry) => entry.outcome === "delivered").length).toBe(1);
      expect(here.segments()).toEqual([]);
    },
  );

  it("hands the flusher nothing of its own: environment, directory, open files", async () => {
    collector.answer(hang);
    here.spool(collector.endpoint, 1);
    const env = {
      SECRET: "s3cret",
      NODE_OPTIONS: "--no-warnings",
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
      HTTPS_PROXY: "http://x",
    };
    await host(here.job(collector.endpoint, { deadlineMs: 3_000 }), "natural", env);
    await collector.waitForRequests(1);
    const [pid = 0, ...others] = flushers();
    expect(others).toEqual([]);
    const variables = readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .filter((one) => one !== "");
    expect(variables.map((one) => one.split("=")[0])).toEqual(["FORTHRIGHT_JOB"]);
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe("/");
    expect([0, 1, 2].map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))).toEqual([
      "/dev/null",
      "/dev/null",
      "/dev/null",
    ]);
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8")
      .split("\0")
      .filter((one) => one !== "");
    expect(command.length).toBe(2);
    expect(command[1]).toMatch(/delivery\/main\.(ts|js)$/);
  });

  it("ten at once: each event arrives once", async () => {
    const job = here.job(collector.endpoint);
    const ids = Array.from({ length: 10 }, () => here.spool(collector.endpoint, 5)).flat();
    await Promise.all(Array.from({ length: 10 }, () => host(job, "natural")));
    await noFlusher();
    expect(received().sort()).toEqual([...ids].sort());
    expect(here.segments()).toEqual([]);
  });
});

describe("a flusher that is killed", () => {
  it("in mid-flight loses nothing: the next one sends the same messages under the same ids", async () => {
    collector.answer(hang);
    const ids = here.spool(collector.endpoint, 3);
    const job = here.job(collector.endpoint);
    expect(launchFlusher(job)).toBe("launched");
    await collector.waitForRequests(1);
    process.kill(flushers()[0] ?? 0, "SIGKILL");
    await noFlusher();
    expect(existsSync(here.places.lock)).toBe(true);
    await until(() => lockOwner(here.places.lock) === undefined);
    collector.answer(ok);
    expect(launchFlusher(job)).toBe("launched");
    await collector.waitForMessages(6);
    await noFlusher();
    expect(received()).toEqual([...ids, ...ids]);
    const [first, second] = collector.requests.map(({ body }) =>
      body.slice(0, body.lastIndexOf(',"sentAt"')),
    );
    expect(second).toBe(first);
    expect(here.segments()).toEqual([]);
  });

  it("by its own deadline leaves no process, no lock, and the events", async () => {
    collector.answer({ kind: "drip" });
    here.spool(collector.endpoint, 2);
    launchFlusher(here.job(collector.endpoint, { deadlineMs: 1_000 }));
    await collector.waitForRequests(1);
    await noFlusher();
    expect(existsSync(here.places.lock)).toBe(false);
    expect(here.segments().length).toBe(1);
    expect(ledger(here.places)).toMatchObject([{ outcome: "kept", error: "no answer in time" }]);
  });
});

describe("whether a flusher is started", () => {
  it("not without something to send", () => {
    expect(launchFlusher(here.job(collector.endpoint))).toBe("nothing-to-send");
  });

  it("not while another is at work", () => {
    here.spool(collector.endpoint, 1);
    writeFileSync(here.places.lock, `${process.pid} 0 0`);
    expect(launchFlusher(here.job(collector.endpoint))).toBe("locked");
  });

  it("not within a second of the last", () => {
    here.spool(collector.endpoint, 1);
    writeFileSync(
      here.places.deliveryState,
      JSON.stringify({ forthright: 1, last: new Date().toISOString() }),
    );
    expect(launchFlusher(here.job(collector.endpoint, { minIntervalMs: 60_000 }))).toBe("not-due");
  });

  it("not while each of the host's endpoints is to be left alone, but for another one", () => {
    here.spool(collector.endpoint, 1);
    const targets = {
      [`segment ${collector.endpoint}`]: {
        notBefore: new Date(Date.now() + 60_000).toISOString(),
        failures: 1,
      },
    };
    writeFileSync(here.places.deliveryState, JSON.stringify({ forthright: 1, targets }));
    expect(launchFlusher(here.job(collector.endpoint))).toBe("not-due");
    const job = here.job(collector.endpoint);
    const both = [...job.targets, { destination: "second", endpoint: "http://127.0.0.1:9/" }];
    expect(launchFlusher({ ...job, targets: both })).toBe("launched");
  });

  it("never throws, whatever the job", () => {
    for (const job of [undefined, null, {}, { places: {} }, { places: { spool: "\0" } }]) {
      expect(["failed", "nothing-to-send"]).toContain(launchFlusher(job as never));
    }
  });
});

describe("waiting for a flusher", () => {
  it("ends when all is sent", async () => {
    const ids = here.spool(collector.endpoint, 2);
    expect(await runFlusher(here.job(collector.endpoint), 10_000)).toBe("done");
    expect(received()).toEqual(ids);
  });

  it("ends at the time given, and the flusher goes on", async () => {
    collector.answer(hang);
    here.spool(collector.endpoint, 1);
    expect(await runFlusher(here.job(collector.endpoint, { deadlineMs: 2_000 }), 100)).toBe("timeout");
    await collector.waitForRequests(1);
  });

  it("lets another flusher finish first", async () => {
    collector.answer({ kind: "slow", ms: 300 });
    const first = here.spool(collector.endpoint, 1);
    launchFlusher(here.job(collector.endpoint));
    await collector.waitForRequests(1);
    const second = here.spool(collector.endpoint, 1);
    expect(await runFlusher(here.job(collector.endpoint), 10_000)).toBe("done");
    expect(received()).toEqual([...first, ...second]);
  });

  it("is over at once with nothing to send", async () => {
    expect(await runFlusher(here.job(collector.endpoint), 10_000)).toBe("nothing-to-send");
  });
});

describe("the farewell of an opt-out", () => {
  const farewell = (endpoint: string) => ({
    destination: "segment",
    adapter: "segment",
    endpoint,
    writeKey: "key",
    message: message(),
  });
  const job = (endpoint: string) =>
    ({ format: 1, places: here.places, farewells: [farewell(endpoint)] }) as const;

  /** The collector must live in another process: sending the farewell blocks this one. */
  async function inWorker(endpoint: string, deadlineMs: number): Promise<boolean> {
    const launch = new URL("../../../runtime/src/delivery/launch.ts", import.meta.url).href;
    const code = `import(${JSON.stringify(launch)}).then(({ runFarewell }) => console.log(runFarewell(JSON.parse(process.argv[1]))))`;
    const child = spawn(process.execPath, ["-e", code, JSON.stringify({ ...job(endpoint), deadlineMs })]);
    let out = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    await new Promise((resolve) => child.on("close", resolve));
    return out.trim() === "true";
  }

  it("is sent though the decision is to send nothing, and stands in the ledger", async () => {
    here.settings({ decision: "opt-out" });
    expect(await inWorker(collector.endpoint, 2_000)).toBe(true);
    expect(received().length).toBe(1);
    expect(ledger(here.places)).toMatchObject([{ outcome: "delivered", status: 200 }]);
  });

  it.each(["hang", "500", "400", "drip"])(
    "with a collector that fails (%s) ends in time and leaves nothing queued",
    async (name) => {
      collector.answer(answers[name] as Answer);
      expect(await inWorker(collector.endpoint, 2_000)).toBe(false);
      expect(here.segments()).toEqual([]);
      expect(ledger(here.places).length).toBe(1);
    },
  );

  it("with nobody there says so", async () => {
    expect(runFarewell(job(await refusedEndpoint()))).toBe(false);
  });
});
