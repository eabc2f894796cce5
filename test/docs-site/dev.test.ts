import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogId } from "../../docs-site/plugin/libs/canonical.ts";
import { fixtureSite, lockSites, readCatalog } from "../support/site.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
mkdirSync(join(root, "test/.tmp"), { recursive: true });
const folder = mkdtempSync(join(root, "test/.tmp/dev-"));
const catalog = join(folder, "catalog.json");
const first = readCatalog(fixtureSite);
let child: ChildProcess;
let origin: string;
let release: () => void;

beforeAll(async () => {
  release = await lockSites();
  save(first);
  child = spawn(
    process.execPath,
    [join(root, "node_modules/astro/bin/astro.mjs"), "dev", "--host", "127.0.0.1", "--port", "0"],
    {
      cwd: join(root, fixtureSite.folder),
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        ASTRO_TELEMETRY_DISABLED: "1",
        FORTHRIGHT_TEST_CATALOG: catalog,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  origin = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (data: Buffer) => {
      said += String(data);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on("exit", () => reject(new Error(`astro dev ended: ${said}`)));
  });
});
afterAll(() => {
  child.kill();
  release();
});

it("shows an edited catalogue without a restart, and the page of an event that is new", async () => {
  expect(await read("/events/pipelines/run-pipeline/")).toContain("A pipeline was run.");
  expect((await fetch(`${origin}/events/pipelines/stop-pipeline/`)).status).toBe(404);

  save(edited());
  // The watcher tells when it pleases; the time limit of the test is the bound.
  while (!(await read("/events/pipelines/run-pipeline/")).includes("A pipeline was started by somebody."))
    await wait(100);
  expect(await read("/events/")).toContain("Pipeline stopped");
  expect(await read("/events/pipelines/stop-pipeline/")).toContain("STOP_PIPELINE");
});

async function read(path: string): Promise<string> {
  return (await fetch(origin + path)).text();
}

/** Written beside and renamed, as the generator does. */
function save(document: CatalogDocument): void {
  writeFileSync(`${catalog}.new`, JSON.stringify(document));
  renameSync(`${catalog}.new`, catalog);
}

function edited(): CatalogDocument {
  const text = JSON.stringify(first.catalog).replace(
    "A pipeline was run.",
    "A pipeline was started by somebody.",
  );
  const changed = JSON.parse(text) as CatalogDocument["catalog"];
  const groups = changed.groups.map((group) => {
    const [model] = group.events;
    if (group.id !== "pipelines" || model === undefined) return group;
    const added = {
      ...model,
      constant: "STOP_PIPELINE",
      name: "Pipeline stopped",
      slug: "stop-pipeline",
      properties: [],
    };
    return { ...group, events: [...group.events, added] };
  });
  const whole = { ...changed, groups };
  return { ...first, id: catalogId(whole), catalog: whole };
}
