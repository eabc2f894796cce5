import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explanationText } from "../../../generator/src/cli/commands/explain-text.ts";
import { explain } from "../../../runtime/src/explain.ts";
import { forthright } from "../../support/cli.ts";

const published = fileURLToPath(new URL("../../../generated/catalog.json", import.meta.url));
const source = fileURLToPath(new URL("../../../catalog.yaml", import.meta.url));
const catalog = JSON.parse(readFileSync(published, "utf8")) as CatalogDocument;
const bodies = catalog.disclosure.wire.map(({ body }) => body);
const undeclared = JSON.stringify({
  event: "Pipeline run",
  properties: { total_steps: 4, hostname: "ada\u001b[2J" },
});

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-explain-"));
  writeFileSync(join(folder, "fine.ndjson"), bodies.join("\n"));
  writeFileSync(join(folder, "body.gz"), gzipSync(bodies[0] ?? ""));
  writeFileSync(join(folder, "odd.json"), undeclared);
  writeFileSync(join(folder, "edited.json"), JSON.stringify({ ...catalog, id: `sha256-${"0".repeat(64)}` }));
  writeFileSync(join(folder, "faulty.yaml"), "forthright: 1\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): ReturnType<typeof forthright> => forthright(folder, "explain", ...args);

describe("forthright explain", () => {
  it("exits with 0 when everything is declared, by the YAML file as by catalog.json", () => {
    for (const file of [source, published]) {
      const { code, out, err } = run("fine.ndjson", file);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain(`${bodies.length} messages`);
      expect(out).toContain("all declared and allowed.");
      expect(out).toContain(catalog.id);
    }
  });

  it("exits with 1 and names what nobody declared, with nothing in it that moves the cursor", () => {
    const { code, out } = run("odd.json", published);
    expect(code).toBe(1);
    expect(out).toContain("! properties.hostname is not declared\n");
    expect(out).not.toContain("\u001b");
  });

  it("reads a compressed body", () => {
    expect(run("body.gz", published, "--quiet").code).toBe(0);
  });

  it("reads standard input", () => {
    const bin = fileURLToPath(new URL("../../../generator/bin/forthright.js", import.meta.url));
    const result = spawnSync(process.execPath, [bin, "explain", "-", published], {
      input: undeclared,
      encoding: "utf8",
    });
    expect([result.status, result.stderr]).toEqual([1, ""]);
    expect(result.stdout).toContain("properties.hostname");
  });

  it("with --quiet says only what is not declared", () => {
    const { out } = run("odd.json", published, "--quiet");
    expect(out).toContain("properties.hostname");
    expect(out).not.toContain("total_steps");
    expect(
      run("fine.ndjson", published, "--quiet")
        .out.split("\n")
        .filter((line) => line !== ""),
    ).toHaveLength(2);
  });

  it("with --format json writes the explanation as one JSON document", () => {
    const { code, out } = run("odd.json", published, "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual(explain(catalog, undeclared));
  });

  it.each([
    [["nope.json"], 2, "error: nope.json does not exist"],
    [["."], 2, "error: . is not a file"],
    [["odd.json", "nope.json"], 2, "error: cannot read nope.json"],
    [["odd.json", "edited.json"], 2, "error: edited.json is not a published catalogue"],
    [["odd.json", "faulty.yaml"], 1, "error[missing-key]"],
  ])("says what is wrong with %j", (args, code, message) => {
    const given = args.length === 1 ? [...args, published] : args;
    const ended = run(...given);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(message);
  });

  it("keeps to the width of the terminal", () => {
    const long = JSON.stringify({
      event: "x".repeat(500),
      properties: { [`k${"y".repeat(300)}`]: "z".repeat(500) },
    });
    for (const text of [bodies.join("\n"), undeclared, long]) {
      const shown = explanationText(explain(catalog, text), { color: false, width: 80, quiet: false });
      expect(shown.split("\n").filter((line) => line.length > 80 && !line.startsWith("Catalogue"))).toEqual(
        [],
      );
    }
  });

  it("shows the fields of an event once, and says so where they come again", () => {
    const text = [bodies[0], bodies[0]].join("\n");
    const shown = explanationText(explain(catalog, text), { color: false, width: 80, quiet: false });
    expect(shown.match(/as above: \d+ fields, all declared/g)).toHaveLength(1);
  });
});
