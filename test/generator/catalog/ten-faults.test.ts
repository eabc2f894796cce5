import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forthright } from "../../support/cli.ts";

const fixture = fileURLToPath(new URL("../../fixtures/catalogs/ten-faults.yaml", import.meta.url));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forthright-"));
  cpSync(fixture, join(folder, "catalog.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Code, line, column, end line and end column of each fault. */
const WANT = [
  ["number-as-text", 3, 43, 3, 47],
  ["claim-of-anonymity", 18, 54, 18, 74],
  ["personal-data-without-consent", 23, 18, 23, 26],
  ["unknown-key", 33, 53, 33, 60],
  ["unknown-type", 34, 27, 34, 36],
  ["free-text-without-reason", 35, 11, 35, 15],
  ["bounds-reversed", 36, 45, 36, 47],
  ["colliding-names", 37, 7, 37, 20],
  ["expired", 40, 18, 40, 30],
  ["duplicate-wire-name", 42, 15, 42, 27],
];

it("finds ten different faults in one run, each at its exact place", () => {
  const { code: status, out: stdout, err: stderr } = forthright(folder, "validate", "--format", "json");
  const report = JSON.parse(stdout);
  const found = report.diagnostics.map((one: Record<string, unknown>) => {
    return [one["code"], one["line"], one["column"], one["endLine"], one["endColumn"]];
  });
  expect(found).toEqual(WANT);
  expect([report.errors, report.warnings]).toEqual([10, 0]);
  expect([status, stderr]).toEqual([1, ""]);
});

it("prints the ten faults with source line and underline, in 80 columns", () => {
  const { code: status, out: stdout } = forthright(folder, "validate");
  const places = [...stdout.matchAll(/^error\[([a-z-]+)\][\s\S]*?--> catalog\.yaml:(\d+):(\d+)$/gm)];
  expect(places.map(([, code, line, column]) => [code, Number(line), Number(column)])).toEqual(
    WANT.map(([code, line, column]) => [code, line, column]),
  );
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("10 errors in catalog.yaml");
  expect(status).toBe(1);
});

it("writes nothing", () => {
  expect(readdirSync(folder)).toEqual(["catalog.yaml"]);
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(readFileSync(fixture, "utf8"));
});
