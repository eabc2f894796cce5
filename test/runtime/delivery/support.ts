/** A person's files in a temporary directory, filled the way a host leaves them. */
import { randomBytes, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FlushJob } from "@forthright/runtime/delivery/job";
import { encodeMessage } from "@forthright/runtime/encode";
import { type Places, placesOf } from "@forthright/runtime/places";
import { formatHeader, segmentFile } from "@forthright/runtime/spool/format";

export interface Machine {
  readonly home: string;
  readonly places: Places;
  job(endpoint: string, more?: Partial<FlushJob>): FlushJob;
  settings(settings: Readonly<Record<string, unknown>>): void;
  /** Writes one segment and returns the message ids. */
  spool(endpoint: string, count: number, more?: SpoolOptions): string[];
  /** Messages that still wait, by id, over all segments, whether or not they were sent. */
  segments(): string[];
  /** As if so much time had passed that every pause is over. */
  pausesEnd(): void;
  remove(): void;
}

export interface SpoolOptions {
  readonly pid?: number;
  readonly start?: number;
  readonly destination?: string;
  readonly writeKey?: string;
  /** Put behind the messages as it is. */
  readonly tail?: string | Buffer;
  /** Bytes of the one property. */
  readonly size?: number;
}

export const OPT_OUT = { model: "opt-out", scope: "global", ci: false } as const;
export const OPT_IN = { ...OPT_OUT, model: "opt-in" } as const;

/** A machine whose person has opted in. */
export function machine(): Machine {
  const home = mkdtempSync(join(tmpdir(), "forthright-"));
  const places = placesOf("linux", {}, home, "demo");
  mkdirSync(places.state, { recursive: true, mode: 0o700 });
  const made: Machine = {
    home,
    places,
    job: (endpoint, more = {}) => ({
      format: 1,
      places,
      consent: { product: "demo", rules: OPT_OUT, projectDirectory: home, answered: false },
      targets: [{ destination: "segment", endpoint }],
      minIntervalMs: 0,
      ...more,
    }),
    settings: (settings) => {
      mkdirSync(join(places.settings, ".."), { recursive: true });
      writeFileSync(places.settings, JSON.stringify({ forthright: 1, ...settings }));
    },
    spool: (endpoint, count, more) => spool(places, endpoint, count, more),
    segments: () => segmentsOf(places),
    pausesEnd: () => pausesEnd(places),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
  made.settings({ decision: "opt-in" });
  return made;
}

function spool(places: Places, endpoint: string, count: number, more: SpoolOptions = {}): string[] {
  const { destination = "segment", pid = 0, start = Date.now(), writeKey = "key" } = more;
  const ids = Array.from({ length: count }, () => randomUUID());
  const header = formatHeader({
    forthright: 1,
    destination,
    adapter: "segment",
    endpoint,
    writeKey,
    catalog: "sha256-0",
  });
  const lines = ids.map((id, index) => `${message(id, index, more.size)}\n`);
  mkdirSync(join(places.spool, destination), { recursive: true });
  const file = join(
    places.spool,
    destination,
    segmentFile({ start, pid, tag: randomBytes(4).toString("hex") }),
  );
  writeFileSync(file, Buffer.concat([Buffer.from(header + lines.join("")), Buffer.from(more.tail ?? "")]));
  return ids;
}

/** One encoded message. */
export function message(messageId: string = randomUUID(), index = 0, size = 0): string {
  const properties = size === 0 ? { index } : { index, text: "x".repeat(size) };
  const record = { name: "Thing done", messageId, timestamp: new Date().toISOString(), properties };
  return encodeMessage("segment", { catalog: "sha256-0", metadata: [] }, record);
}

function segmentsOf(places: Places): string[] {
  if (!existsSync(places.spool)) return [];
  return readdirSync(places.spool, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ndjson"));
}

function pausesEnd(places: Places): void {
  const state = JSON.parse(readFileSync(places.deliveryState, "utf8"));
  for (const target of Object.values<{ notBefore: string }>(state.targets)) {
    target.notBefore = new Date(Date.now() - 1).toISOString();
  }
  writeFileSync(places.deliveryState, JSON.stringify({ ...state, last: new Date(0).toISOString() }));
}

/** Complete lines of the ledger, as values. */
export function ledger(
  places: Places,
): { outcome: string; status?: number; error?: string; messages: unknown[] }[] {
  if (!existsSync(places.ledger)) return [];
  const lines = readFileSync(places.ledger, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
