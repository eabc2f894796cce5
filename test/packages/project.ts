/** A project of somebody else, in a folder outside this repository, with an environment as a person has it. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Stranger {
  readonly folder: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs a line of a shell in the project and waits for its end; this process goes on answering meanwhile. */
  shell(line: string, env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Runs a program without a shell, blocking. */
  run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Ended;
  remove(): void;
}

/** `registry`: address of the one to install from. `node`: the executable that `node`, `npm` and `npx` shall run on. */
export function makeStranger(registry: string, node: string): Stranger {
  const base = mkdtempSync(join(realpathSync(tmpdir()), "forthright-stranger-"));
  const [folder, home] = [join(base, "project"), join(base, "home")];
  for (const path of [folder, home]) mkdirSync(path);
  const env = environment(registry, node, home);
  const run: Stranger["run"] = (program, args, more = {}) => {
    const ended = spawnSync(program, args, { cwd: folder, env: { ...env, ...more }, encoding: "utf8" });
    return { code: ended.status, out: ended.stdout, err: ended.stderr };
  };
  return {
    folder,
    home,
    env,
    run,
    shell: (line, more = {}) => shell(line, folder, { ...env, ...more }),
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/**
 * What a test runner and `npm run` put into the environment would reach the project's own npm, and the tools of this
 * repository would stand in its PATH.
 */
function environment(registry: string, node: string, home: string): NodeJS.ProcessEnv {
  const foreign =
    /^(?:npm_(?:package|lifecycle|execpath|node_execpath|command)|INIT_CWD|NODE(?!_EXTRA_CA_CERTS|_USE)|VITEST|TEST|PROD|DEV|MODE|BASE_URL|SSR|CI$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((one) => !one.includes("node_modules"));
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(node), ...path].join(delimiter),
    // npm keeps its cache and settings; programs keep theirs apart from the person's who runs the tests.
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_STATE_HOME: join(home, ".local/state"),
    COLUMNS: "80",
    NO_COLOR: "1",
    npm_config_registry: registry,
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    ASTRO_TELEMETRY_DISABLED: "1",
  };
}

function shell(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(line, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });
}
