import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogFile, loadDocument } from "../../docs-site/plugin/libs/load.ts";
import { parseOptions } from "../../docs-site/plugin/libs/options.ts";
import { fixtureSite } from "../support/site.ts";

describe("the plugin's options", () => {
  it.each([
    [{ catalog: "../generated" }, { catalog: "../generated", path: "telemetry" }],
    [
      { catalog: "x.json", path: "/" },
      { catalog: "x.json", path: "" },
    ],
    [
      { catalog: "x.json", path: "/docs/telemetry/" },
      { catalog: "x.json", path: "docs/telemetry" },
    ],
    [
      { catalog: "x.json", languages: ["de"] },
      { catalog: "x.json", path: "telemetry", languages: ["de"] },
    ],
  ])("takes %j", (given, want) => {
    expect(parseOptions(given)).toEqual(want);
  });

  it.each([
    [undefined, "needs an object of options"],
    ["../generated", "needs an object of options"],
    [{}, "`catalog` must name"],
    [{ catalog: "" }, "`catalog` must name"],
    [{ catalog: "x", catalogue: "y" }, "unknown option `catalogue`"],
    [{ catalog: "x", languages: "de" }, "`languages` must be a list"],
    [{ catalog: "x", path: 3 }, "`path` must be plain"],
    [{ catalog: "x", path: "../up" }, "`path` must be plain"],
    [{ catalog: "x", path: "[slug]" }, "`path` must be plain"],
  ])("refuses %j and says why", (given, message) => {
    expect(() => parseOptions(given)).toThrow(message);
  });
});

describe("the catalogue file", () => {
  const folder = mkdtempSync(join(tmpdir(), "forthright-catalog-"));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("is catalog.json in the named folder, or the named file", () => {
    const file = write("catalog.json", "{}");
    expect(catalogFile(".", folder)).toBe(file);
    expect(catalogFile("catalog.json", folder)).toBe(file);
    expect(catalogFile("missing", folder)).toBe(join(folder, "missing/catalog.json"));
  });

  it("is read whole", () => {
    expect(loadDocument(fixtureSite.catalog).catalog.product.id).toBe("zenml");
  });

  it.each([
    ["broken.json", "{", "is not JSON"],
    ["list.json", "[]", "not a published catalogue"],
    ["future.json", '{"forthright":2,"id":"x","catalog":{},"disclosure":{}}', "not a published catalogue"],
    ["bare.json", '{"forthright":1,"id":"x","catalog":{}}', "not a published catalogue"],
  ])("is refused when it is wrong: %s", (name, text, message) => {
    expect(() => loadDocument(write(name, text))).toThrow(message);
  });

  it("is refused when one character was edited after it was generated", () => {
    const text = readFileSync(fixtureSite.catalog, "utf8").replace(
      "A pipeline was run.",
      "A pipeline was ran.",
    );
    expect(() => loadDocument(write("edited.json", text))).toThrow("does not match its own catalogue id");
  });

  it("is asked for by name when it is missing", () => {
    expect(() => loadDocument(join(folder, "none.json"))).toThrow(/cannot read .*none\.json/);
  });
});
