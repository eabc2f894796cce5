/** Which ids left this machine, and to whom: read from the ledger, which keeps every request. */
import { adapterOf } from "../adapters/adapters.ts";
import type { CatalogBinding } from "../contract.ts";
import { readLedger } from "../delivery/records.ts";
import type { Places } from "../places.ts";

/** A recipient that may hold events under an id. */
export interface Received {
  /** Id of the destination. */
  readonly destination: string;
  readonly installationId: string;
}

/** Errors after which nothing can have arrived: there was no connection. */
const NEVER_ARRIVED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/**
 * Every pair of a destination and an installation id whose events it may have received, as far as the ledger goes
 * back. An answer that never came does not mean that nothing arrived.
 */
export function readReceived(binding: CatalogBinding, places: Places): readonly Received[] {
  const found = new Map<string, Received>();
  for (const line of readLedger(places)) {
    for (const one of receivedIn(binding, line)) found.set(JSON.stringify(one), one);
  }
  return [...found.values()];
}

/** Where events carry the installation id; undefined: they do not. */
export function identityPath({ metadata }: CatalogBinding): string | undefined {
  return metadata.find(({ source }) => source === "installation-id")?.path;
}

function receivedIn(binding: CatalogBinding, line: string): readonly Received[] {
  const entry = parse(line);
  const destination = binding.destinations.find(({ id }) => id === entry?.["destination"]);
  const path = identityPath(binding);
  if (entry === undefined || destination === undefined || path === undefined) return [];
  if (entry["status"] === undefined && NEVER_ARRIVED.has(String(entry["error"]))) return [];
  const place = (adapterOf(destination.adapter)?.place(path) ?? path).split(".");
  const messages: readonly unknown[] = Array.isArray(entry["messages"]) ? entry["messages"] : [];
  return messages.flatMap((message) => {
    const id = place.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), message);
    return typeof id === "string" ? [{ destination: destination.id, installationId: id }] : [];
  });
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
