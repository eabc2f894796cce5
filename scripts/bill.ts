/**
 * The bill of materials of a published package: everything that an installation brings along, from the lock file, in
 * CycloneDX 1.5. No clock, no serial number, no version of a tool: the same lock file gives the same bytes.
 *
 * `npm sbom` is not used for it: it refuses a workspace without a version, names that workspace as the component, and
 * with `--omit dev` leaves out packages that a development tool needs as well (npm 11.19). A test holds what is
 * found here against what it finds without that option.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Publishable, root } from "./packages.ts";

export interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Path → entry, as in `packages` of a lock file of version 2 or 3. */
export type Lock = Readonly<Record<string, LockEntry>>;

export function readLock(folder = "."): Lock {
  const text = readFileSync(join(root, folder, "package-lock.json"), "utf8");
  return (JSON.parse(text) as { readonly packages: Lock }).packages;
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly integrity: string | undefined;
  /** References of what it needs, sorted. */
  readonly needs: readonly string[];
  /** Reached only where a package says that it does without. */
  optional: boolean;
}

/** The text of the bill: JSON. Throws if the lock file lacks a package. */
export function billOf({ name, folder }: Publishable, lock: Lock): string {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as LockEntry;
  const found = new Map<string, Component>();
  const own = walk(name, { ...manifest, name }, folder, lock, found, false);
  const components = [...found].filter(([ref]) => ref !== own).sort(([a], [b]) => (a < b ? -1 : 1));
  const main = found.get(own);
  if (main === undefined) throw new Error(`${own} was not walked`);
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { lifecycles: [{ phase: "pre-build" }], component: componentOf(own, main) },
    components: components.map(([ref, one]) => ({
      ...componentOf(ref, one),
      scope: one.optional ? "optional" : "required",
    })),
    dependencies: [[own, main] as const, ...components].map(([ref, { needs }]) => ({
      ref,
      dependsOn: needs,
    })),
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** Adds a package and all that it needs; gives its reference. */
function walk(
  name: string,
  entry: LockEntry,
  path: string,
  lock: Lock,
  found: Map<string, Component>,
  optional: boolean,
): string {
  const { version = "", license, integrity } = entry;
  const ref = `${name}@${version}`;
  const known = found.get(ref);
  if (known !== undefined && (optional || !known.optional)) return ref;
  const needs: string[] = [];
  found.set(ref, { name, version, license, integrity, needs, optional });
  const add = (names: Readonly<Record<string, string>> | undefined, without: boolean): void => {
    for (const needed of Object.keys(names ?? {})) {
      const place = placeOf(needed, path, lock);
      const target = place === undefined ? undefined : lock[place];
      if (place !== undefined && target !== undefined)
        needs.push(walk(needed, target, place, lock, found, optional || without));
      else if (!without) throw new Error(`the lock file has no ${needed}, which ${ref} needs`);
    }
  };
  const { dependencies = {}, optionalDependencies = {} } = entry;
  add(
    Object.fromEntries(Object.entries(dependencies).filter(([one]) => !(one in optionalDependencies))),
    false,
  );
  add(optionalDependencies, true);
  needs.sort();
  return ref;
}

/** Where Node finds a package from a folder: the nearest `node_modules` that has it. Links are followed. */
function placeOf(name: string, from: string, lock: Lock): string | undefined {
  for (let folder = from; ; folder = folder.includes("/") ? folder.slice(0, folder.lastIndexOf("/")) : "") {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const entry = lock[place];
    if (entry !== undefined) return entry.link === true ? entry.resolved : place;
    if (folder === "") return undefined;
  }
}

function componentOf(ref: string, { name, version, license, integrity }: Component): object {
  const hash = /^sha512-(.+)$/.exec(integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": ref,
    name,
    version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    ...(hash === undefined
      ? {}
      : { hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] }),
    ...(license === undefined ? {} : { licenses: [licenceOf(license)] }),
  };
}

/** An SPDX id, or an expression of several. */
function licenceOf(license: string): object {
  return / (?:AND|OR|WITH) /.test(license) ? { expression: license } : { license: { id: license } };
}

/** File name of a bill: `@forthright/runtime` gives `forthright-runtime.cdx.json`. */
export function billName(name: string): string {
  return `${name.replace("@", "").replace("/", "-")}.cdx.json`;
}
