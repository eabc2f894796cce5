/**
 * The two random values a machine may hold: the installation id, which is sent, and the salt, which never is. Each
 * stands alone in a file of mode 0600 and is made when it is first needed. However many processes start at once, all
 * of them come to hold the same value.
 */
import { linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { EXAMPLE_INSTALLATION_ID } from "../examples.ts";
import type { Places } from "../places.ts";
import { builtin, ensurePrivateDirectory, errorCode, randomId } from "../system.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SALT = /^[0-9a-f]{64}$/;
/** How often a value is read again after another process was faster. */
const ATTEMPTS = 5;

/** This machine's id as it is, or undefined. Reads only. */
export function readInstallationId(places: Places): string | undefined {
  return readValue(places.installationId, ID);
}

/** This machine's id; made now if there is none. Undefined if it can be neither read nor written. Never throws. */
export function ensureInstallationId(places: Places): string | undefined {
  return ensureValue(places, places.installationId, ID, randomId);
}

/** This machine's salt; made now if there is none. Undefined if it can be neither read nor written. Never throws. */
export function ensureSalt(places: Places): string | undefined {
  return ensureValue(places, places.salt, SALT, newSalt);
}

/** What a run knows of this machine's two values. */
export interface Identity {
  /** Undefined if there is none and none can be made. */
  readonly installationId: () => string | undefined;
  /** `transform: hash`: HMAC-SHA-256 under the salt, 64 hexadecimal digits; undefined if there is no salt. */
  readonly hash: (text: string) => string | undefined;
}

/** The identity of a run that may go on for days, while another process forgets it. */
export interface LastingIdentity extends Identity {
  /** Whether what this run has used so far is no longer what stands on disk. Lets go of it if so. */
  readonly hasChanged: () => boolean;
}

/** For a run that sends: makes what is missing when it is first asked for. */
export function lastingIdentity(places: Places): LastingIdentity {
  let id: string | undefined;
  let salt: string | undefined;
  return {
    installationId() {
      id = ensureInstallationId(places);
      return id;
    },
    hash(text) {
      salt ??= ensureSalt(places);
      return salt === undefined ? undefined : hashWith(salt, text);
    },
    hasChanged() {
      const isSame =
        (id === undefined || id === readInstallationId(places)) &&
        (salt === undefined || salt === readValue(places.salt, SALT));
      if (!isSame) [id, salt] = [undefined, undefined];
      return !isSame;
    },
  };
}

/** For a run that only shows: an example stands for a missing id, a salt of this run alone for a missing salt. */
export function readingIdentity(places: Places): Identity {
  let salt: string | undefined;
  return {
    installationId: () => readInstallationId(places) ?? EXAMPLE_INSTALLATION_ID,
    hash(text) {
      salt ??= readValue(places.salt, SALT) ?? newSalt();
      return hashWith(salt, text);
    },
  };
}

function newSalt(): string {
  return builtin("node:crypto").randomBytes(32).toString("hex");
}

function hashWith(salt: string, text: string): string {
  return builtin("node:crypto").createHmac("sha256", salt).update(text, "utf8").digest("hex");
}

/** Deletes id and salt. The next event that may be sent makes new ones. False if one could not be deleted. */
export function forgetIdentity(places: Places): boolean {
  try {
    rmSync(places.installationId, { force: true, recursive: true });
    rmSync(places.salt, { force: true, recursive: true });
    return true;
  } catch {
    return false;
  }
}

function readValue(path: string, shape: RegExp): string | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const text = readFileSync(path, "utf8").trim();
    return shape.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function ensureValue(places: Places, path: string, shape: RegExp, make: () => string): string | undefined {
  const known = readValue(path, shape);
  if (known !== undefined) return known;
  try {
    ensurePrivateDirectory(places.state);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      createOnce(path, make());
      const value = readValue(path, shape);
      if (value !== undefined) return value;
      setAside(path, shape);
    }
  } catch {
    // No place for it: the value is left out.
  }
  return undefined;
}

/** A link appears whole or not at all, and never over an existing file. */
function createOnce(path: string, value: string): void {
  const temporary = `${path}.${process.pid}-${randomId().slice(0, 8)}.tmp`;
  writeFileSync(temporary, `${value}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(temporary, path);
  } catch (error) {
    // File systems without links: exclusive creation, whose reader may have to look twice.
    if (errorCode(error) !== "EEXIST") createPlainly(path, value);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function createPlainly(path: string, value: string): void {
  try {
    writeFileSync(path, `${value}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/**
 * Takes a damaged value out of the way: it is never used, not even in part. Moved first and looked at again, because
 * another process may have repaired it in the meantime.
 */
function setAside(path: string, shape: RegExp): void {
  const aside = `${path}.${process.pid}-${Date.now()}.bad`;
  renameSync(path, aside);
  const repaired = readValue(aside, shape);
  if (repaired !== undefined) createOnce(path, repaired);
  rmSync(aside, { force: true, recursive: true });
}
