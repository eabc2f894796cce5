/** The command as a process of its own, with real requests. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { afterEach, describe, expect, it } from "vitest";
import { makeHome, program } from "../../hosts/support.ts";
import { forthright, startForthright } from "../../support/cli.ts";
import { until } from "../../support/collector.ts";
import { repository, scratch } from "../../support/emit.ts";

const CATALOG = join(repository, "generated/catalog.json");
const document = JSON.parse(readFileSync(CATALOG, "utf8")) as CatalogDocument;
/** The body that the page shows for an event: declared and allowed by definition. */
const exampleBody = (constant: string): string =>
  document.disclosure.wire.find((one) => one.constant === constant)?.body ?? "";

interface End {
  readonly code: number | null;
  readonly err: string;
}

interface Box {
  readonly endpoint: string;
  readonly out: () => string;
  post(body: string | Buffer, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  closed(): Promise<End>;
  stop(signal?: NodeJS.Signals): Promise<End>;
}

let running: ChildProcess | undefined;
afterEach(() => running?.kill("SIGKILL"));

async function start(...args: readonly string[]): Promise<Box> {
  const child = startForthright(repository, "receive", CATALOG, ...args);
  running = child;
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  await until(
    () => /TELEMETRY_ENDPOINT=\S+/.test(out) || child.exitCode !== null,
    20_000,
    () => err,
  );
  const endpoint = /TELEMETRY_ENDPOINT=(http:\/\/127\.0\.0\.1:\d+\/v1\/batch)/.exec(out)?.[1] ?? "";
  const closed = async (): Promise<End> => {
    const [code] = (await once(child, "close")) as [number | null];
    return { code, err };
  };
  return {
    endpoint,
    out: () => out,
    closed,
    async post(body, headers = {}) {
      const response = await fetch(endpoint, { method: "POST", body: Buffer.from(body), headers });
      return { status: response.status, text: await response.text() };
    },
    stop(signal = "SIGINT") {
      const end = closed();
      child.kill(signal);
      return end;
    },
  };
}

describe("forthright receive", () => {
  it("says where to point the tool, answers like Segment, prints what came and sums up at the end", async () => {
    const box = await start("--port", "0");
    expect(box.out()).toContain(`  ZENML_TELEMETRY_ENDPOINT=${box.endpoint}\n`);
    const taken = await box.post(gzipSync(exampleBody("RUN_PIPELINE")), { "content-encoding": "gzip" });
    expect(taken).toEqual({ status: 200, text: '{"success":true}' });
    expect(await box.stop()).toEqual({ code: 0, err: "" });
    const out = box.out();
    expect(out).toContain("  ok  “Pipeline run”  RUN_PIPELINE\n");
    expect(out).toMatch(/ {6}properties\.total_steps +\d+\n/);
    expect(out).not.toContain("!!");
    expect(out).toContain("\n1 request, 1 message: all declared and allowed\n     1  Pipeline run\n");
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("a real program that is pointed at it by the line it prints is all declared and allowed", async () => {
    const box = await start("--fail-on-undeclared");
    const home = makeHome();
    expect(home.run([program("function.mjs")], box.endpoint, {}, "go\ngo\n").err).toBe("");
    await home.remove();
    expect((await box.stop()).code).toBe(0);
    expect(box.out()).toContain("\n2 requests, 2 messages: all declared and allowed\n     2  Pipeline run\n");
    expect(box.out()).toMatch(/ {6}anonymousId +"[0-9a-f-]{36}"\n/);
  });

  it.each<[string, (message: Record<string, Record<string, unknown>>) => void, string]>([
    [
      "an undeclared property",
      ({ properties = {} }) => {
        properties["host"] = "box";
      },
      "properties.host is not declared",
    ],
    [
      "an undeclared path",
      ({ context = {} }) => {
        context["locale"] = "de";
      },
      "context.locale is not declared",
    ],
    [
      "a wrong value",
      ({ properties = {} }) => {
        properties["total_steps"] = "4";
      },
      "properties.total_steps",
    ],
    [
      "a missing property",
      ({ properties = {} }) => {
        delete properties["total_steps"];
      },
      "is required and is not there",
    ],
    [
      "an unknown event",
      (message) => {
        Object.assign(message, { event: "Nope" });
      },
      "no event is named “Nope”",
    ],
    [
      "another catalogue",
      ({ context = {} }) => {
        context["catalog"] = `sha256-${"0".repeat(64)}`;
      },
      "another version of the catalogue",
    ],
    [
      "no catalogue",
      ({ context = {} }) => {
        delete context["catalog"];
      },
      "does not say which catalogue",
    ],
    [
      "control characters",
      ({ properties = {} }) => {
        properties["\u001b[31m"] = "\u001b[2J";
      },
      "is not declared",
    ],
  ])("flags %s", async (_title, spoil, flag) => {
    const box = await start("--format", "json", "--fail-on-undeclared");
    const body = JSON.parse(exampleBody("RUN_PIPELINE")) as {
      batch: Record<string, Record<string, unknown>>[];
    };
    for (const message of body.batch) spoil(message);
    expect((await box.post(JSON.stringify(body))).status).toBe(200);
    expect((await box.stop("SIGTERM")).code).toBe(1);
    const lines = box
      .out()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind }) => kind)).toEqual(["listening", "message", "summary"]);
    expect(lines[1]).toMatchObject({
      flags: expect.arrayContaining([expect.stringContaining(flag)]),
      message: body.batch[0],
    });
    expect(lines[2]).toMatchObject({ messages: 1, flagged: 1 });
    expect(box.out()).not.toContain("\u001b");
  });

  it("refuses what Segment refuses, and says so", async () => {
    const box = await start("--fail-on-undeclared");
    const failures = [
      await box.post('{"batch":['),
      await box.post(JSON.stringify({ batch: [{ event: "x".repeat(33_000) }] })),
      await box.post(gzipSync(Buffer.alloc(600_000, " ")), { "content-encoding": "gzip" }),
      await box.post(Buffer.alloc(600_000, " ")),
    ];
    expect(failures.map(({ status }) => status)).toEqual([400, 400, 413, 413]);
    expect(failures[0]?.text).toBe('{"success":false,"message":"malformed JSON"}');
    expect((await fetch(box.endpoint)).status).toBe(405);
    expect((await box.stop()).code).toBe(1);
    expect(box.out()).toContain("request 1  refused with 400: malformed JSON (10 bytes)");
    expect(box.out()).toContain("4 requests, 0 messages, 4 refused");
  });

  it("stores each message on a line of its own, for this person's eyes, after what was there", async () => {
    const file = join(scratch("receive"), "received.ndjson");
    for (const constant of ["RUN_PIPELINE", "GET_PIPELINES"]) {
      const box = await start("--out", file);
      await box.post(exampleBody(constant));
      expect((await box.stop()).code).toBe(0);
      expect(box.out()).toContain("The messages stand in ");
    }
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const sent = ["RUN_PIPELINE", "GET_PIPELINES"].map(
      (constant) => JSON.parse(exampleBody(constant)).batch[0],
    );
    expect(lines.map((line) => JSON.parse(line))).toEqual(sent);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(file);
  });

  it("listens on this computer alone, and says so when a port is taken or is none", async () => {
    const box = await start();
    const { port } = new URL(box.endpoint);
    const taken = forthright(repository, "receive", CATALOG, "--port", port);
    expect([taken.code, taken.err]).toEqual([
      2,
      expect.stringMatching(`cannot listen on port ${port}: .*EADDRINUSE`),
    ]);
    const none = forthright(repository, "receive", CATALOG, "--port", "70000");
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("from 0 to 65535")]);
    const folder = forthright(repository, "receive", CATALOG, "--out", repository);
    expect([folder.code, folder.err]).toEqual([2, expect.stringContaining("cannot write")]);
    const address = forthright(repository, "receive", "no-such.yaml");
    expect(address.code).toBe(1);
    expect(existsSync(join(repository, "no-such.yaml"))).toBe(false);
    await box.stop();
  });

  it.runIf(existsSync("/dev/full"))("ends with the reason when the disk is full", async () => {
    const box = await start("--out", "/dev/full");
    const closed = box.closed();
    await box.post(exampleBody("RUN_PIPELINE")).catch(() => undefined);
    expect(await closed).toEqual({ code: 2, err: expect.stringContaining("cannot write /dev/full: ENOSPC") });
  });

  it("takes the catalogue as YAML, by the option as well", async () => {
    const yaml = join(repository, "catalog.yaml");
    const box = await start("--catalog", yaml);
    await box.post(exampleBody("RUN_PIPELINE"));
    await box.stop();
    expect(box.out()).toContain("  ok  “Pipeline run”  RUN_PIPELINE\n");
  });
});
