/** What has to happen on the disk so that it holds the wanted files and no others of ours. Pure. */

import type { Disk, DiskFile } from "./disk.ts";
import { hashOf, MANIFEST, sha256 } from "./manifest.ts";
import type { WantedFile } from "./wanted-file.ts";

export interface Change {
  readonly kind: "create" | "update" | "delete";
  readonly path: string;
  /** Absent for a deletion. */
  readonly content?: string;
}

/** Something in the folder that we did not put there, or that somebody changed since. */
export interface Conflict {
  readonly kind: "foreign" | "edited" | "manifest";
  readonly path: string;
}

export interface Plan {
  /** The manifest comes last. Deletions come before it. */
  readonly changes: readonly Change[];
  readonly unchanged: number;
  /** With any, nothing may be written. Sorted by path. */
  readonly conflicts: readonly Conflict[];
}

export function plan(wanted: readonly WantedFile[], disk: Disk): Plan {
  const paths = new Set(wanted.map((file) => file.path));
  const leftovers = [...disk.files].filter(([path]) => !paths.has(path));
  const changes = wanted.flatMap((file) => changeOf(file, disk));
  const deletions = leftovers.map(([path]): Change => ({ kind: "delete", path }));
  const all = [
    ...changes.filter(({ path }) => path !== MANIFEST),
    ...deletions,
    ...changes.filter(({ path }) => path === MANIFEST),
  ];
  return { changes: all, unchanged: wanted.length - changes.length, conflicts: conflicts(all, disk) };
}

/** Whether the bytes are those of the content. */
export function holds(file: DiskFile, wanted: WantedFile): boolean {
  return file.sha256 === hashOf(wanted);
}

/** Whether a file is as we wrote it, or differs only in line ends that a checkout has changed. */
export function isAsWritten(path: string, file: DiskFile, disk: Disk): boolean {
  if (disk.manifest === "absent" || disk.manifest === "unreadable") return false;
  const written = disk.manifest.files.get(path);
  if (written === undefined) return path === MANIFEST;
  return file.sha256 === written || sha256(withoutCarriageReturns(file)) === written;
}

export function withoutCarriageReturns({ bytes }: DiskFile): string {
  return bytes.toString("utf8").replaceAll("\r\n", "\n");
}

function changeOf(file: WantedFile, disk: Disk): readonly Change[] {
  const found = disk.files.get(file.path);
  const { path } = file;
  if (found === undefined) return [{ kind: "create", path, content: file.content }];
  return holds(found, file) ? [] : [{ kind: "update", path, content: file.content }];
}

function conflicts(changes: readonly Change[], disk: Disk): readonly Conflict[] {
  if (disk.manifest === "unreadable") return [{ kind: "manifest", path: MANIFEST }];
  const inTheWay = changes
    .filter(({ kind, path }) => kind === "create" && disk.folders.has(path))
    .map(({ path }): Conflict => ({ kind: "foreign", path }));
  const others = [...disk.others].map((path): Conflict => ({ kind: "foreign", path }));
  const files = changes.flatMap(({ path }): readonly Conflict[] => {
    const file = disk.files.get(path);
    if (file === undefined || isAsWritten(path, file, disk)) return [];
    const listed =
      disk.manifest !== "absent" && disk.manifest !== "unreadable" && disk.manifest.files.has(path);
    return [{ kind: listed ? "edited" : "foreign", path }];
  });
  return [...inTheWay, ...others, ...files].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
