/** What becomes of an imported catalogue: it generates and compiles, and it comes back from an export of the format. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog, CatalogEvent, Field, ValueSchema } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { exportCatalog, findFormat } from "../../../generator/src/exports/formats.ts";
import type { ImportFormatName } from "../../../generator/src/imports/formats.ts";
import { importPlan } from "../../../generator/src/imports/import-plan.ts";
import { isWireKey } from "../../../generator/src/imports/names.ts";
import { makeOutput } from "../../../generator/src/pipeline.ts";
import { repository, scratch, writeAll } from "../../support/emit.ts";
import { load } from "../exports/support.ts";
import { CASES, catalogOf, importCase, TODAY } from "./support.ts";

const STRICT = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: ["node"],
  noEmit: true,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  paths: { "@forthright/runtime/*": [join(repository, "runtime/src/*.ts")] },
};

/** Uses of the SDK that compile, and one that does not: else nothing would have been looked at. */
const USE = `
import type { Analytics } from "@forthright/runtime/codegen";
import { trackKilnDoorOpened } from "./glean/index.ts";
import { trackSongPlayed } from "./amplitude/index.ts";
export function use(analytics: Analytics): void {
  trackKilnDoorOpened(analytics, { celsius: 20, forced: false });
  trackSongPlayed(analytics, { song_id: "s1", genre: "jazz", queue: ["a"] });
  // @ts-expect-error: a temperature is a number
  trackKilnDoorOpened(analytics, { celsius: "hot" });
}
`;

describe("imported catalogues", () => {
  it("generate an SDK that compiles under --strict", async () => {
    const folder = scratch("imports");
    for (const fixture of CASES) {
      const files = await makeOutput(catalogOf(importCase(fixture)), new Map());
      const code = files.filter(({ path }) => path.endsWith(".ts"));
      expect(code.length).toBeGreaterThan(3);
      writeAll(join(folder, fixture.name), code);
    }
    writeFileSync(join(folder, "use.ts"), USE);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICT, include: ["."] }));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const result = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      encoding: "utf8",
    });
    // The runtime's sources have tests of their own.
    const faults = result.stdout.split("\n").filter((line) => line !== "" && !/^(?:\.\.|\s)/.test(line));
    expect(faults).toEqual([]);
  });
});

/** What the formats can hold of a property: its key, and what its values may be. */
function heldField({ name, schema }: Field): object {
  return { name, ...heldSchema(schema) };
}

function heldSchema(schema: ValueSchema): object {
  const { type, enum: list, const: only, minimum, maximum, format, items, properties } = schema;
  return {
    type,
    // Some formats have a list of one value only.
    values: only === undefined ? list : [only],
    minimum,
    maximum,
    // Only our language has the format of versions.
    format: format === "version" ? undefined : format,
    items: items === undefined ? undefined : heldSchema(items),
    properties: properties?.map(heldField),
  };
}

function eventsOf({ groups }: Catalog): readonly CatalogEvent[] {
  return groups.flatMap(({ events }) => events).filter(({ status }) => status === "active");
}

const REFERENCES = {
  ZenML: load(new URL("../../../catalog.yaml", import.meta.url)),
  kiln: load(new URL("../../fixtures/exports/kiln.yaml", import.meta.url)),
};

async function throughFormat(format: ImportFormatName, catalog: Catalog): Promise<Catalog> {
  const exporter = findFormat(format);
  if (exporter === undefined) throw new Error(`no export of ${format}`);
  const { files } = await exportCatalog(exporter, disclose(catalog));
  const plan = files.map(({ path, content }) => ({ file: path, text: content }));
  const result = importPlan({ format, source: "plan", files: plan, today: TODAY });
  expect(result.yaml, JSON.stringify(result.diagnostics.slice(0, 3))).toBeDefined();
  return catalogOf(result);
}

describe.each(["segment", "rudderstack"] as const)(
  "a catalogue that went out and came in as %s",
  (format) => {
    it.each(Object.entries(REFERENCES))(
      "has the events of %s, with their keys and values",
      async (_, catalog) => {
        const back = new Map(
          eventsOf(await throughFormat(format, catalog)).map((event) => [event.name, event]),
        );
        expect([...back.keys()].toSorted()).toEqual(
          eventsOf(catalog)
            .map(({ name }) => name)
            .toSorted(),
        );
        for (const event of eventsOf(catalog)) {
          const found = back.get(event.name);
          expect(event.properties.every(({ name }) => isWireKey(name))).toBe(true);
          for (const property of event.properties) {
            const other = found?.properties.find(({ name }) => name === property.name);
            const where = `${property.name} of ${event.name}`;
            expect(other === undefined ? undefined : heldField(other), where).toEqual(heldField(property));
          }
          expect(found?.description).toContain(event.description.slice(0, 30));
        }
      },
    );
  },
);
