import { describe, expect, it } from "vitest";
import { hasErrors } from "../../../generator/src/diagnostics/diagnostic.ts";
import { CASES, catalogOf, filesOf, golden, importCase } from "./support.ts";

describe.each(CASES)("import $name", (fixture) => {
  it("gives the catalogue that was looked at", async () => {
    const { yaml } = importCase(fixture);
    await expect(yaml).toMatchFileSnapshot(golden(fixture.name));
  });

  it("gives a catalogue that the compiler accepts, under both models of consent", () => {
    for (const consent of ["opt-in", "opt-out"] as const) {
      const result = importCase(fixture, { consent, product: "kiln" });
      const catalog = catalogOf(result);
      expect(catalog.consent.model).toBe(consent);
      expect(catalog.product.id).toBe("kiln");
      expect(catalog.groups.flatMap(({ events }) => events).length).toBe(result.counts.events);
      expect(hasErrors(result.diagnostics)).toBe(false);
    }
  });

  it("marks each decision in the catalogue as often as in diagnostics", () => {
    const { yaml = "", counts, diagnostics } = importCase(fixture);
    const marks = yaml.match(/ # to decide: /g) ?? [];
    expect(marks.length).toBe(counts.decisions);
    const asking = diagnostics.filter(({ code }) => !/left-out|collision/.test(code));
    expect(asking.length).toBe(counts.decisions);
    expect(counts.decisions).toBeGreaterThan(5);
  });

  it("gives the same bytes from a file with CRLF and byte-order mark", () => {
    const files = filesOf(fixture.source).map(({ file, text }) => {
      return { file, text: `\uFEFF${text.replaceAll("\n", "\r\n")}` };
    });
    expect(importCase(fixture, { files }).yaml).toBe(importCase(fixture).yaml);
  });

  it("sends nothing to a real receiver unless the format names one", () => {
    const { destinations } = catalogOf(importCase(fixture));
    const expected =
      fixture.format === "segment" ? "https://api.segment.io/v1/batch" : "https://collector.invalid/v1/batch";
    expect(destinations.map(({ endpoint }) => endpoint)).toEqual([expected]);
  });
});
