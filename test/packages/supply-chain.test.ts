/** Where everything that is installed comes from, held against the lock files. Needs no network. */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { billName, billOf, type LockEntry, readLock } from "../../scripts/bill.ts";
import { PUBLISHABLE, root } from "../../scripts/packages.ts";
import { recordSuite } from "../proof/record.ts";
import { readJson } from "./wanted.ts";

const suite = recordSuite("supply-chain");

/** What stands in node_modules, without links to our own packages. */
function installed(folder = "."): readonly (readonly [path: string, entry: LockEntry])[] {
  return Object.entries(readLock(folder)).filter(
    ([path, { link }]) => /(?:^|\/)node_modules\//.test(path) && link !== true,
  );
}

const nameIn = (path: string): string =>
  path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe.each([".", "bench"])("the lock file in %s", (folder) => {
  const entries = installed(folder);

  it("fixes the bytes of each package by SHA-512", () => {
    expect(entries.length).toBeGreaterThan(100);
    const loose = entries.filter(
      ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    suite.count("locked", entries.length);
  });

  it("names no host: packages come from whatever registry a machine uses", () => {
    const hosts = entries.filter(([, { resolved }]) => resolved !== undefined);
    expect(hosts.map(([path, { resolved }]) => `${path} ${resolved}`)).toEqual([]);
    expect(readFileSync(join(root, folder, "package-lock.json"), "utf8")).not.toMatch(/"(?:git|ssh|http):/);
  });
});

it("a package may run a script while it is installed only if that was decided in package.json", () => {
  const decided = readJson<{ readonly allowScripts: Readonly<Record<string, boolean>> }>(
    "package.json",
  ).allowScripts;
  const scripts = installed().filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripts.map(([path]) => nameIn(path)).toSorted()).toEqual(Object.keys(decided).toSorted());
  expect(Object.keys(decided).filter((name) => decided[name])).toEqual(["node"]);
});

/** Licences under which others may be given the result without a duty beyond naming the authors. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];
/** What else may be in the tools and in the site's build; each changes nothing for who takes our code. */
const IN_TOOLS = [
  ...PERMISSIVE,
  "CC0-1.0",
  // Fonts.
  "OFL-1.1",
  // A port of Python's parser of arguments.
  "Python-2.0",
  // Used unchanged, as packages of their own: the duty to publish changes meets no changes.
  "MPL-2.0",
  "LGPL-3.0-or-later",
];

/** Every part of an expression must be allowed; of alternatives one is enough. */
function isAllowed(license: string | undefined, allowed: readonly string[]): boolean {
  const any = (license ?? "").replace(/^\((.*)\)$/, "$1").split(" OR ");
  return any.some((all) => all.split(" AND ").every((one) => allowed.includes(one)));
}

interface Bill {
  readonly components: readonly { readonly "bom-ref": string; readonly name: string }[];
}

const lock = readLock();
const bill = (name: string): Bill => {
  const one = PUBLISHABLE.find((each) => each.name === name);
  if (one === undefined) throw new Error(`${name} is not published`);
  return JSON.parse(billOf(one, lock)) as Bill;
};
const namesIn = (name: string): readonly string[] => bill(name).components.map((one) => one.name);

describe("licences", () => {
  it("of everything that is installed here are on the list", () => {
    const others = installed().filter(([, { license }]) => !isAllowed(license, IN_TOOLS));
    expect(others.map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
  });

  it.each(["forthright", "@forthright/runtime", "zenml-analytics"])(
    "of what %s brings along are permissive",
    (name) => {
      const names = new Set(namesIn(name));
      const brought = installed().filter(([path]) => names.has(nameIn(path)));
      const others = brought.filter(([, { license }]) => !isAllowed(license, PERMISSIVE));
      expect(others.map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
    },
  );
});

describe("what an installation brings along", () => {
  it("for the runtime and for a product's SDK: nothing of others", () => {
    expect([namesIn("@forthright/runtime"), namesIn("zenml-analytics")]).toEqual([
      [],
      ["@forthright/runtime"],
    ]);
  });

  it("for the command line: these packages, and a new one is a decision", () => {
    expect(namesIn("forthright").toSorted()).toEqual([
      "@forthright/runtime",
      "@ts-morph/common",
      "balanced-match",
      "brace-expansion",
      "code-block-writer",
      "commander",
      "fdir",
      "handlebars",
      "minimatch",
      "minimist",
      "neo-async",
      "path-browserify",
      "picomatch",
      "source-map",
      "tinyglobby",
      "ts-morph",
      "uglify-js",
      "wordwrap",
      "yaml",
    ]);
  });
});

describe("the bill of materials", () => {
  it.each(PUBLISHABLE)("of $name is what the lock file says (if not: npm run sbom)", (one) => {
    const text = readFileSync(join(root, "docs/sbom", billName(one.name)), "utf8");
    expect(text).toBe(billOf(one, lock));
    suite.count("bills");
    suite.count("components", bill(one.name).components.length);
  });

  it("is of the published packages and no others", () => {
    const files = readdirSync(join(root, "docs/sbom"));
    expect(files.toSorted()).toEqual(PUBLISHABLE.map(({ name }) => billName(name)).toSorted());
  });

  it("names the packages that npm's own names", () => {
    const staged = mkdtempSync(join(tmpdir(), "forthright-sbom-"));
    for (const folder of ["docs-site", "example", "generated", "generator", "runtime"]) {
      mkdirSync(join(staged, folder), { recursive: true });
      copyFileSync(join(root, folder, "package.json"), join(staged, folder, "package.json"));
    }
    // npm refuses a workspace without a version.
    const manifest = readJson<object>("package.json");
    const whole = readJson<{ readonly packages: Readonly<Record<string, object>> }>("package-lock.json");
    const packages = { ...whole.packages, "": { ...whole.packages[""], version: "0.0.0" } };
    writeFileSync(join(staged, "package.json"), JSON.stringify({ ...manifest, version: "0.0.0" }));
    writeFileSync(
      join(staged, "package-lock.json"),
      JSON.stringify({ ...whole, version: "0.0.0", packages }),
    );
    const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--workspace", "forthright"];
    const out = execFileSync("npm", args, {
      cwd: staged,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { components } = JSON.parse(out) as Bill;
    const { version } = readJson<{ readonly version: string }>("generator/package.json");
    const ours = [`forthright@${version}`, ...bill("forthright").components.map((one) => one["bom-ref"])];
    expect(components.map((one) => one["bom-ref"]).toSorted()).toEqual(ours.toSorted());
    rmSync(staged, { recursive: true });
  });
});
