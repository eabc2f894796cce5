import { describe, expect, it } from "vitest";
import { compare } from "../../../generator/src/output/compare.ts";
import type { Disk, DiskFile } from "../../../generator/src/output/disk.ts";
import { manifestFile, parseManifest, sha256 } from "../../../generator/src/output/manifest.ts";
import { plan } from "../../../generator/src/output/plan.ts";

const file = (content: string): DiskFile => ({ bytes: Buffer.from(content), sha256: sha256(content) });

/** A disk that holds what an earlier run wrote (`written`), with changes made since (`since`; null: deleted). */
function disk(
  written: Record<string, string>,
  since: Record<string, string | null> = {},
  extra: Partial<Disk> = {},
): Disk {
  const manifest = manifestFile(
    { catalog: "sha256-x", source: "0" },
    Object.entries(written).map(([path, content]) => ({ path, content })),
  );
  const now = { ...written, "manifest.json": manifest.content, ...since };
  const files = Object.entries(now).flatMap(([path, content]) =>
    content === null ? [] : [[path, file(content)] as const],
  );
  return {
    files: new Map(files),
    others: new Set(),
    folders: new Set(),
    manifest:
      now["manifest.json"] === null ? "absent" : (parseManifest(now["manifest.json"] ?? "") ?? "unreadable"),
    ...extra,
  };
}

const wanted = (files: Record<string, string>) => {
  const list = Object.entries(files).map(([path, content]) => ({ path, content }));
  return [...list, manifestFile({ catalog: "sha256-x", source: "0" }, list)];
};

const empty: Disk = { files: new Map(), others: new Set(), folders: new Set(), manifest: "absent" };
const shown = (result: ReturnType<typeof plan>) => ({
  changes: result.changes.map(({ kind, path }) => `${kind} ${path}`),
  conflicts: result.conflicts.map(({ kind, path }) => `${kind} ${path}`),
});

describe("plan", () => {
  it.each<[string, Record<string, string>, Disk, string[], string[]]>([
    [
      "creates everything in an empty folder",
      { a: "1", "d/b": "2" },
      empty,
      ["create a", "create d/b", "create manifest.json"],
      [],
    ],
    ["does nothing when nothing changed", { a: "1" }, disk({ a: "1" }), [], []],
    ["updates what is ours", { a: "2" }, disk({ a: "1" }), ["update a", "update manifest.json"], []],
    [
      "deletes what the catalogue no longer gives",
      { a: "1" },
      disk({ a: "1", b: "2" }),
      ["delete b", "update manifest.json"],
      [],
    ],
    ["makes a deleted file again", { a: "1" }, disk({ a: "1" }, { a: null }), ["create a"], []],
    [
      "stops at a file that was edited",
      { a: "2" },
      disk({ a: "1" }, { a: "x" }),
      ["update a", "update manifest.json"],
      ["edited a"],
    ],
    [
      "stops at an edited file that would be deleted",
      {},
      disk({ a: "1" }, { a: "x" }),
      ["delete a", "update manifest.json"],
      ["edited a"],
    ],
    [
      "stops at a file that is not ours",
      { a: "1" },
      disk({ a: "1" }, { mine: "x" }),
      ["delete mine"],
      ["foreign mine"],
    ],
    [
      "takes over a file that already is as wanted",
      { a: "1", b: "2" },
      disk({ a: "1" }, { b: "2" }),
      ["update manifest.json"],
      [],
    ],
    [
      "takes over an edited file that now is as wanted",
      { a: "2" },
      disk({ a: "1" }, { a: "2" }),
      ["update manifest.json"],
      [],
    ],
    [
      "takes over everything without a manifest if it is as wanted",
      { a: "1" },
      disk({ a: "1" }, { "manifest.json": null }),
      ["create manifest.json"],
      [],
    ],
    [
      "stops without a manifest if it is not",
      { a: "2" },
      disk({ a: "1" }, { "manifest.json": null }),
      ["update a", "create manifest.json"],
      ["foreign a"],
    ],
    [
      "stops at a manifest that is none",
      { a: "1" },
      disk({ a: "1" }, { "manifest.json": "<<<<<<< HEAD" }),
      ["update manifest.json"],
      ["manifest manifest.json"],
    ],
    [
      "overwrites a file whose line ends a checkout changed",
      { a: "1\n2\n" },
      disk({ a: "1\n2\n" }, { a: "1\r\n2\r\n" }),
      ["update a"],
      [],
    ],
    ["stops at a link", { a: "1" }, disk({ a: "1" }, {}, { others: new Set(["l"]) }), [], ["foreign l"]],
    [
      "stops at a folder where a file should be",
      { a: "1" },
      disk({}, {}, { folders: new Set(["a"]) }),
      ["create a", "update manifest.json"],
      ["foreign a"],
    ],
  ])("%s", (_name, files, now, changes, conflicts) => {
    expect(shown(plan(wanted(files), now))).toEqual({ changes, conflicts });
  });
});

describe("compare", () => {
  it.each<[string, Record<string, string>, Disk, string[]]>([
    ["nothing", { a: "1" }, disk({ a: "1" }), []],
    ["a missing file", { a: "1" }, disk({ a: "1" }, { a: null }), ["missing a"]],
    ["everything missing", { a: "1" }, empty, ["missing a", "missing manifest.json"]],
    ["another catalogue", { a: "2" }, disk({ a: "1" }), ["stale a:1", "stale manifest.json:6"]],
    ["an edited file", { a: "1\n2\n3" }, disk({ a: "1\n2\n3" }, { a: "1\nx\n3" }), ["edited a:2"]],
    ["a file that was cut", { a: "1\n2\n" }, disk({ a: "1\n2\n" }, { a: "1\n" }), ["edited a:2"]],
    ["a file that goes on", { a: "1\n" }, disk({ a: "1\n" }, { a: "1\n2" }), ["edited a:2"]],
    ["line ends", { a: "1\n" }, disk({ a: "1\n" }, { a: "1\r\n" }), ["line-ends a:1"]],
    ["a file that is no longer made", {}, disk({ a: "1" }), ["left-over a", "stale manifest.json:5"]],
    ["a file that is not ours", { a: "1" }, disk({ a: "1" }, { mine: "x" }), ["foreign mine"]],
    [
      "a link in the place of a file",
      { a: "1" },
      disk({ a: "1" }, { a: null }, { others: new Set(["a"]) }),
      ["foreign a"],
    ],
  ])("names %s", (_name, files, now, want) => {
    const found = compare(wanted(files), now).map(
      ({ kind, path, line }) => `${kind} ${path}${line === undefined ? "" : `:${line.number}`}`,
    );
    expect(found).toEqual(want);
  });

  it("gives the place and what should stand there", () => {
    const [one] = compare(
      wanted({ a: "first\nsecond\nthird" }),
      disk({ a: "first\nsecond\nthird" }, { a: "first\nsecund\nthird" }),
    );
    expect(one?.line).toEqual({ number: 2, start: 6, end: 12, wanted: "second" });
  });
});

describe("manifest", () => {
  const hash = sha256("x");
  it.each([
    ["no JSON", "{", false],
    ["of another format", JSON.stringify({ forthright: 2, catalog: "x", files: {} }), false],
    ["no map of files", JSON.stringify({ forthright: 1, catalog: "x", files: [1] }), false],
    ["a path upwards", JSON.stringify({ forthright: 1, catalog: "x", files: { "../a": hash } }), false],
    [
      "a path upwards inside",
      JSON.stringify({ forthright: 1, catalog: "x", files: { "a/../../b": hash } }),
      false,
    ],
    [
      "an absolute path",
      JSON.stringify({ forthright: 1, catalog: "x", files: { "/etc/passwd": hash } }),
      false,
    ],
    ["a Windows path", JSON.stringify({ forthright: 1, catalog: "x", files: { "a\\b": hash } }), false],
    ["no hash", JSON.stringify({ forthright: 1, catalog: "x", files: { a: "1" } }), false],
    ["ours", JSON.stringify({ forthright: 1, catalog: "x", files: { "a/b.c-d.ts": hash } }), true],
  ])("%s", (_name, text, want) => {
    expect(parseManifest(text) !== undefined).toBe(want);
  });

  it("is sorted by path and the same for any order", () => {
    const [a, b] = [
      { path: "a", content: "1" },
      { path: "b", content: "2" },
    ];
    expect(manifestFile({ catalog: "x", source: "0" }, [b, a])).toEqual(
      manifestFile({ catalog: "x", source: "0" }, [a, b]),
    );
    expect(
      Object.keys(JSON.parse(manifestFile({ catalog: "x", source: "0" }, [b, a]).content).files),
    ).toEqual(["a", "b"]);
  });
});
