/** Where the runtime keeps things, per system (DESIGN 6). Pure: the caller gives platform, environment and home. */

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Absolute paths; `projectFileName` is a file name. */
export interface Places {
  /** The person's decision: the only file that outlives `forget`. */
  readonly settings: string;
  /** The administrator's file. */
  readonly administrator: string;
  /** Looked up in the working directory and its parents. */
  readonly projectFileName: string;
  /** Directory of everything below. */
  readonly state: string;
  readonly installationId: string;
  /** Random text that `transform: hash` mixes in; never sent. */
  readonly salt: string;
  /** Directory with one directory for each destination. */
  readonly spool: string;
  readonly ledger: string;
  readonly deliveryState: string;
  readonly lock: string;
  /** Directory of what a server refused. */
  readonly quarantine: string;
  readonly drops: string;
}

/** The person's home directory by the environment alone; undefined where none is set: nothing can be kept then. */
export function homeOf(platform: string, env: Environment): string | undefined {
  const home = platform === "win32" ? env["USERPROFILE"] : env["HOME"];
  return isAbsolutePath(platform, home) ? home : undefined;
}

/**
 * All paths of one product.
 *
 * @param platform as `process.platform` gives it
 * @param home the person's home directory, absolute
 * @param product the product's id, a slug
 */
export function placesOf(platform: string, env: Environment, home: string, product: string): Places {
  const roots = rootsOf(platform, env, home);
  const join = (...parts: readonly string[]): string => parts.join(platform === "win32" ? "\\" : "/");
  const state = join(roots.state, product, "telemetry");
  return {
    settings: join(roots.settings, product, "telemetry.json"),
    administrator: join(roots.administrator, product, "telemetry.json"),
    projectFileName: projectFileName(product),
    state,
    installationId: join(state, "installation-id"),
    salt: join(state, "salt"),
    spool: join(state, "spool"),
    ledger: join(state, "ledger.ndjson"),
    deliveryState: join(state, "delivery.json"),
    lock: join(state, "delivery.lock"),
    quarantine: join(state, "quarantine"),
    drops: join(state, "drops.ndjson"),
  };
}

/** Name of the file by which a project switches telemetry off for work inside it. */
export function projectFileName(product: string): string {
  return `.${product}-telemetry.json`;
}

/** Prefix of the product's environment variables: `ZENML_TELEMETRY` for `zenml`. */
export function variableName(product: string): string {
  return `${product.toUpperCase().replaceAll("-", "_")}_TELEMETRY`;
}

interface Roots {
  readonly settings: string;
  readonly state: string;
  readonly administrator: string;
}

function rootsOf(platform: string, env: Environment, home: string): Roots {
  const given = (name: string, fallback: string): string => {
    const value = env[name];
    return isAbsolutePath(platform, value) ? trimEnd(value) : fallback;
  };
  if (platform === "win32") {
    return {
      settings: given("APPDATA", `${trimEnd(home)}\\AppData\\Roaming`),
      state: given("LOCALAPPDATA", `${trimEnd(home)}\\AppData\\Local`),
      administrator: given("ProgramData", "C:\\ProgramData"),
    };
  }
  if (platform === "darwin") {
    const support = `${trimEnd(home)}/Library/Application Support`;
    return { settings: support, state: support, administrator: "/Library/Application Support" };
  }
  return {
    settings: given("XDG_CONFIG_HOME", `${trimEnd(home)}/.config`),
    state: given("XDG_STATE_HOME", `${trimEnd(home)}/.local/state`),
    administrator: "/etc",
  };
}

/** Relative paths in these variables are invalid (XDG Base Directory specification) and are ignored. */
function isAbsolutePath(platform: string, path: string | undefined): path is string {
  if (path === undefined || path.includes("\0")) return false;
  return platform === "win32" ? /^[A-Za-z]:[\\/]|^\\\\/.test(path) : path.startsWith("/");
}

function trimEnd(path: string): string {
  return path.replace(/[\\/]+$/, "");
}
