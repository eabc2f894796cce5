/** What is published: the right files and nothing else, found by every tool as the packages say. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Packed, PUBLISHABLE, packAll, root } from "../../scripts/packages.ts";
import { recordSuite } from "../proof/record.ts";
import { entriesOf } from "./tarball.ts";
import { readJson, specifiersOf, WANTED } from "./wanted.ts";

const suite = recordSuite("packages");
const folder = mkdtempSync(join(tmpdir(), "forthright-pack-"));
let packed: readonly Packed[] = [];

beforeAll(() => {
  packed = packAll(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = PUBLISHABLE.map(({ name }) => name);
const find = (name: string): Packed => {
  const one = packed.find((each) => each.name === name);
  if (one === undefined) throw new Error(`${name} was not packed`);
  return one;
};
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(find(name).file));

describe.each(names)("%s", (name) => {
  it("holds what it should, and nothing else", () => {
    const wanted = (WANTED[name] ?? (() => []))();
    expect(find(name).files).toEqual([...wanted].sort());
    suite.count("packages");
    suite.count("files", wanted.length);
  });

  it("holds no path of the machine that packed it, and no link to a source map", () => {
    const leaks = [...entriesOf(find(name).file)].filter(
      ([, text]) => text.includes(root.replace(/[\\/]$/, "")) || text.includes("sourceMappingURL"),
    );
    expect(leaks.map(([path]) => path)).toEqual([]);
  });

  it("gives publint nothing to say", async () => {
    const { messages } = await publint({ strict: true, pack: { tarball: bytesOf(name).buffer } });
    expect(messages).toEqual([]);
  });

  it("has types that are right wherever they are found", async () => {
    const result = await checkPackage(createPackageFromTarballData(bytesOf(name)));
    if (!("problems" in result)) {
      // A command line, which nobody imports.
      expect(name).toBe("forthright");
      return;
    }
    expect(result.problems.filter((problem) => !isDecided(problem))).toEqual([]);
    suite.count("entries", Object.keys(result.entrypoints).length);
  });
});

/**
 * What these packages are by decision: ES modules alone, which `require` takes from Node 20.19 and 22.12 on; not for
 * the resolution of TypeScript before 4.7, which knows no `exports`; and the flusher is a program without an interface.
 */
function isDecided(problem: Problem): boolean {
  if (problem.kind === "CJSResolvesToESM") return true;
  if (problem.kind === "NoResolution") return problem.resolutionKind === "node10";
  return problem.kind === "UntypedResolution" && problem.entrypoint === "./flusher";
}

describe("all packages", () => {
  it("are the same bytes when they are packed again", () => {
    const again = mkdtempSync(join(tmpdir(), "forthright-pack-"));
    const sums = (list: readonly Packed[]): readonly string[] => list.map(({ integrity }) => integrity);
    expect(sums(packAll(again))).toEqual(sums(packed));
    rmSync(again, { recursive: true });
  });

  it("have the licence of the repository and say so", () => {
    const licence = readFileSync(join(root, "LICENSE"), "utf8");
    for (const { name, folder: own } of PUBLISHABLE.filter((one) => one.name !== "zenml-analytics")) {
      expect(readFileSync(join(root, own, "LICENSE"), "utf8"), name).toBe(licence);
      expect(readJson<{ license: string }>(`${own}/package.json`).license).toBe("Apache-2.0");
    }
  });

  it("depend on nothing but what is written here", () => {
    const dependencies = PUBLISHABLE.map(({ name, folder: own }) => {
      const manifest = readJson<Readonly<Record<string, Readonly<Record<string, string>> | undefined>>>(
        `${own}/package.json`,
      );
      const kinds = ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"];
      return [name, kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}))];
    });
    expect(Object.fromEntries(dependencies)).toEqual({
      forthright: ["@forthright/runtime", "commander", "handlebars", "ts-morph", "yaml"],
      "@forthright/runtime": [],
      "@forthright/starlight": [
        "@fontsource/ibm-plex-sans",
        "@forthright/runtime",
        "satori",
        "sharp",
        "@astrojs/starlight",
        "astro",
      ],
      "zenml-analytics": ["@forthright/runtime"],
    });
  });
});

describe("@forthright/starlight", () => {
  const manifest = readJson<{ dependencies: Versions; peerDependencies: Versions }>(
    "docs-site/plugin/package.json",
  );

  it("imports what it declares, and files that it holds", () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const files = entriesOf(find("@forthright/starlight").file);
    const isThere = (from: string, specifier: string): boolean => {
      if (specifier.startsWith(".")) return files.has(posix.join(dirname(from), specifier));
      const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
      const builtin = specifier.startsWith("node:") || builtinModules.includes(specifier);
      // Astro brings Vite along; only types of it are taken.
      return builtin || declared.includes(name) || name === "vite" || specifier.startsWith("virtual:");
    };
    const missing = [...files]
      .filter(([path]) => path !== "README.md")
      .flatMap(([path, text]) => specifiersOf(text).map((specifier) => [path, specifier] as const))
      .filter(([path, specifier]) => !isThere(path, specifier));
    expect(missing).toEqual([]);
  });

  it("stands on the versions that the site of this repository is tested with", () => {
    const site = readJson<{ dependencies: Versions }>("docs-site/package.json").dependencies;
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(version, name).toBe(site[name]);
    for (const [name, range] of Object.entries(manifest.peerDependencies))
      expect(site[name]?.startsWith(range.replace(">=", "")), name).toBe(true);
  });
});

type Versions = Readonly<Record<string, string>>;
