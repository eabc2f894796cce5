/** The packages that are published, and how a tarball of each is made. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("..", import.meta.url));

export interface Publishable {
  readonly name: string;
  /** Relative to the repository. */
  readonly folder: string;
  /** Folder of the sources that `tsc` compiles into `dist`, relative to `folder`; absent: published as it stands. */
  readonly sources?: string;
}

/** The last one is the reference product's SDK: a product publishes its own in the same way. */
export const PUBLISHABLE: readonly Publishable[] = [
  { name: "forthright", folder: "generator", sources: "src" },
  { name: "@forthright/runtime", folder: "runtime", sources: "src" },
  { name: "@forthright/starlight", folder: "docs-site/plugin" },
  { name: "zenml-analytics", folder: "generated", sources: "." },
];

export interface Packed {
  readonly name: string;
  readonly version: string;
  /** Absolute path of the tarball. */
  readonly file: string;
  /** Paths inside the package, sorted. */
  readonly files: readonly string[];
  /** `sha512-…`, as lock files have it. */
  readonly integrity: string;
}

/** Makes a tarball of each package in `destination`, which must exist. The packages must be built. */
export function packAll(destination: string): readonly Packed[] {
  for (const one of PUBLISHABLE) removeStale(one);
  const folders = PUBLISHABLE.map(({ folder }) => `./${folder}`);
  const args = ["pack", ...folders, "--json", "--ignore-scripts", "--pack-destination", destination];
  const out = execFileSync("npm", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  // A list in older versions of npm, an object by name in newer ones.
  return Object.values(JSON.parse(out) as Record<string, NpmPacked>).map((one) => ({
    name: one.name,
    version: one.version,
    file: join(destination, one.filename),
    files: one.files.map(({ path }) => path).sort(),
    integrity: one.integrity,
  }));
}

interface NpmPacked {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
  readonly files: readonly { readonly path: string }[];
}

/** `tsc` never deletes: what it made of a source that is gone would be published for ever. */
function removeStale({ folder, sources }: Publishable): void {
  if (sources === undefined) return;
  const dist = join(root, folder, "dist");
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const source = name.replace(/(?:\.d\.ts|\.js)$/, ".ts");
    const isCompiled = source !== name && !/^bundle[\\/]/.test(name);
    if (isCompiled && !existsSync(join(root, folder, sources, source))) rmSync(join(dist, name));
  }
}
