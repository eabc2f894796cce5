import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { lockOwner, takeLock, waitForLock } from "@forthright/runtime/delivery/lock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Machine, machine } from "./support.ts";

describe("the flusher's lock", () => {
  let here: Machine;
  let path: string;
  beforeEach(() => {
    here = machine();
    path = here.places.lock;
  });
  afterEach(() => here.remove());

  const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;
  const age = (seconds: number): void => {
    const then = Date.now() / 1_000 - seconds;
    utimesSync(path, then, then);
  };

  it("is held by one at a time and free after its release", () => {
    const lock = takeLock(path);
    expect(lock?.held()).toBe(true);
    expect(lockOwner(path)).toBe(process.pid);
    expect(takeLock(path)).toBeUndefined();
    lock?.release();
    expect(existsSync(path)).toBe(false);
    expect(takeLock(path)?.held()).toBe(true);
  });

  it("is waited for", async () => {
    const lock = takeLock(path);
    setTimeout(() => lock?.release(), 60);
    expect(await waitForLock(path, 10)).toBeUndefined();
    expect((await waitForLock(path, 10_000))?.held()).toBe(true);
  });

  it("of a process that is gone is taken over at once", () => {
    writeFileSync(path, `${deadPid()} 0 0`);
    expect(lockOwner(path)).toBeUndefined();
    expect(takeLock(path)?.held()).toBe(true);
  });

  it("older than any flusher can be is taken over, though its pid is in use again", () => {
    writeFileSync(path, `${process.pid} 0 0`);
    expect(takeLock(path)).toBeUndefined();
    age(31);
    expect(takeLock(path)?.held()).toBe(true);
  });

  it("from the future is taken over: a clock was wrong", () => {
    writeFileSync(path, `${process.pid} 0 0`);
    age(-3_600);
    expect(takeLock(path)?.held()).toBe(true);
  });

  it.each(["", "nonsense", "\0\0\0", "x".repeat(10_000)])(
    "with content %j counts as held until it is stale",
    (content) => {
      writeFileSync(path, content);
      expect(takeLock(path)).toBeUndefined();
      age(31);
      expect(takeLock(path)?.held()).toBe(true);
    },
  );

  it("that is a directory does not stop delivery for ever", () => {
    mkdirSync(path);
    age(31);
    expect(takeLock(path)?.held()).toBe(true);
  });

  it("is no longer held, and not released, by whom it was taken from", () => {
    const first = takeLock(path);
    age(31);
    const second = takeLock(path);
    expect(first?.held()).toBe(false);
    first?.release();
    expect(second?.held()).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(String(process.pid));
  });

  it("is not to be had where nothing can be written", () => {
    expect(takeLock(`${here.home}/missing/delivery.lock`)).toBeUndefined();
    expect(lockOwner(`${here.home}/missing/delivery.lock`)).toBeUndefined();
  });
});
