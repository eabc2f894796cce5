/** Is a process of this machine still alive? */
import { readFileSync } from "node:fs";

/**
 * False only if there is surely no such process, or if it has ended and merely was not collected by its parent yet. A
 * process of another user counts as alive.
 */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
  return !(process.platform === "linux" && hasEnded(pid));
}

/** The state stands behind the command's name, which is in brackets and may itself hold brackets (proc(5)). */
function hasEnded(pid: number): boolean {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return /^\) [ZX]/.test(text.slice(text.lastIndexOf(")")));
  } catch {
    return false;
  }
}

/** Waits. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
