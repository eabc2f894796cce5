/**
 * A package registry on the loopback interface that has our tarballs; for everything else it points to the registry
 * that this machine uses. So a test can run `npm install forthright` as a stranger would, before anything is published.
 */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Packed } from "../../scripts/packages.ts";
import { entriesOf } from "./tarball.ts";

export interface Registry {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startRegistry(packages: readonly Packed[]): Promise<Registry> {
  const upstream = execFileSync("npm", ["config", "get", "registry"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  }).trim();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").slice(1));
    const one = packages.find(({ name }) => path === name);
    const tarball = packages.find((each) => path === `-/${tarballName(each)}`);
    if (one !== undefined) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(entry(one, `http://${request.headers.host}/-/${tarballName(one)}`)));
    } else if (tarball !== undefined) response.end(readFileSync(tarball.file));
    else response.writeHead(302, { location: `${upstream}${(request.url ?? "/").slice(1)}` }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function tarballName({ name, version }: Packed): string {
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}

/** What a registry says of a package: here of its one version. */
function entry(packed: Packed, tarball: string): unknown {
  const { name, version, integrity } = packed;
  const manifest = JSON.parse(entriesOf(packed.file).get("package.json") ?? "") as object;
  const one = { ...manifest, dist: { tarball, integrity } };
  return { name, "dist-tags": { latest: version }, versions: { [version]: one } };
}
