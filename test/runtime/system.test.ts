import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePrivateDirectory, makeDirectory } from "@forthright/runtime/system";
import { afterAll, describe, expect, it } from "vitest";
import { appendLines } from "../../runtime/src/delivery/local-file.ts";

const root = mkdtempSync(join(tmpdir(), "forthright-system-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe("directories", () => {
  it("are made with their parents, for the person alone", () => {
    const path = join(root, "a/b/c");
    expect([makeDirectory(path), makeDirectory(path)]).toEqual([true, false]);
    expect([join(root, "a"), join(root, "a/b"), path].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
  });

  it("of ours that are open to others are closed", () => {
    const path = join(root, "open");
    mkdirSync(path);
    chmodSync(path, 0o755);
    ensurePrivateDirectory(path);
    expect(modeOf(path)).toBe(0o700);
  });

  it("are an error where a file stands in the way", () => {
    writeFileSync(join(root, "file"), "");
    expect(() => makeDirectory(join(root, "file"))).toThrow("EEXIST");
    expect(() => makeDirectory(join(root, "file/below"))).toThrow("ENOTDIR");
  });

  // As an automounter answers for a home that is not there; `recursive: true` never returns from it.
  it.runIf(existsSync("/proc/self"))(
    "are an error, and no endless loop, where the system denies a parent that is there",
    () => {
      expect(() => makeDirectory("/proc/home/.local/state")).toThrow();
    },
  );

  it.runIf(existsSync("/proc/self"))("that the system denies keep no flusher at work", async () => {
    expect(await appendLines("file:///proc/home/events.ndjson", "{}\n")).toEqual({
      error: expect.any(String),
    });
  });
});
