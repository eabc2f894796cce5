/** CPU time and memory of a command with all the processes that it starts. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface TreeCost {
  /** User + system seconds of the command and of every process that it waited for. */
  readonly cpu: number;
  /** Wall seconds. */
  readonly wall: number;
  /** Most resident memory of all of them together in bytes, looked at ten times a second; undefined off Linux. */
  readonly memory: number | undefined;
}

/** Runs a command to its end. Throws with its last words when it fails. */
export async function costOf(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<TreeCost> {
  const quoted = command.map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(" ");
  const script = `TIMEFORMAT='CPU %U %S'; time ${quoted} 2>&1`;
  const child = spawn("bash", ["-c", script], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const began = performance.now();
  let said = "";
  let told = "";
  let memory: number | undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4000);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  const look = setInterval(() => {
    const now = treeMemory(child.pid);
    if (now !== undefined) memory = Math.max(memory ?? 0, now);
  }, 100);
  const code = await new Promise((resolve) => {
    child.on("close", resolve);
  });
  clearInterval(look);
  const match = /CPU (\S+) (\S+)/.exec(told);
  if (code !== 0 || match === null)
    throw new Error(`${command.join(" ")} ended with ${String(code)}:\n${said}`);
  return { cpu: Number(match[1]) + Number(match[2]), wall: (performance.now() - began) / 1000, memory };
}

/** Resident bytes of a process and of all below it. */
function treeMemory(root: number | undefined): number | undefined {
  if (root === undefined || process.platform !== "linux") return undefined;
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + residentBytes(pid), 0);
}

/** A process may end between two looks. */
function parentOf(pid: string): number | undefined {
  try {
    // `4711 (name that may hold brackets) S 1 …`
    const after = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/su, "");
    return Number(after.trim().split(" ")[1]);
  } catch {
    return undefined;
  }
}

function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
