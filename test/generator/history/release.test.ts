/** The history of a catalogue through three versions, in real folders. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CatalogDocument, CatalogHistory } from "@forthright/runtime/catalog-document";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GenerateResult, generate } from "../../../generator/src/pipeline.ts";
import { forthright } from "../../support/cli.ts";
import { repository } from "../../support/emit.ts";
import { folderHash } from "../../support/site.ts";

let home = "";
const inHome = (path: string): string => join(home, path);

beforeEach(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), "forthright-history-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Makes the catalogue that of the version. */
function declare(version: string): void {
  copyFileSync(join(repository, `test/fixtures/history/kiln/${version}.yaml`), inHome("catalog.yaml"));
}

const run = (check = false): Promise<GenerateResult> =>
  generate({ file: inHome("catalog.yaml"), out: inHome("generated"), check, today: "2026-01-01" });

/** Generates the versions one after the other. */
async function release(...versions: readonly string[]): Promise<void> {
  for (const version of versions) {
    declare(version);
    expect((await run()).diagnostics).toEqual([]);
  }
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(inHome(path), "utf8")) as T;
}

const history = (): CatalogHistory => json("generated/history.json");
const recorded = (): readonly string[] =>
  existsSync(inHome("catalog.history")) ? readdirSync(inHome("catalog.history")).toSorted() : [];

describe("generate", () => {
  it("records nothing as long as there is one version, and says so in history.json", async () => {
    await release("1.0.0");
    expect(recorded()).toEqual([]);
    const { id } = json<CatalogDocument>("generated/catalog.json");
    expect(history()).toEqual({
      forthright: 1,
      versions: [{ version: "1.0.0", released: "2025-03-01", catalog: id }],
    });
  });

  it("records the version before when a newer one is declared, as it was published", async () => {
    await release("1.0.0");
    const published = json<CatalogDocument>("generated/catalog.json");
    declare("1.1.0");
    const { code, out } = forthright(home, "generate");
    expect(code).toBe(0);
    expect(out).toContain("catalog.history/1.0.0.json is new");
    expect(recorded()).toEqual(["1.0.0.json"]);
    const { id, catalog } = published;
    expect(json("catalog.history/1.0.0.json")).toEqual({ forthright: 1, id, catalog });
    expect(readFileSync(inHome("catalog.history/1.0.0.json"), "utf8").split("\n")).toHaveLength(2);
  });

  it("grades every change of every version with its sentence and place", async () => {
    await release("1.0.0", "1.1.0", "2.0.0");
    expect(recorded()).toEqual(["1.0.0.json", "1.1.0.json"]);
    const { versions } = history();
    expect(versions.map(({ version, released }) => [version, released])).toEqual([
      ["1.0.0", "2025-03-01"],
      ["1.1.0", "2025-06-15"],
      ["2.0.0", undefined],
    ]);
    const [first, second, third] = versions;
    expect(first?.changes).toBeUndefined();
    expect(second?.changes).toMatchObject([
      {
        id: "1.1.0_event-added_groups.firing.events.CLOSE_VENT",
        collects: "more",
        place: { group: "firing", event: "CLOSE_VENT" },
        acknowledgement: { by: "kiln team", link: "https://example.org/reviews/12" },
      },
      { rule: "event-removed", collects: "less", place: { group: "firing", event: "OPEN_DOOR" } },
      expect.objectContaining({ place: { group: "firing", event: "START_FIRING" } }),
      {
        rule: "values-narrowed",
        collects: "less",
        place: { group: "firing", event: "START_FIRING", property: "program" },
      },
    ]);
    expect(second?.changes?.[1]?.sentence).toBe("The event ‘Door opened’ is not collected any more.");
    const places = third?.changes?.map(({ collects, words_only, place }) => ({
      collects,
      words_only,
      place,
    }));
    expect(places).toEqual([
      { collects: "more", words_only: undefined, place: { metadata: "os" } },
      {
        collects: "same",
        words_only: true,
        place: { group: "firing", event: "START_FIRING", property: "degrees" },
      },
      {
        collects: "more",
        words_only: undefined,
        place: { group: "firing", event: "CLOSE_VENT", property: "vent.side" },
      },
    ]);
  });

  it("keeps the exact set that each version sent", async () => {
    await release("1.0.0", "1.1.0");
    const [first, second] = history().versions;
    const events = first?.sent?.groups.flatMap((group) => group.events.map(({ name }) => name));
    expect(events).toEqual(["Firing started", "Door opened"]);
    expect(first?.sent?.groups[0]?.events[0]?.properties.map(({ name }) => name)).toEqual([
      "degrees",
      "program",
    ]);
    expect(first?.sent?.metadata.map(({ path }) => path)).toEqual(["anonymousId", "context.app.version"]);
    expect(second?.sent).toBeUndefined();
  });

  it("gives the same bytes again, from the catalogue and its history alone", async () => {
    await release("1.0.0", "1.1.0", "2.0.0");
    const hash = folderHash(inHome("generated"));
    expect((await run()).done?.changes).toEqual([]);
    rmSync(inHome("generated"), { recursive: true });
    expect((await run()).diagnostics).toEqual([]);
    expect(folderHash(inHome("generated"))).toBe(hash);
    expect(recorded()).toEqual(["1.0.0.json", "1.1.0.json"]);
  });

  it("lists history.json in the manifest", async () => {
    await release("1.0.0");
    expect(Object.keys(json<{ files: object }>("generated/manifest.json").files)).toContain("history.json");
  });

  it("does not record a version that is marked as unfinished", async () => {
    await release("1.0.0");
    const text = readFileSync(inHome("catalog.yaml"), "utf8");
    writeFileSync(inHome("catalog.yaml"), text.replace('"1.0.0"', '"1.1.0-dev"'));
    expect((await run()).diagnostics).toEqual([]);
    await release("1.1.0");
    expect(recorded()).toEqual(["1.0.0.json"]);
  });

  it("records nothing when the output cannot be written", async () => {
    await release("1.0.0");
    appendFileSync(inHome("generated/events.ts"), "// mine\n");
    declare("1.1.0");
    expect((await run()).diagnostics.map(({ code }) => code)).toEqual(["output-edited"]);
    expect(existsSync(inHome("catalog.history"))).toBe(false);
  });

  it("takes back a version that was raised too early", async () => {
    await release("1.0.0", "1.1.0", "1.0.0");
    expect(history().versions.map(({ version }) => version)).toEqual(["1.0.0"]);
    await release("1.1.0");
    expect(recorded()).toEqual(["1.0.0.json"]);
  });
});

describe("generate --check", () => {
  it("is content with a history that belongs to the output", async () => {
    await release("1.0.0", "1.1.0");
    expect((await run(true)).diagnostics).toEqual([]);
  });

  it("misses the record of a version that is out, and writes nothing", async () => {
    await release("1.0.0");
    declare("1.1.0");
    const { diagnostics } = await run(true);
    expect(diagnostics[0]?.message).toContain("catalog.history/1.0.0.json is missing");
    expect(recorded()).toEqual([]);
  });

  it("names history.json when the history was not committed", async () => {
    await release("1.0.0", "1.1.0");
    rmSync(inHome("catalog.history"), { recursive: true });
    const { diagnostics } = await run(true);
    expect(diagnostics.map(({ file }) => file)).toContain(inHome("generated/history.json"));
  });
});

describe("a history that is not as it was recorded", () => {
  const faults: readonly (readonly [what: string, hurt: () => void, code: string, says: string])[] = [
    [
      "an edited catalogue",
      () => replace("1.0.0.json", "A firing was started.", "Nothing at all."),
      "history-edited",
      "catalog.history/1.0.0.json was changed after it was recorded",
    ],
    [
      "a file that was renamed",
      () => renameSync(inHome("catalog.history/1.0.0.json"), inHome("catalog.history/0.9.0.json")),
      "history-edited",
      "records version 1.0.0",
    ],
    [
      "a missing link",
      () => rmSync(inHome("catalog.history/1.0.0.json")),
      "history-edited",
      "comes after a version that is not recorded",
    ],
    [
      "half a file",
      () => writeFileSync(inHome("catalog.history/1.1.0.json"), '{"forthright":1,'),
      "history-not-readable",
      "is not JSON",
    ],
    [
      "a file of somebody else",
      () => writeFileSync(inHome("catalog.history/notes.json"), '"hello"'),
      "history-not-readable",
      "holds no recorded version",
    ],
    [
      "a newer format",
      () => replace("1.0.0.json", '"forthright":1', '"forthright":2'),
      "history-not-readable",
      "has another format",
    ],
    [
      "another catalogue under a recorded version",
      () => {
        const text = readFileSync(inHome("catalog.yaml"), "utf8");
        writeFileSync(
          inHome("catalog.yaml"),
          text.replace('"2.0.0"', '"1.1.0"').replaceAll('since: "2.0.0"', 'since: "1.1.0"'),
        );
      },
      "history-not-newer",
      "raise `product.version`",
    ],
  ];

  const replace = (file: string, from: string, to: string): void => {
    const text = readFileSync(inHome(`catalog.history/${file}`), "utf8");
    expect(text).toContain(from);
    writeFileSync(inHome(`catalog.history/${file}`), text.replaceAll(from, to));
  };

  it.each(faults)("%s is an error with the file, and nothing is written", async (_what, hurt, code, says) => {
    await release("1.0.0", "1.1.0", "2.0.0");
    const before = folderHash(inHome("generated"));
    hurt();
    for (const check of [false, true]) {
      const { diagnostics } = await run(check);
      expect(diagnostics.map((one) => one.code)).toEqual([code]);
      expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain(says);
      expect(diagnostics[0]?.file).toContain("catalog.history/");
    }
    expect(folderHash(inHome("generated"))).toBe(before);
  });
});
