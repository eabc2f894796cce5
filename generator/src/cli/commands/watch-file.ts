/** Runs something again whenever a file changes, until the process is asked to end. */
import { watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";

/** Editors write a file in several steps; what follows this soon belongs to the same change. */
const QUIET_MS = 100;

/**
 * Watches the file's folder, not the file: many editors write a new file and rename it over the old one. Runs never
 * overlap. Resolves on SIGINT or SIGTERM, after the run that is under way.
 */
export function watchFile(file: string, run: () => Promise<unknown>): Promise<void> {
  const name = basename(file);
  return new Promise((done, fail) => {
    let timer: NodeJS.Timeout | undefined;
    let running: Promise<unknown> = Promise.resolve();
    const watcher = watch(dirname(resolve(file)), (_event, changed) => {
      // Some systems do not say which file it was.
      if (changed !== null && changed !== name) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(run);
        running.catch(end);
      }, QUIET_MS);
    });
    const end = (error?: unknown): void => {
      clearTimeout(timer);
      watcher.close();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
      if (error === undefined) running.then(() => done(), fail);
      else fail(error);
    };
    const stop = (): void => end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
    watcher.on("error", end);
  });
}
