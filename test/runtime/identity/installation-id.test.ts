import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import {
  ensureInstallationId,
  ensureSalt,
  forgetIdentity,
  lastingIdentity,
  readInstallationId,
  readingIdentity,
} from "@forthright/runtime/identity/installation-id";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Machine, machine } from "../machine.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let box: Machine;
beforeEach(() => {
  box = machine();
});
afterEach(() => box.remove());

describe("the installation id", () => {
  it("is a random UUID, made once, in a file of mode 0600", () => {
    const id = ensureInstallationId(box.places);
    expect(id).toMatch(UUID);
    expect(ensureInstallationId(box.places)).toBe(id);
    expect(readInstallationId(box.places)).toBe(id);
    expect(statSync(box.places.installationId).mode & 0o777).toBe(0o600);
    expect(readdirSync(box.places.state)).toEqual(["installation-id"]);
  });

  it("is not made by reading", () => {
    expect(readInstallationId(box.places)).toBeUndefined();
    expect(readingIdentity(box.places).installationId()).toBe("00000000-0000-4000-8000-000000000000");
    expect(box.snapshot()).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["a name", "alice@laptop"],
    ["a UUID of another kind", "11111111-1111-1111-8111-111111111111"],
    ["two ids", "11111111-1111-4111-8111-111111111111\n22222222-2222-4222-8222-222222222222"],
  ])("is made anew where the file holds %s; that is never used", (_name, content) => {
    mkdirSync(box.places.state, { recursive: true });
    writeFileSync(box.places.installationId, content);
    const id = ensureInstallationId(box.places);
    expect(id).toMatch(UUID);
    expect(content).not.toContain(id);
    expect(readFileSync(box.places.installationId, "utf8").trim()).toBe(id);
    expect(readdirSync(box.places.state)).toEqual(["installation-id"]);
  });

  it("replaces a directory or a link in its place", () => {
    mkdirSync(box.places.installationId, { recursive: true });
    expect(ensureInstallationId(box.places)).toMatch(UUID);
    forgetIdentity(box.places);
    box.write("elsewhere", "11111111-1111-4111-8111-111111111111");
    symlinkSync(`${box.home}/elsewhere`, box.places.installationId);
    expect(ensureInstallationId(box.places)).not.toBe("11111111-1111-4111-8111-111111111111");
    expect(readFileSync(`${box.home}/elsewhere`, "utf8")).toBe("11111111-1111-4111-8111-111111111111");
  });

  it("is undefined where there is no place for it", () => {
    box.write(".local", "a file in the way");
    expect(ensureInstallationId(box.places)).toBeUndefined();
    expect(lastingIdentity(box.places).hash("x")).toBeUndefined();
  });

  it("is another one after `forget`, and so is the salt", () => {
    const before = [ensureInstallationId(box.places), ensureSalt(box.places)];
    expect(forgetIdentity(box.places)).toBe(true);
    expect(readdirSync(box.places.state)).toEqual([]);
    const after = [ensureInstallationId(box.places), ensureSalt(box.places)];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it("narrows a state directory that others could read", () => {
    mkdirSync(box.places.state, { recursive: true });
    chmodSync(box.places.state, 0o755);
    ensureInstallationId(box.places);
    expect(statSync(box.places.state).mode & 0o777).toBe(0o700);
  });
});

describe("hashes", () => {
  it("are the same on one machine, and on no other", () => {
    const other = machine();
    try {
      const here = lastingIdentity(box.places);
      expect(here.hash("a")).toBe(lastingIdentity(box.places).hash("a"));
      expect(here.hash("a")).not.toBe(here.hash("b"));
      expect(here.hash("a")).not.toBe(lastingIdentity(other.places).hash("a"));
      expect(readingIdentity(box.places).hash("a")).toBe(here.hash("a"));
    } finally {
      other.remove();
    }
  });

  it("for showing use a passing salt and write nothing", () => {
    expect(readingIdentity(box.places).hash("a")).toMatch(/^[0-9a-f]{64}$/);
    expect(box.snapshot()).toEqual([]);
  });
});
