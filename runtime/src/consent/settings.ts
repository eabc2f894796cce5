/**
 * Reading the files that decide about sending. A file that cannot be read and understood completely counts as “off”
 * and is left as it is: a damaged file must never switch sending on.
 */
import { constants, lstatSync, readFileSync } from "node:fs";
import { SETTINGS_BYTES } from "../limits.ts";
import { errorCode } from "../system.ts";

/** What is known of a file that should hold one JSON object. */
export type ObjectFile =
  | { readonly kind: "missing" }
  | { readonly kind: "object"; readonly value: Readonly<Record<string, unknown>> }
  /** `problem` completes the sentence “The file …”: “is not valid JSON”. */
  | { readonly kind: "unusable"; readonly problem: string };

/** Which catalogue and product version the person was told of. */
export interface Told {
  readonly catalog: string;
  readonly version: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A separate consent, or its withdrawal. */
export interface Grant {
  readonly granted: boolean;
  /** ISO 8601. */
  readonly at: string;
  /** What the consent is about: an e-mail address. */
  readonly value?: string;
}

/** The person's settings, format 1. */
export interface Settings {
  readonly decision?: "opt-out" | "opt-in";
  /** ISO 8601. */
  readonly decided?: string;
  readonly told?: Told;
  readonly purposes: ReadonlyMap<string, Grant>;
}

export type SettingsRead =
  | { readonly kind: "missing" }
  | {
      readonly kind: "settings";
      readonly settings: Settings;
      readonly raw: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "unusable"; readonly problem: string };

/** Version of the settings file that this runtime writes and understands. */
export const SETTINGS_FORMAT = 1;

/** Reads the person's settings file. */
export function readSettings(path: string): SettingsRead {
  const file = readObjectFile(path);
  return file.kind === "object" ? parseSettings(file.value) : file;
}

/** Reads a small regular file that holds one JSON object. Never throws. */
export function readObjectFile(path: string): ObjectFile {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return { kind: "missing" };
    if (found.isSymbolicLink()) return unusable("is a link");
    if (!found.isFile()) return unusable("is not a regular file");
    if (found.size > SETTINGS_BYTES) return unusable("is too large");
    const text = readFileSync(path, { encoding: "utf8", flag: READ_FLAGS });
    return parseObject(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return unusable(`cannot be read (${errorCode(error)})`);
  }
}

/** Never follows a link and never waits for the other end of a pipe; 0 where the system has no such flag. */
const READ_FLAGS: number = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function parseObject(text: string): ObjectFile {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { kind: "object", value } : unusable("does not hold a JSON object");
  } catch {
    return unusable("is not valid JSON");
  }
}

function parseSettings(raw: Readonly<Record<string, unknown>>): SettingsRead {
  const { forthright, decision, decided, told, purposes } = raw;
  if (forthright !== SETTINGS_FORMAT) {
    return unusable(
      typeof forthright === "number" ? `has the unknown format ${forthright}` : "names no format",
    );
  }
  if (decision !== undefined && decision !== "opt-out" && decision !== "opt-in")
    return unusable("holds an unknown decision");
  if (decided !== undefined && typeof decided !== "string")
    return unusable("holds an unknown time of decision");
  if (told !== undefined && !isTold(told)) return unusable("does not say what you were told of");
  const grants = parseGrants(purposes);
  if (grants === undefined) return unusable("holds an unknown form of separate consent");
  const settings: Settings = {
    ...(decision === undefined ? {} : { decision }),
    ...(decided === undefined ? {} : { decided }),
    ...(told === undefined ? {} : { told }),
    purposes: grants,
  };
  return { kind: "settings", settings, raw };
}

function parseGrants(purposes: unknown): ReadonlyMap<string, Grant> | undefined {
  if (purposes === undefined) return new Map();
  if (!isRecord(purposes)) return undefined;
  const entries = Object.entries(purposes);
  return entries.every((entry): entry is [string, Grant] => isGrant(entry[1])) ? new Map(entries) : undefined;
}

function isTold(value: unknown): value is Told {
  if (!isRecord(value)) return false;
  return [value["catalog"], value["version"], value["at"]].every((part) => typeof part === "string");
}

function isGrant(value: unknown): value is Grant {
  if (!isRecord(value)) return false;
  const { granted, at, value: about } = value;
  return (
    typeof granted === "boolean" &&
    typeof at === "string" &&
    (about === undefined || typeof about === "string")
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unusable(problem: string): { readonly kind: "unusable"; readonly problem: string } {
  return { kind: "unusable", problem };
}
