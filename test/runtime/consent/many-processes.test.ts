/** Twenty processes that decide at once: each is told the truth, and the file is whole at every moment. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSettings, type SettingsRead } from "@forthright/runtime/consent/settings";
import { afterEach, beforeEach, expect, it } from "vitest";

const ONE = fileURLToPath(new URL("./decide-once.ts", import.meta.url));
const COUNT = 20;

let root: string;
let path: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "forthright-decide-"));
  path = join(root, "demo", "telemetry.json");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(what: string, number: number, start: number): Promise<Ended> {
  const env = { ...process.env, NODE_NO_WARNINGS: "1", START: String(start) };
  const child = spawn(process.execPath, [ONE, path, what, String(number)], { env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** Runs all of them, and looks at the file all the while. */
async function race(whatOf: (number: number) => string): Promise<readonly Ended[]> {
  const seen: SettingsRead[] = [];
  const watch = setInterval(() => seen.push(readSettings(path)), 1);
  const start = Date.now() + 2_000;
  const ended = await Promise.all(
    Array.from({ length: COUNT }, (_, number) => run(whatOf(number), number, start)),
  );
  clearInterval(watch);
  expect(seen.filter(({ kind }) => kind === "unusable")).toEqual([]);
  expect(ended.map(({ code, err }) => ({ code, err }))).toEqual(ended.map(() => ({ code: 0, err: "" })));
  expect(readdirSync(dirname(path))).toEqual(["telemetry.json"]);
  return ended;
}

const written = ({ out }: Ended): boolean => JSON.parse(out).written;

it("one of twenty decisions wins, whole, and nobody crashes", async () => {
  const ended = await race((number) => (number % 2 === 0 ? "opt-out" : "opt-in"));
  expect(ended.some(written)).toBe(true);
  const read = readSettings(path);
  if (read.kind !== "settings") throw new Error("the settings are gone");
  const { decision, told } = read.settings;
  // What an opt-in says of itself belongs to one that was written.
  if (told !== undefined)
    expect(written(ended[Number(told.version)] ?? { code: 1, out: "{}", err: "" })).toBe(true);
  expect(["opt-out", "opt-in"]).toContain(decision);
  for (const one of ended.filter((end) => !written(end)))
    expect(JSON.parse(one.out).problem).toContain("Another process is writing");
});

it("none of twenty consents that were said to be written is lost", async () => {
  const ended = await race(() => "grant");
  const read = readSettings(path);
  const values =
    read.kind === "settings" ? [...read.settings.purposes.values()].map(({ value }) => value) : [];
  const want = ended.flatMap((one, number) => (written(one) ? [`${number}@example.com`] : []));
  expect(want.length).toBeGreaterThan(0);
  expect([...values].sort()).toEqual([...want].sort());
});
