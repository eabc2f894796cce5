/** Reads the catalogue that another one is compared with: from a file, or from a commit of the file's repository. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { matchesGlob } from "../../source/glob.ts";
import type { IncludeReader } from "../../source/include-reader.ts";
import { MAX_FILE_BYTES } from "../../source/limits.ts";
import { type ReadResult, readSource } from "../../source/read.ts";
import { diskIncludes } from "../../source/read-includes.ts";
import { UsageError } from "../io.ts";

export interface Base {
  /** As the person named it: `HEAD`, `origin/main`, `old.yaml`. */
  readonly label: string;
  /** What diagnostics call its file: `HEAD:catalog.yaml`. */
  readonly file: string;
  readonly read: ReadResult;
  /** Finds and reads what it includes, in the same commit. */
  readonly includes: IncludeReader;
}

/**
 * Reads the base of `file`. A regular file of that name comes first, else it is a commit.
 * @throws UsageError if it is neither, if git is missing, or if the commit does not have the file.
 */
export function readBase(base: string, file: string): Base {
  if (statSync(base, { throwIfNoEntry: false })?.isFile() === true) {
    return { label: base, file: base, read: readSource(base), includes: diskIncludes(base) };
  }
  if (!/^[^\s:\p{Cc}-][^\s:\p{Cc}]*$/u.test(base)) {
    throw new UsageError(`\`${base}\` is neither a file nor the name of a commit, a branch or a tag`);
  }
  const folder = dirname(resolve(file));
  const commit = commitOf(base, folder);
  const text = textIn(commit, base, file, folder);
  const name = `${base}:${file}`;
  const read = { text, diagnostics: [], sources: new Map([[name, text]]) };
  return { label: base, file: name, read, includes: committedIncludes(commit, basename(file), folder) };
}

/** Included files of a commit. Links are no files there: what they lead to is not part of the commit. */
function committedIncludes(commit: string, own: string, folder: string): IncludeReader {
  let listed: readonly string[] | undefined;
  return {
    own,
    find(below, pattern) {
      listed ??= filesOf(commit, folder);
      const whole = below === "" ? pattern : `${below}/${pattern}`;
      return listed.filter((path) => matchesGlob(whole, path));
    },
    read(path, name) {
      const text = textOf(git(["cat-file", "blob", `${commit}:./${path}`], folder));
      if (text !== undefined) return { text, diagnostics: [], sources: new Map([[name, text]]) };
      const message = `${name} cannot be read as UTF-8 text`;
      return {
        diagnostics: [diagnostic("file-not-readable", { message, file: name })],
        sources: new Map(),
      };
    },
  };
}

function filesOf(commit: string, folder: string): readonly string[] {
  const found = git(["ls-tree", "-r", "-z", commit, "--", "."], folder);
  const lines = found.ok ? found.out.toString("utf8").split("\0") : [];
  return lines.filter((line) => line.startsWith("100")).map((line) => line.slice(line.indexOf("\t") + 1));
}

function textOf(found: GitResult): string | undefined {
  try {
    return found.ok
      ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(found.out)
      : undefined;
  } catch {
    return undefined;
  }
}

function commitOf(ref: string, folder: string): string {
  const found = git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], folder);
  if (found.ok) return found.out.toString("utf8").trim();
  const inside = git(["rev-parse", "--git-dir"], folder);
  if (!inside.ok) {
    const said = inside.said === "" ? "" : ` (${inside.said})`;
    throw new UsageError(
      `${folder} is not in a git repository${said}; name a file to compare with: --base old.yaml`,
    );
  }
  throw new UsageError(
    `there is no file \`${ref}\`, and no commit, branch or tag of that name; a shallow clone may lack it`,
  );
}

function textIn(commit: string, ref: string, file: string, folder: string): string {
  // `./` makes the path relative to the folder; `cat-file` gives the bytes as they were committed.
  const found = git(["cat-file", "blob", `${commit}:./${basename(file)}`], folder);
  if (!found.ok) {
    const reason = found.tooLarge ? `is larger than ${MAX_FILE_BYTES} bytes in` : "does not exist in";
    throw new UsageError(`${file} ${reason} ${ref} (${commit.slice(0, 10)}); choose another --base`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(found.out);
  } catch {
    throw new UsageError(
      `${file} is not valid UTF-8 in ${ref} (${commit.slice(0, 10)}); choose another --base`,
    );
  }
}

type GitResult =
  | { readonly ok: true; readonly out: Buffer }
  | { readonly ok: false; readonly said: string; readonly tooLarge: boolean };

/** Runs git without a shell. */
function git(args: readonly string[], folder: string): GitResult {
  try {
    const out = execFileSync("git", args, {
      cwd: folder,
      maxBuffer: MAX_FILE_BYTES + 1,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
    return { ok: true, out };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "code" in error ? error.code : undefined;
    if (code === "ENOENT") {
      throw new UsageError("git is not installed, or not on the PATH; name a file: --base old.yaml");
    }
    const stderr = "stderr" in error && error.stderr instanceof Uint8Array ? error.stderr : new Uint8Array();
    const [said = ""] = Buffer.from(stderr).toString("utf8").split("\n", 1);
    return { ok: false, said, tooLarge: code === "ENOBUFS" };
  }
}
