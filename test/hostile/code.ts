/** Compiles what was made under the strictest flags, runs it, and gives what came over the wire. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../generator/src/emitters/output-file.ts";
import { startCollector } from "../support/collector.ts";
import { repository, scratch, writeAll } from "../support/emit.ts";
import { STRICTEST } from "../support/strictest.ts";

/** Writes each output to a folder of its own inside the repository, so that packages are found from it. */
export function writeSdks(name: string, outputs: readonly (readonly OutputFile[])[]): readonly string[] {
  const folder = scratch(name);
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return outputs.map((files, index) => {
    const own = join(folder, String(index));
    writeAll(
      own,
      files.filter(({ path }) => path === "catalog.json" || /^[^/]*\.ts$/u.test(path)),
    );
    return own;
  });
}

/** What the compiler says of all of them; empty if it has nothing to say. */
export function compile(name: string): string {
  const folder = join(repository, "test/.tmp", name);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: STRICTEST, include: ["*/*.ts"] }),
  );
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
  });
  return stdout + stderr;
}

export interface Sent {
  readonly stderr: string;
  readonly lines: readonly { readonly folder: string; readonly dropped: Readonly<Record<string, number>> }[];
  readonly messages: readonly {
    readonly event: string;
    readonly context: { readonly catalog: string };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

/** Every event of every SDK, sent by a real process to a real collector. */
export async function send(folders: readonly string[], products: readonly string[]): Promise<Sent> {
  const collector = await startCollector();
  const home = mkdtempSync(join(tmpdir(), "forthright-hostile-"));
  const names = products.map((id) => `${id.toUpperCase().replaceAll("-", "_")}_TELEMETRY`);
  const consent = names.flatMap((name) => [
    [name, "on"],
    [`${name}_ENDPOINT`, collector.endpoint],
  ]);
  const env = { ...Object.fromEntries(consent), PATH: process.env["PATH"], HOME: home };
  const program = fileURLToPath(new URL("./programs/send.ts", import.meta.url));
  const child = spawn(process.execPath, ["--no-warnings", program, ...folders], { cwd: home, env });
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  await once(child, "close");
  const messages = collector.requests.flatMap(
    ({ body }) => (JSON.parse(body) as { batch: Sent["messages"] }).batch,
  );
  await collector.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const lines = out()
    .split("\n")
    .filter((line) => line !== "");
  return { stderr: err(), lines: lines.map((line) => JSON.parse(line)), messages };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
