/** Runs something again whenever one of its files changes, until the process is asked to end. */
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Editors write a file in several steps; what follows this soon belongs to the same change. */
const QUIET_MS = 30;

/**
 * Watches the files' folders, not the files: many editors write a new file and rename it over the old one. Where a
 * catalogue has several files, any YAML file that appears in one of the folders may belong to it. `files` is asked
 * again after each run. Runs never overlap. Resolves on SIGINT or SIGTERM, after the run that is under way.
 */
export function watchFiles(files: () => readonly string[], run: () => Promise<unknown>): Promise<void> {
  return new Promise((done, fail) => {
    let timer: NodeJS.Timeout | undefined;
    let running: Promise<unknown> = Promise.resolve();
    const watchers = new Map<string, FSWatcher>();
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(run).then(adjust);
        running.catch(end);
      }, QUIET_MS);
    };
    const adjust = (): void => watchFolders(watchers, files, changed, end);
    const end = (error?: unknown): void => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
      if (error === undefined) running.then(() => done(), fail);
      else fail(error);
    };
    const stop = (): void => end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
    adjust();
  });
}

/** Brings the watchers to the folders of the files as they are now. */
function watchFolders(
  watchers: Map<string, FSWatcher>,
  files: () => readonly string[],
  changed: () => void,
  failed: (error: unknown) => void,
): void {
  const wanted = new Set(files().map((file) => dirname(resolve(file))));
  for (const [folder, watcher] of watchers) {
    if (wanted.has(folder)) continue;
    watcher.close();
    watchers.delete(folder);
  }
  for (const folder of wanted) {
    if (watchers.has(folder)) continue;
    const watcher = watch(folder, (_event, name) => {
      // Some systems do not say which file it was.
      if (name === null || belongs(join(folder, name), files())) changed();
    });
    watcher.on("error", failed);
    watchers.set(folder, watcher);
  }
}

/** One of the files; a part that a pattern may include; or an overlay, which may have just been begun. */
function belongs(path: string, files: readonly string[]): boolean {
  const [catalog = ""] = files;
  const isYaml = /\.ya?ml$/.test(path);
  const isOverlay = basename(path).startsWith(`${basename(catalog).replace(/\.ya?ml$/, "")}.`);
  return files.some((file) => resolve(file) === path) || (isYaml && (files.length > 1 || isOverlay));
}
