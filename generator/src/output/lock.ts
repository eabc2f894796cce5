/** One writer at a time in one output folder. A writer that was killed does not lock out the next one. */
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { WORK } from "./disk.ts";

/** A run writes for well under a second; what is older than this was left behind. */
const STALE_MS = 60_000;
const WAIT_MS = 10_000;
const STEP_MS = 25;

/** Takes the lock, waiting for another run to end; returns the function that releases it, or undefined in vain. */
export async function lock(folder: string): Promise<(() => void) | undefined> {
  const file = join(folder, WORK, "lock");
  const mine = `${process.pid} ${crypto.randomUUID()}\n`;
  for (let waited = 0; waited <= WAIT_MS; waited += STEP_MS) {
    makeFolder(join(folder, WORK));
    if (take(file, mine)) return () => release(folder, file);
    removeIfStale(file);
    await new Promise((done) => setTimeout(done, STEP_MS));
  }
  return undefined;
}

/** Not with `recursive`: with it Node says ENOENT of a file system that is read-only. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  }
}

/** The folder of working files goes too, unless another run has already put its lock into it. */
function release(folder: string, file: string): void {
  rmSync(file, { force: true });
  const work = join(folder, WORK);
  try {
    for (const name of readdirSync(work)) if (isLeftOver(name)) rmSync(join(work, name), { force: true });
    rmdirSync(work);
  } catch {
    // Not empty.
  }
}

/** A file of the lock's own making, of a run that was killed while it had one. */
function isLeftOver(name: string): boolean {
  const pid = /^lock-(\d+)$/u.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

/** The lock gets its name when it has its content: a run that is killed in between leaves no lock without an owner. */
function take(file: string, mine: string): boolean {
  const own = `${file}-${process.pid}`;
  try {
    rmSync(own, { force: true });
    writeFileSync(own, mine, { flag: "wx" });
    linkOrWrite(own, file, mine);
    return true;
  } catch (error) {
    // ENOENT: another run has just ended and removed the folder of working files.
    if (isCode(error, "EEXIST") || isCode(error, "ENOENT")) return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Not every file system has links. */
function linkOrWrite(own: string, file: string, mine: string): void {
  try {
    linkSync(own, file);
  } catch (error) {
    if (isCode(error, "EEXIST") || isCode(error, "ENOENT")) throw error;
    writeFileSync(file, mine, { flag: "wx" });
  }
}

/**
 * Moves a dead owner's lock aside. Two runs may both find it dead and one may then move the other's new lock, so what
 * was moved is looked at again and put back if it is not the dead one.
 */
function removeIfStale(file: string): void {
  const owner = read(file);
  if (owner === undefined || !isStale(file, owner)) return;
  const aside = `${file}-${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== owner) linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, "ENOENT") && !isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isStale(file: string, owner: string): boolean {
  const pid = Number.parseInt(owner, 10);
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  // An empty file was taken by somebody who has not written the number yet, or never will.
  return age > STALE_MS || (Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, "ESRCH");
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
