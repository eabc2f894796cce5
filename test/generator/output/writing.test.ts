/**
 * Writing under faults: whatever happens, and whenever, the folder holds the old output or the new one, or says that it
 * is between the two and becomes one of them with the next run. Single functions are tested in the files beside this.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifestFile } from "../../../generator/src/output/manifest.ts";
import type { WantedFile } from "../../../generator/src/output/wanted-file.ts";
import { isUnfinished } from "../../../generator/src/output/write.ts";
import { writeOutput } from "../../../generator/src/output/write-output.ts";
import { recordSuite } from "../../proof/record.ts";
import { tree } from "./tree.ts";

const proof = recordSuite("writing");
const home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-writing-"));
const start = join(home, "start");
const program = fileURLToPath(new URL("./programs/writer.ts", import.meta.url));

const wanted = (version: string, paths: readonly string[]): readonly WantedFile[] => {
  const files = paths.map((path) => ({ path, content: `${version} ${path}\n`.repeat(200) }));
  return [...files, manifestFile({ catalog: `sha256-${version}`, source: "0" }, files)];
};
/** Files that stay the same, change, come and go, with folders that come and go. */
const old = wanted("old", ["a.ts", "docs/b.md", "docs/gone/c.md", "schemas/d.json"]);
const fresh = wanted("new", ["a.ts", "docs/b.md", "docs/come/e.md", "f.ts"]);
const contents = (files: readonly WantedFile[]) =>
  Object.fromEntries(files.map(({ path, content }) => [path, content]));
const sorted = (files: Record<string, string>) =>
  Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
const folder = (out: string) => ({ name: "out", path: out, exists: true });

beforeAll(async () => {
  mkdirSync(start);
  await writeOutput(folder(start), old);
});
afterAll(() => {
  execFileSync("chmod", ["-R", "u+rwX", home]);
  rmSync(home, { recursive: true, force: true });
});

/** Runs the writer; with a number it is killed before that call. */
function run(out: string, files: readonly WantedFile[], last: number) {
  const args = ["--no-warnings", program, out, JSON.stringify(files), String(last)];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

const callsOf = (out: string, files: readonly WantedFile[]): readonly string[] =>
  JSON.parse(run(out, files, 0).stdout).calls;

let copies = 0;
/** A fresh copy of a folder, with something beside it that nobody may touch. */
function copyOf(source: string): string {
  const place = join(home, String(copies++));
  mkdirSync(place);
  writeFileSync(join(place, "beside.txt"), "precious");
  cpSync(source, join(place, "out"), { recursive: true });
  return join(place, "out");
}

/** What a run that was ended leaves: every file whole, and either one output or word that there are parts of two. */
function holdsOneOrSaysSo(out: string): void {
  const found = tree(out);
  const [before, after] = [contents(old), contents(fresh)];
  for (const [path, content] of Object.entries(found)) {
    if (path.startsWith(".forthright/")) continue;
    expect([before[path], after[path]], path).toContain(content);
  }
  const now = JSON.stringify(Object.entries(found).filter(([path]) => !path.startsWith(".forthright/")));
  const isOne = [before, after].some((one) => JSON.stringify(Object.entries(one).toSorted()) === now);
  expect(isOne || isUnfinished(out), "one of the two, or unfinished").toBe(true);
  expect(readFileSync(join(out, "../beside.txt"), "utf8")).toBe("precious");
}

/** The next run, with either catalogue, leaves exactly its output and nothing of ours beside it. */
async function nextRunMends(out: string): Promise<void> {
  for (const files of [old, fresh]) {
    const copy = copyOf(out);
    expect((await writeOutput(folder(copy), files)).diagnostics).toEqual([]);
    expect(tree(copy)).toEqual(contents(files));
    expect(existsSync(join(copy, ".forthright"))).toBe(false);
  }
}

const canMount = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).status === 0;

/** Some hundred processes: on a busy machine they take their time. */
const timeout = 300_000;

describe("ended by SIGKILL", { timeout }, () => {
  it("before any of its calls: files are whole, and the next run mends the rest", async () => {
    const calls = callsOf(copyOf(start), fresh);
    expect(calls.length).toBeGreaterThan(10);
    for (let last = 1; last <= calls.length; last += 1) {
      const out = copyOf(start);
      expect(run(out, fresh, last).signal, calls[last - 1]).toBe("SIGKILL");
      holdsOneOrSaysSo(out);
      await nextRunMends(out);
      proof.count("runs killed");
    }
  });

  it("before any call of a run that undoes such a run", async () => {
    const calls = callsOf(copyOf(start), fresh);
    const half = copyOf(start);
    run(half, fresh, calls.lastIndexOf("renameSync"));
    expect(isUnfinished(half)).toBe(true);
    const undoing = callsOf(copyOf(half), old);
    for (let last = 1; last <= undoing.length; last += 1) {
      const out = copyOf(half);
      expect(run(out, old, last).signal).toBe("SIGKILL");
      holdsOneOrSaysSo(out);
      await nextRunMends(out);
      proof.count("runs killed");
    }
  });
});

describe("without room", { timeout }, () => {
  /** Blocks of 512 bytes that a file may have: the shells' own limit, which needs no rights. */
  it.each([1, 4, 8])(
    "where no file may be longer than %i blocks, nothing changes and the reason is said",
    (blocks) => {
      const out = copyOf(start);
      const long = wanted("longer", ["a.ts", "docs/b.md"]).map(({ path, content }) => ({
        path,
        content: content.repeat(2),
      }));
      const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
      const args = [
        "-c",
        command,
        process.execPath,
        "--no-warnings",
        program,
        out,
        JSON.stringify(long),
        "0",
      ];
      const { stdout } = spawnSync("sh", args, { encoding: "utf8" });
      expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: "output-not-written" }]);
      expect(tree(out)).toEqual(contents(old));
      proof.count("full disks");
    },
  );

  it.runIf(canMount)(
    "on a disk that gets full at any moment, the output is the old one or the new one",
    () => {
      const sizes = Array.from({ length: 14 }, (_, index) => 24 + 4 * index);
      const states = new Set<string>();
      for (const kilobytes of sizes) {
        const place = copyOf(start);
        const script = `mount -t tmpfs -o size=${kilobytes}k none "$1" && cp -r "$2/." "$1" && { "$3" --no-warnings "$4" "$1" "$5" 0; "$3" --no-warnings --eval "$6" "$1"; }`;
        const show =
          "process.stdout.write('\\n' + require('child_process').execFileSync('sh', ['-c', 'cd \"$0\" && grep -rh . . | sort -u', process.argv[1]]))";
        const args = [
          "-rm",
          "sh",
          "-c",
          script,
          "sh",
          place,
          start,
          process.execPath,
          program,
          JSON.stringify(fresh),
          show,
        ];
        const { stdout } = spawnSync("unshare", args, { encoding: "utf8" });
        const [said = "{}", ...lines] = stdout.split("\n");
        const isNew = JSON.parse(said).diagnostics.length === 0;
        const versions = new Set(lines.flatMap((line) => /^(old|new) \S+$/u.exec(line)?.[1] ?? []));
        expect([...versions], `${kilobytes} KB: ${said}`).toEqual([isNew ? "new" : "old"]);
        if (!isNew) expect(said).toContain("the disk is full");
        states.add(isNew ? "new" : "old");
        proof.count("full disks");
      }
      expect([...states].toSorted()).toEqual(["new", "old"]);
    },
  );
});

describe("something in the way", () => {
  const elsewhere = join(home, "elsewhere");

  beforeAll(() => {
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "b.md"), "precious");
  });

  it.each<[string, string, (out: string) => void]>([
    [
      "a link out of the folder, in the place of a folder",
      "output-foreign",
      (out) => {
        rmSync(join(out, "docs"), { recursive: true });
        symlinkSync(elsewhere, join(out, "docs"));
      },
    ],
    [
      "a link out of the folder, in the place of a file",
      "output-foreign",
      (out) => {
        rmSync(join(out, "a.ts"));
        symlinkSync(join(elsewhere, "b.md"), join(out, "a.ts"));
      },
    ],
    ["a link beside our files", "output-foreign", (out) => symlinkSync(elsewhere, join(out, "docs/link"))],
    [
      "a link in the place of our working files",
      "output-foreign",
      (out) => symlinkSync(elsewhere, join(out, ".forthright")),
    ],
    ["somebody's file", "output-foreign", (out) => writeFileSync(join(out, "docs/mine.md"), "mine")],
    [
      "somebody's file where a new one is to be",
      "output-foreign",
      (out) => writeFileSync(join(out, "f.ts"), "mine"),
    ],
    ["somebody's folder where a new file is to be", "output-foreign", (out) => mkdirSync(join(out, "f.ts"))],
    ["an edited file", "output-edited", (out) => writeFileSync(join(out, "a.ts"), "edited")],
    [
      "an edited file that is to go",
      "output-edited",
      (out) => writeFileSync(join(out, "docs/gone/c.md"), "edited"),
    ],
    [
      "a manifest that is none",
      "output-edited",
      (out) => writeFileSync(join(out, "manifest.json"), "<<<<<<<"),
    ],
    [
      "a manifest that names a file outside",
      "output-edited",
      (out) => {
        const files = { "../beside.txt": "0".repeat(64) };
        writeFileSync(
          join(out, "manifest.json"),
          JSON.stringify({ forthright: 1, catalog: "x", source: "0", files }),
        );
      },
    ],
  ])("%s: nothing is written, here or elsewhere", async (_name, code, put) => {
    const out = copyOf(start);
    put(out);
    const before = tree(out);
    const { diagnostics, plan } = await writeOutput(folder(out), fresh);
    expect(diagnostics[0]?.code).toBe(code);
    expect(plan).toBeUndefined();
    expect(tree(out)).toEqual(before);
    expect(tree(elsewhere)).toEqual({ "b.md": "precious" });
    expect(readFileSync(join(out, "../beside.txt"), "utf8")).toBe("precious");
    proof.count("things in the way");
  });

  it.runIf(canMount)("a file system that is read-only: nothing is written, and the reason is said", () => {
    const out = copyOf(start);
    const script =
      'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" --no-warnings "$3" "$1" "$4" 0';
    const args = ["-rm", "sh", "-c", script, "sh", out, process.execPath, program, JSON.stringify(fresh)];
    const { stdout } = spawnSync("unshare", args, { encoding: "utf8" });
    expect(stdout).toContain("output-not-written");
    expect(stdout).toContain("the file system is read-only");
    expect(tree(out)).toEqual(contents(old));
    proof.count("read-only disks");
  });
});

describe("several runs at once", { timeout }, () => {
  it("leave the output of one of them, whole, and nothing of ours beside it", async () => {
    const versions = ["one", "two", "three", "four"].map((name) =>
      wanted(name, ["a.ts", "docs/b.md", `docs/${name}.md`]),
    );
    const out = copyOf(start);
    const ends = versions.map((files) => {
      const args = ["--no-warnings", program, out, JSON.stringify(files), "0"];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      return text(child.stdout);
    });
    for (const said of await Promise.all(ends)) expect(JSON.parse(said).diagnostics).toEqual([]);
    expect(versions.map((files) => JSON.stringify(sorted(contents(files))))).toContain(
      JSON.stringify(sorted(tree(out))),
    );
    proof.count("runs at once", versions.length);
  });
});
