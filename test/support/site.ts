/**
 * Builds documentation sites for tests and serves them like a real host: gzip, a 404 page, nothing else.
 * A build is kept in node_modules/.cache under a hash of everything it was made from, so that test files share it.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, relative, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";

const root: string = fileURLToPath(new URL("../../", import.meta.url));
const cache: string = join(root, "node_modules/.cache/forthright-site");

export interface SiteSource {
  /** Folder with the astro.config.mjs, relative to the repository. */
  readonly folder: string;
  /** Absolute path of the catalog.json that the configuration reads. */
  readonly catalog: string;
  /** Where the site is published; absent: nobody says so. */
  readonly site?: string;
  /** Absolute path of the result of tests that the configuration names. */
  readonly proof?: string;
}

/** The product's own site. */
export const ourSite: SiteSource = {
  folder: "docs-site",
  catalog: join(root, "generated/catalog.json"),
  proof: join(root, "proof.json"),
};

/** The same theme with the small catalogue of the fixtures, which uses every word of the language. */
export const fixtureSite: SiteSource = {
  folder: "test/fixtures/site/whole",
  catalog: join(root, "test/fixtures/site/catalog.json"),
  proof: join(root, "test/fixtures/site/proof.json"),
};

/** Somebody else's Starlight site, below `/handbook`, that has the disclosure as one of its sections. */
export const hostSite: SiteSource = { ...fixtureSite, folder: "test/fixtures/site/plain" };

/** Reads a published catalogue. */
export function readCatalog(source: SiteSource): CatalogDocument {
  return JSON.parse(readFileSync(source.catalog, "utf8")) as CatalogDocument;
}

/** Builds the site unless the same sources were built before; returns the folder with the pages. */
export async function builtSite(source: SiteSource): Promise<string> {
  const target = join(cache, sourceHash(source));
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  const release = await lockSites();
  try {
    if (!existsSync(target)) {
      const fresh = await freshBuild(source);
      renameSync(fresh, target);
      rmSync(dirname(fresh), { recursive: true });
      dropOldBuilds();
    }
  } finally {
    release();
  }
  return target;
}

/** Builds of sources that are gone would pile up. */
function dropOldBuilds(): void {
  const day = 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > day) rmSync(path, { recursive: true, force: true });
  }
}

/** Builds the site into a new folder, whatever was built before. Throws with Astro's output if the build fails. */
export async function freshBuild(source: SiteSource): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const out = join(mkdtempSync(join(cache, "build-")), "dist");
  const astro = join(root, "node_modules/astro/bin/astro.mjs");
  await promisify(execFile)(
    process.execPath,
    [
      ...[astro, "build", "--root", join(root, source.folder), "--outDir", out],
      ...(source.site === undefined ? [] : ["--site", source.site]),
    ],
    {
      cwd: join(root, source.folder),
      env: buildEnvironment(source.catalog),
      maxBuffer: 1 << 24,
    },
  );
  return out;
}

/** Little: Vitest sets BASE_URL, PROD and others, which Astro would take for its own. */
function buildEnvironment(catalog: string): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "SystemRoot"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const fixed = { NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1", FORTHRIGHT_TEST_CATALOG: catalog };
  return { ...Object.fromEntries(kept), ...fixed };
}

/** Files below a folder with forward slashes, in a fixed order. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Hash of all files of a folder with their names. */
export function folderHash(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesOf(folder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update("\0");
  return hash.digest("hex");
}

function sourceHash(source: SiteSource): string {
  const hash = createHash("sha256")
    .update(`${source.folder}\0${source.site ?? ""}\0`)
    .update(readFileSync(source.catalog));
  // What else the generator wrote beside the catalogue, and the site shows.
  const generated = dirname(source.catalog);
  const history = join(generated, "history.json");
  if (source.proof !== undefined) hash.update(readFileSync(source.proof));
  if (existsSync(history)) hash.update(readFileSync(history));
  for (const folder of ["schemas", "languages"].map((name) => join(generated, name)))
    if (existsSync(folder)) hash.update(folderHash(folder));
  for (const folder of new Set(["docs-site", source.folder])) {
    const made = /(^|\/)(dist|\.astro|node_modules)\//;
    for (const file of filesOf(join(root, folder))) {
      if (!made.test(file)) hash.update(`${file}\0`).update(readFileSync(join(root, folder, file)));
    }
  }
  // What the site takes from the runtime.
  for (const entry of ["explain", "vocabularies"])
    hash.update(readFileSync(join(root, `runtime/dist/bundle/${entry}.js`)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 32);
}

/** One Astro at a time: it keeps files in the site's own folder while it works. Call what comes back to go on. */
export async function lockSites(): Promise<() => void> {
  mkdirSync(cache, { recursive: true });
  return lock(join(cache, "lock"));
}

/** A folder can be made by one process only. A lock older than five minutes was left by a process that died. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch {
      const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (made > 0 && Date.now() - made > 300_000) rmSync(path, { recursive: true, force: true });
      await wait(100);
    }
  }
}

export interface SiteServer {
  /** `http://127.0.0.1:4321`, without a slash at its end. */
  readonly origin: string;
  /** Bytes sent per path since the last reset: head lines and body as they cross the wire. */
  readonly transferred: Map<string, number>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a built site on 127.0.0.1, below `base` if one is given (`/docs`). */
export async function serveSite(folder: string, base = ""): Promise<SiteServer> {
  const transferred = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    answer(folder, path.startsWith(`${base}/`) ? path.slice(base.length) : undefined, response);
    response.on("finish", () => transferred.set(path, (transferred.get(path) ?? 0) + sent(response)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    transferred,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(folder: string, path: string | undefined, response: ServerResponse): void {
  const wanted =
    path === undefined ? undefined : join(folder, path.endsWith("/") ? `${path}index.html` : path);
  const isFile =
    wanted?.startsWith(folder) === true && statSync(wanted, { throwIfNoEntry: false })?.isFile() === true;
  const file = isFile && wanted !== undefined ? wanted : join(folder, "404.html");
  const body = existsSync(file) ? readFileSync(file) : Buffer.from("not found");
  const type = types[extname(file)] ?? "application/octet-stream";
  const packed = type.includes("octet-stream") ? body : gzipSync(body, { level: 6 });
  response.statusCode = isFile ? 200 : 404;
  // One by one, so that they can be read back and counted.
  response.setHeader("content-type", type).setHeader("content-length", packed.length);
  if (packed !== body) response.setHeader("content-encoding", "gzip");
  response.end(packed);
}

/** Status line, headers and body. `bytesWritten` counts the whole connection, which may serve many requests. */
function sent(response: ServerResponse): number {
  const head = Object.entries(response.getHeaders()).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  const lines = `HTTP/1.1 ${response.statusCode} ${response.statusMessage}\r\n${head.join("")}\r\n`;
  return Buffer.byteLength(lines) + Number(response.getHeader("content-length") ?? 0);
}
