import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decide, recordGrant, recordTold } from "@forthright/runtime/consent/decide";
import { readSettings } from "@forthright/runtime/consent/settings";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const TOLD = { catalog: "sha256-a", version: "0.24.0", at: "2026-01-01T00:00:00.000Z" };

let root: string;
let path: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "forthright-settings-"));
  path = join(root, "config", "demo", "telemetry.json");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(text: string | Buffer): void {
  mkdirSync(join(root, "config", "demo"), { recursive: true });
  writeFileSync(path, text);
}

const UNUSABLE: readonly (readonly [name: string, text: string | Buffer, problem: string])[] = [
  ["empty", "", "is not valid JSON"],
  ["half a file", '{"forthright":1,"decis', "is not valid JSON"],
  ["binary", Buffer.from([0, 255, 254, 1]), "is not valid JSON"],
  ["UTF-16", Buffer.from('{"forthright":1}', "utf16le"), "is not valid JSON"],
  ["a list", "[]", "does not hold a JSON object"],
  ["a future format", '{"forthright":2}', "has the unknown format 2"],
  ["no format", "{}", "names no format"],
  ["an unknown decision", '{"forthright":1,"decision":"maybe"}', "holds an unknown decision"],
  ["a wrong time", '{"forthright":1,"decision":"opt-in","decided":1}', "holds an unknown time of decision"],
  ["a wrong told", '{"forthright":1,"told":true}', "does not say what you were told of"],
  ["wrong purposes", '{"forthright":1,"purposes":{"a":true}}', "holds an unknown form of separate consent"],
  ["too large", `{"forthright":1,"x":"${"x".repeat(70_000)}"}`, "is too large"],
];

describe("a file that cannot be understood", () => {
  it.each(UNUSABLE)("%s: unusable, and never overwritten", (_name, text, problem) => {
    put(text);
    expect(readSettings(path)).toEqual({ kind: "unusable", problem });
    for (const change of [
      decide(path, "opt-out", TOLD),
      decide(path, "opt-in", TOLD),
      recordTold(path, TOLD),
    ]) {
      expect(change).toEqual({ written: false, problem: expect.stringContaining(problem) });
    }
    expect(readFileSync(path)).toEqual(Buffer.from(text));
    expect(readdirSync(join(root, "config", "demo"))).toEqual(["telemetry.json"]);
  });

  it("a directory, a link and a pipe are none that is read", async () => {
    mkdirSync(path, { recursive: true });
    expect(readSettings(path)).toEqual({ kind: "unusable", problem: "is not a regular file" });
    rmSync(path, { recursive: true });
    writeFileSync(join(root, "elsewhere.json"), '{"forthright":1,"decision":"opt-in"}');
    symlinkSync(join(root, "elsewhere.json"), path);
    expect(readSettings(path)).toEqual({ kind: "unusable", problem: "is a link" });
    rmSync(path);
    await new Promise((resolve) => spawn("mkfifo", [path]).once("close", resolve));
    expect(readSettings(path)).toEqual({ kind: "unusable", problem: "is not a regular file" });
  });

  it.skipIf(process.getuid?.() === 0)("an unreadable file is off", () => {
    put('{"forthright":1}');
    chmodSync(path, 0);
    expect(readSettings(path)).toEqual({ kind: "unusable", problem: "cannot be read (EACCES)" });
  });
});

describe("a file that can", () => {
  it("is missing where nothing is there", () => {
    expect(readSettings(path)).toEqual({ kind: "missing" });
    expect(readSettings(join(path, "below"))).toEqual({ kind: "missing" });
  });

  it("may begin with a byte order mark, as editors of Windows write it", () => {
    put('\ufeff{"forthright":1,"decision":"opt-out"}');
    expect(readSettings(path)).toMatchObject({ kind: "settings", settings: { decision: "opt-out" } });
  });

  it("gets mode 0600 in a directory of mode 0700, whatever the umask", () => {
    const umask = process.umask(0);
    try {
      expect(decide(path, "opt-out", TOLD)).toEqual({ written: true });
    } finally {
      process.umask(umask);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(path, ".."))).toEqual(["telemetry.json"]);
  });

  it("keeps what it does not change, known or not", () => {
    put(JSON.stringify({ forthright: 1, note: "mine", told: TOLD }));
    decide(path, "opt-out", { ...TOLD, at: "2026-02-02T00:00:00.000Z" });
    recordGrant(path, "email-contact", { granted: true, at: "2026-03-03T00:00:00.000Z", value: "a@b.co" });
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
      forthright: 1,
      note: "mine",
      told: TOLD,
      decision: "opt-out",
      decided: "2026-02-02T00:00:00.000Z",
      purposes: { "email-contact": { granted: true, at: "2026-03-03T00:00:00.000Z", value: "a@b.co" } },
    });
  });

  it("opting in records that the person knows this catalogue", () => {
    decide(path, "opt-in", TOLD);
    expect(readSettings(path)).toMatchObject({ settings: { decision: "opt-in", told: TOLD } });
  });

  it("a withdrawal deletes the value", () => {
    recordGrant(path, "email-contact", { granted: true, at: "2026-01-01T00:00:00.000Z", value: "a@b.co" });
    recordGrant(path, "email-contact", { granted: false, at: "2026-01-02T00:00:00.000Z" });
    expect(readFileSync(path, "utf8")).not.toContain("a@b.co");
  });

  it("says so where it cannot be written", () => {
    writeFileSync(join(root, "config"), "a file in the way");
    expect(decide(path, "opt-out", TOLD)).toEqual({
      written: false,
      problem: expect.stringContaining("cannot be written"),
    });
  });

  it("a lock of a killed process does not stay forever", () => {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(`${path}.lock`, "");
    expect(recordTold(path, TOLD)).toEqual({
      written: false,
      problem: expect.stringContaining("Another process"),
    });
    const then = new Date(Date.now() - 60_000);
    utimesSync(`${path}.lock`, then, then);
    expect(recordTold(path, TOLD)).toEqual({ written: true });
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

it("an opt-out is not lost to processes that write at the same time", async () => {
  const writer = fileURLToPath(new URL("./tell-often.ts", import.meta.url));
  const children = [1, 2, 3].map(
    () =>
      new Promise((resolve) =>
        spawn(process.execPath, [writer, path], { stdio: "ignore" }).once("close", resolve),
      ),
  );
  expect(decide(path, "opt-out", TOLD)).toEqual({ written: true });
  await Promise.all(children);
  expect(readSettings(path)).toMatchObject({ settings: { decision: "opt-out" } });
});
