import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { MAX_FILE_BYTES } from "../../../generator/src/source/limits.ts";
import { readSource } from "../../../generator/src/source/read.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file and reads it: its text, or code and place of what is wrong. */
function read(bytes: Uint8Array | string): unknown {
  const file = join(folder, "given.yaml");
  writeFileSync(file, bytes);
  return outcome(file);
}

function outcome(file: string): unknown {
  const { text, diagnostics } = readSource(file);
  return text ?? diagnostics.map((one) => [one.code, one.span?.start]);
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

it("reads UTF-8 as it is", () => {
  expect(read("a: é\r\n")).toBe("a: é\r\n");
  expect(read("")).toBe("");
  expect(read("a: \uFFFD\n")).toBe("a: \uFFFD\n");
});

it.each<[string, Uint8Array, unknown]>([
  ["an invalid byte", Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]), [["not-utf8", 3]]],
  [
    "an invalid byte after a genuine U+FFFD",
    Buffer.from([0xef, 0xbf, 0xbd, 0x61, 0xc3, 0x28]),
    [["not-utf8", 2]],
  ],
  ["half of a character at the end", Buffer.from([0x61, 0xe2, 0x82]), [["not-utf8", 1]]],
  [
    "UTF-16 with a mark",
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16("a: 1")]),
    [["not-utf8", undefined]],
  ],
  ["UTF-16 without a mark", utf16("a: 1"), [["not-utf8", undefined]]],
])("refuses %s", (_, bytes, want) => {
  expect(read(bytes)).toEqual(want);
});

describe("what is no readable file", () => {
  const refused = [["file-not-readable", undefined]];

  it("a missing file", () => expect(outcome(join(folder, "missing.yaml"))).toEqual(refused));

  it("a directory", () => {
    mkdirSync(join(folder, "directory"));
    expect(outcome(join(folder, "directory"))).toEqual(refused);
  });

  it("a path through a file", () => {
    writeFileSync(join(folder, "file"), "");
    expect(outcome(join(folder, "file", "catalog.yaml"))).toEqual(refused);
  });

  it("a symbolic link to itself", () => {
    symlinkSync("loop.yaml", join(folder, "loop.yaml"));
    expect(outcome(join(folder, "loop.yaml"))).toEqual(refused);
  });

  it.skipIf(process.platform === "win32")("a pipe that nobody writes to, without waiting", () => {
    spawnSync("mkfifo", [join(folder, "pipe")]);
    expect(outcome(join(folder, "pipe"))).toEqual(refused);
  });

  it.skipIf(process.platform === "win32")("a device that never ends", () => {
    expect(outcome("/dev/zero")).toEqual(refused);
  });

  it("a huge file, unread", () => {
    const file = join(folder, "huge.yaml");
    writeFileSync(file, "");
    truncateSync(file, MAX_FILE_BYTES + 1);
    expect(outcome(file)).toEqual([["file-too-large", undefined]]);
  });
});

describe("line ends and marks", () => {
  const text = "forthright: 1\nproduct: { id: acme }\nwhy: |\n  One.\n\n  Two.\n";
  const load = (given: string): unknown => loadCatalog({ text: given, file: "a.yaml", today: "2026-01-01" });

  it.each([
    ["CRLF", text.replaceAll("\n", "\r\n")],
    ["a byte-order mark", `\uFEFF${text}`],
    ["both", `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ])("%s give the same result as LF", (_, given) => {
    expect(load(given)).toEqual(load(text));
  });
});
