/** What the scripts share: running a program of the project, and what has to be compiled before tests can run. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root: string = fileURLToPath(new URL("..", import.meta.url));

/** Runs a program in the repository with its output shown. Returns its exit code; 1 if it could not be started. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const outcome = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  return outcome.status ?? 1;
}

/** Compiles what the end-to-end tests run. Ends this process if that fails. */
export function compile(): void {
  for (const [program, ...args] of [
    ["tsc", "-b"],
    ["node", "scripts/bundle-runtime.ts"],
  ] as const) {
    const status = run(program, args);
    if (status !== 0) process.exit(status);
  }
}
