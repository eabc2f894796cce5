/** Off is inert: for each source of “off” alone and for each pair, nothing is written, sent, started or probed. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordSuite } from "../proof/record.ts";
import { type Collector, startCollector } from "../support/collector.ts";
import { flushersBelow, flushersEnd, makePerson, makeRoot, type Person, removeRoot, run } from "./person.ts";
import { HAS_NAMESPACES, HAS_STRACE, type Trace, trace } from "./trace.ts";

const HOST = fileURLToPath(new URL("./off-host.ts", import.meta.url));
const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** What one source adds to a run in which sending is on. */
interface Off {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, unknown>>;
  /** A file below the home directory: path and text. */
  readonly file?: readonly [path: string, text: string];
  /** A script that fills /etc. */
  readonly etc?: string;
  /** Decides before any file is looked at. */
  readonly early?: true;
}

const SETTINGS = ".config/zenml/telemetry.json";
const told = '{"catalog":"sha256-0","version":"0.23.0","at":"2026-01-01T00:00:00.000Z"}';
const ADMINISTRATOR = `mkdir /etc/zenml && echo '{"enabled":false}' > /etc/zenml/telemetry.json`;

const SOURCES: readonly Off[] = [
  { name: "no write key", options: { writeKey: undefined }, early: true },
  { name: "the host's option", options: { enabled: false }, early: true },
  { name: "DO_NOT_TRACK", env: { DO_NOT_TRACK: "1" }, early: true },
  { name: "…_DISABLED", env: { ZENML_TELEMETRY_DISABLED: "1" }, early: true },
  { name: "…=off", env: { ZENML_TELEMETRY: "off" }, early: true },
  { name: "…=rubbish", env: { ZENML_TELEMETRY: "yes please" }, early: true },
  { name: "a bad address", env: { ZENML_TELEMETRY_ENDPOINT: "http://example.invalid/" }, early: true },
  ...(HAS_NAMESPACES ? [{ name: "the administrator", etc: ADMINISTRATOR }] : []),
  { name: "the project", file: [".zenml-telemetry.json", '{"enabled":false}'] },
  { name: "opted out", file: [SETTINGS, '{"forthright":1,"decision":"opt-out"}'] },
  { name: "damaged settings", file: [SETTINGS, '{"forthright":1,"decision":'] },
  { name: "settings of the future", file: [SETTINGS, '{"forthright":2,"decision":"opt-in"}'] },
  {
    name: "a build service",
    env: { ZENML_TELEMETRY: "", CI: "true" },
    file: [SETTINGS, `{"forthright":1,"told":${told}}`],
  },
  { name: "no terminal, undecided", env: { ZENML_TELEMETRY: "" } },
  { name: "no home", env: { HOME: "" } },
];

/** Two sources at once; none for two that are the same variable or file. */
function both(a: Off, b: Off): Off | undefined {
  const shares = Object.keys(a.env ?? {}).some((name) => name in (b.env ?? {}));
  if (shares || (a.file !== undefined && a.file[0] === b.file?.[0])) return undefined;
  // One file at a time is enough: settings and project file are read by the same code.
  if (a.file !== undefined && b.file !== undefined) return undefined;
  const file = a.file ?? b.file;
  const etc = a.etc ?? b.etc;
  return {
    name: `${a.name} + ${b.name}`,
    env: { ...a.env, ...b.env },
    options: { ...a.options, ...b.options },
    ...(file === undefined ? {} : { file }),
    ...(etc === undefined ? {} : { etc }),
    ...(a.early === true || b.early === true ? { early: true } : {}),
  };
}

const PAIRS = SOURCES.flatMap((a, index) => SOURCES.slice(index + 1).flatMap((b) => both(a, b) ?? []));
const CASES: readonly Off[] = [...SOURCES, ...PAIRS];

const proof = recordSuite("off");
proof.count("sources", SOURCES.length);
proof.count("pairs", PAIRS.length);
proof.count("traced", HAS_STRACE ? CASES.length : 0);

interface Seen {
  readonly person: Person;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly trace: Trace;
}

let root: string;
let collector: Collector;
let bare: Seen;
let seen: ReadonlyMap<string, Seen>;

async function runOne({ env = {}, options = {}, file, etc }: Off, host: string, name: string): Promise<Seen> {
  const person = makePerson(root, name, collector.endpoint);
  if (file !== undefined) {
    mkdirSync(join(person.home, file[0], ".."), { recursive: true });
    writeFileSync(join(person.home, file[0]), file[1]);
  }
  const before = snapshot(person.home);
  const someone = { ...person, env: { ...person.env, ...env } };
  const given = host === "none" ? "none" : JSON.stringify({ writeKey: "public-test-key", ...options });
  const command = [process.execPath, HOST, given];
  const traced = HAS_STRACE ? await trace(command, someone, etc) : await untraced(command, someone);
  return { person, before, after: snapshot(person.home), trace: traced };
}

async function untraced(command: readonly string[], person: Person): Promise<Trace> {
  const none = { looked: new Set<string>(), wrote: new Set<string>(), network: [], started: [] };
  return { ended: await run(command, person), ...none };
}

function snapshot(directory: string): readonly string[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return files
    .map((one) => {
      const path = join(one.parentPath, one.name);
      return one.isFile() ? `${path} ${readFileSync(path, "utf8")}` : path;
    })
    .sort();
}

beforeAll(async () => {
  root = makeRoot();
  collector = await startCollector();
  bare = await runOne({ name: "" }, "none", "bare");
  const found = new Map<string, Seen>();
  const waiting = CASES.map((one, index) => [one, index] as const);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      found.set(next[0].name, await runOne(next[0], "with", `case-${next[1]}`));
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  seen = found;
}, 180_000);

afterAll(async () => {
  await collector.close();
  removeRoot(root);
});

/** What the loader (in an empty /etc) and the JavaScript engine (now and then) look at by themselves. */
const ENGINE = /^\/(?:usr\/)?lib(?:64)?\/|^\/sys\/devices\/system\/cpu\//;

/** Where a client may look whose telemetry turns out to be off: its own modules, and the three files that decide. */
function mayLookAt(path: string, home: string, early: boolean): boolean {
  if (path.startsWith(REPOSITORY) || ENGINE.test(path)) return true;
  if (early) return false;
  if (path === "/etc/zenml/telemetry.json") return true;
  return path === join(home, SETTINGS) || path.endsWith("/.zenml-telemetry.json");
}

describe(HAS_STRACE ? "traced with strace" : "by snapshots and a listener (strace is not installed)", () => {
  it.each(CASES)("$name", ({ name, early = false }) => {
    const one = seen.get(name);
    if (one === undefined) throw new Error("did not run");
    const { ended, looked, wrote, network, started } = one.trace;
    expect(ended).toMatchObject({ code: 0, signal: null, stdout: bare.trace.ended.stdout, stderr: "" });
    expect(ended.stdout).toBe("[]");
    expect(one.after).toEqual(one.before);
    expect([...wrote].filter((call) => !bare.trace.wrote.has(call))).toEqual([]);
    expect({ network, started }).toEqual({ network: bare.trace.network, started: bare.trace.started });
    const extra = [...looked].filter((path) => !bare.trace.looked.has(path));
    expect(extra.filter((path) => !mayLookAt(path, one.person.home, early))).toEqual([]);
  });

  it("no connection came in, and no process was left", () => {
    expect(collector.connections()).toBe(0);
    expect(flushersBelow(root)).toEqual([]);
  });

  it("the same run without an “off” does write, start and connect", async () => {
    const { trace: traced, before, after, person } = await runOne({ name: "on" }, "with", "on");
    expect(after.length).toBeGreaterThan(before.length);
    expect(await flushersEnd(root, 15_000)).toEqual([]);
    expect(collector.connections()).toBe(1);
    if (HAS_STRACE) {
      expect([...traced.wrote].some((call) => call.includes(person.places.spool))).toBe(true);
      expect(traced.looked.has("/etc/os-release")).toBe(true);
      expect(traced.started.length).toBeGreaterThan(bare.trace.started.length);
    }
  });
});
