/** The SDKs that are measured side by side: how each is loaded, used as its documentation says, and asked to finish. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";

export interface Peer {
  readonly name: string;
  /** Statement that imports it. */
  readonly load: string;
  /** Makes `client`; `endpoint` is the collector's origin. */
  readonly create: string;
  /** One event; `i` counts. */
  readonly track: string;
  /** The documented way to wait for delivery. */
  readonly flush: string;
  readonly size: InstallSize;
}

export interface InstallSize {
  /** Packages besides itself. */
  readonly dependencies: number;
  readonly files: number;
  readonly bytes: number;
}

interface LockEntry {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const bench = join(root, "bench");
const lock = JSON.parse(readFileSync(join(bench, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};

/** Everything that installing a package brings along, by the lock file. */
function installSize(name: string): InstallSize {
  const found = new Set<string>();
  const visit = (wanted: string, from: string): void => {
    const path = resolveIn(wanted, from);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    for (const next of Object.keys(lock.packages[path]?.dependencies ?? {})) visit(next, path);
  };
  visit(name, "");
  const files = [...found].flatMap((path) => filesOf(join(bench, path)));
  return { dependencies: found.size - 1, ...sum(files) };
}

/** As Node looks for it: nearest `node_modules` first. */
function resolveIn(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (path in lock.packages) return path;
    if (at === "") return undefined;
  }
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    if (one.name === "node_modules") return [];
    const path = join(folder, one.name);
    return one.isDirectory() ? filesOf(path) : [path];
  });
}

function sum(files: readonly string[]): { readonly files: number; readonly bytes: number } {
  return { files: files.length, bytes: files.reduce((bytes, file) => bytes + statSync(file).size, 0) };
}

/** What the packages publish: the generated SDK with catalogue and schemas, and the runtime's `dist`. */
function ownSize(): InstallSize {
  const generated = filesOf(join(root, "generated")).filter(
    (path) => !/\.(?:tsbuildinfo)$/.test(path) && !path.includes("/docs/"),
  );
  const runtime = filesOf(join(root, "runtime/dist")).filter((path) => !path.endsWith(".tsbuildinfo"));
  return { dependencies: 1, ...sum([...generated, ...runtime]) };
}

const version = (name: string): string => lock.packages[`node_modules/${name}`]?.version ?? "?";

const sdk = JSON.stringify(join(root, "generated/dist/index.js"));
const PROPERTIES = `{ total_steps: i, orchestrator: "kubeflow", schedule: false, store_type: "local" }`;

export const PEERS: readonly Peer[] = [
  {
    name: "Forthright (36 events)",
    load: `const lib = await import(${sdk});`,
    create: `const client = lib.createAnalytics({ writeKey: "bench", endpoint: endpoint + "/v1/batch" });`,
    track: `client.track(lib.RUN_PIPELINE, ${PROPERTIES});`,
    flush: "await client.flush({ timeoutMs: 30_000 });",
    size: ownSize(),
  },
  {
    name: `@segment/analytics-node ${version("@segment/analytics-node")}`,
    load: `const lib = await import("@segment/analytics-node");`,
    create: `const client = new lib.Analytics({ writeKey: "bench", host: endpoint });`,
    track: `client.track({ anonymousId: "bench", event: "Pipeline run", properties: ${PROPERTIES} });`,
    flush: "await client.closeAndFlush();",
    size: installSize("@segment/analytics-node"),
  },
  {
    name: `posthog-node ${version("posthog-node")}`,
    load: `const lib = await import("posthog-node");`,
    create: `const client = new lib.PostHog("bench", { host: endpoint });`,
    track: `client.capture({ distinctId: "bench", event: "Pipeline run", properties: ${PROPERTIES} });`,
    flush: "await client.shutdown();",
    size: installSize("posthog-node"),
  },
  {
    name: `@rudderstack/rudder-sdk-node ${version("@rudderstack/rudder-sdk-node")}`,
    load: `const lib = await import("@rudderstack/rudder-sdk-node");`,
    create: `const client = new lib.default("bench", { dataPlaneUrl: endpoint });`,
    track: `client.track({ anonymousId: "bench", event: "Pipeline run", properties: ${PROPERTIES} });`,
    flush: "await new Promise((resolve) => client.flush(resolve));",
    size: installSize("@rudderstack/rudder-sdk-node"),
  },
];
