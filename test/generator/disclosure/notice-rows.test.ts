import type { Catalog, NoticeRow } from "@forthright/runtime/catalog-document";
import { disclosureFacts } from "@forthright/runtime/facts";
import { describe, expect, it } from "vitest";
import { describeNotice } from "../../../generator/src/cli/commands/generate-summary.ts";
import {
  type Completeness,
  catalogCompleteness,
  completenessOf,
} from "../../../generator/src/disclosure/completeness.ts";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { noticeRows } from "../../../generator/src/disclosure/notice-rows.ts";
import { sampleCatalog } from "../../support/catalog.ts";

const base = sampleCatalog();

/** The sample with everything that the language can state stated. */
const full: Catalog = {
  ...base,
  product: { ...base.product, released: "2026-01-31", command: "kiln telemetry" },
  controller: {
    name: "Kiln e.V.",
    location: "Bonn, Germany",
    contact: "privacy@example.org",
    representative: "none needed",
    data_protection_officer: "none appointed",
  },
  purposes: base.purposes.map((purpose) => ({ ...purpose, retention: "400 days" })),
  destinations: base.destinations.map((one) => ({
    ...one,
    country: "Germany",
    safeguard: "none needed",
    retention: "90 days",
  })),
};

const rowsOf = (catalog: Catalog): readonly NoticeRow[] =>
  noticeRows(catalog, disclosureFacts({ ...catalog, id: "" }));

function row(catalog: Catalog, id: string): NoticeRow {
  const found = rowsOf(catalog).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

const textOf = ({ facts }: NoticeRow): string =>
  facts.map(({ label, value }) => `${label}: ${value ?? "–"}`).join("\n");

describe("the legal notice", () => {
  it("has the 22 rows of the law's checklist, each with its articles and at least one statement", () => {
    const rows = rowsOf(base);
    expect(rows).toHaveLength(22);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(22);
    for (const { id, law, facts } of rows) {
      expect(law, id).toMatch(/GDPR|CCPA|CCR|ePrivacy/u);
      expect(facts.length, id).toBeGreaterThan(0);
    }
  });

  it("is part of the published document, and its completeness does not need the rest", () => {
    expect(disclose(full).disclosure.notice_rows).toEqual(rowsOf(full));
    expect(completenessOf(rowsOf(full))).toEqual(catalogCompleteness(full));
  });

  it("asks for no key when the catalogue states all that it can, and leaves open what it cannot", () => {
    const { missing, unstatable, stated } = catalogCompleteness(full);
    expect(missing).toEqual([]);
    expect(unstatable.length).toBeGreaterThan(0);
    expect(stated).toBe(18);
    expect(row(full, "automated-decisions").state).toBe("not stated");
    expect(textOf(row(full, "sale"))).toBe("Sold: –\nShared for advertising across contexts: –");
  });

  it.each<[key: string, id: string, without: (catalog: Catalog) => Catalog]>([
    ["controller.contact", "controller", (catalog) => withController(catalog, "contact")],
    ["controller.contact", "rights", (catalog) => withController(catalog, "contact")],
    ["controller.representative", "controller", (catalog) => withController(catalog, "representative")],
    [
      "controller.data_protection_officer",
      "protection-officer",
      (catalog) => withController(catalog, "data_protection_officer"),
    ],
    ["destinations.segment.country", "transfers", (catalog) => withDestination(catalog, "country")],
    ["destinations.segment.safeguard", "transfers", (catalog) => withDestination(catalog, "safeguard")],
    ["destinations.segment.retention", "retention", (catalog) => withDestination(catalog, "retention")],
    [
      "purposes.improve-product.retention",
      "retention",
      (catalog) => ({ ...catalog, purposes: catalog.purposes.map(({ retention: _, ...rest }) => rest) }),
    ],
  ])("names %s in the row “%s” when it is left out", (key, id, without) => {
    const { state, facts } = row(without(full), id);
    expect(state).not.toBe("stated");
    expect(facts.filter((fact) => fact.value === undefined).map((fact) => fact.key)).toContain(key);
    expect(catalogCompleteness(without(full)).missing).toContain(key);
  });

  it("names each key once, though several rows ask for it", () => {
    const { missing } = catalogCompleteness(base);
    expect(new Set(missing).size).toBe(missing.length);
  });
});

describe("wording follows the facts", () => {
  it("is personal, pseudonymous or neither, as the declared fields are", () => {
    const quiet: Catalog = {
      ...base,
      groups: base.groups.map((group) => ({
        ...group,
        events: group.events.map((event) => ({ ...event, properties: [] })),
      })),
    };
    const harmless = {
      ...quiet,
      metadata: quiet.metadata.filter(({ sensitivity }) => sensitivity === "none"),
    };
    expect(textOf(row(base, "pseudonymous"))).toContain("Some of it is personal data");
    expect(textOf(row(quiet, "pseudonymous"))).toContain("Pseudonymous");
    expect(textOf(row(harmless, "pseudonymous"))).toContain("No value is declared that ties reports");
    expect(textOf(row(harmless, "rights"))).toContain("cannot be told to be yours");
  });

  it("never says anonymous", () => {
    expect(JSON.stringify([...rowsOf(base), ...rowsOf(full)])).not.toMatch(/anonym/iu);
  });

  it("does not speak of encryption where a recipient is reached without", () => {
    const plain = base.destinations.map((one) => ({ ...one, endpoint: "http://collector.example" }));
    expect(textOf(row(base, "security"))).toContain("encrypted");
    expect(textOf(row({ ...base, destinations: plain }, "security"))).not.toContain("encrypted");
  });

  it("counts no transfer for a file on the person's own machine", () => {
    const local = base.destinations.map((one) => ({ ...one, adapter: "file" as const }));
    expect(textOf(row({ ...base, destinations: local }, "transfers"))).toBe(
      "None: Nothing leaves your machine.",
    );
  });

  it("needs no term of a purpose when everything that serves it has one of its own", () => {
    const [purpose] = base.purposes;
    const dated: Catalog = {
      ...full,
      purposes: base.purposes.filter(({ id }) => id === purpose?.id).map(({ retention: _, ...rest }) => rest),
      metadata: full.metadata.map((field) => ({ ...field, purpose: purpose?.id ?? "", retention: "1 year" })),
      groups: full.groups.map((group) => ({
        ...group,
        events: group.events.map((event) => ({
          ...event,
          purpose: purpose?.id ?? "",
          retention: "2 years",
          properties: event.properties.map((field) => ({ ...field, retention: "3 years" })),
        })),
      })),
    };
    const { state, facts } = row(dated, "retention");
    expect(facts.map(({ value }) => value)).toEqual(expect.arrayContaining(["1 year", "2 years", "3 years"]));
    expect(state).toBe("stated");
  });

  it("lists at most twenty terms, however many a catalogue states", () => {
    const metadata = Array.from({ length: 50 }, (_, place) =>
      base.metadata
        .slice(0, 1)
        .map((field) => ({ ...field, name: `field_${place}`, retention: `${place} days` })),
    ).flat();
    const { facts } = row({ ...base, metadata }, "retention");
    expect(facts.filter(({ label }) => label === "1 metadata field")).toHaveLength(20);
    expect(facts.find(({ label }) => label === "Further terms")?.value).toContain("30 more");
  });
});

describe("the line that `generate` prints", () => {
  it.each<[Completeness, string]>([
    [{ stated: 22, rows: 22, missing: [], unstatable: [] }, "Legal notice: 22 of 22 rows stated.\n"],
    [
      { stated: 18, rows: 22, missing: [], unstatable: ["x"] },
      "Legal notice: 18 of 22 rows stated; for the rest the catalogue has no keys.\n",
    ],
    [
      { stated: 13, rows: 22, missing: ["controller.contact"], unstatable: [] },
      "Legal notice: 13 of 22 rows stated; missing: controller.contact\n",
    ],
  ])("%j", (given, want) => {
    expect(describeNotice(given)).toBe(want);
  });

  it("names at most eight keys and fits a terminal of 80 columns", () => {
    const missing = Array.from({ length: 30 }, (_, place) => `destinations.warehouse_${place}.retention`);
    const text = describeNotice({ stated: 1, rows: 22, missing, unstatable: [] });
    expect(text).toContain("and 22 more");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

function withController(
  catalog: Catalog,
  key: "contact" | "representative" | "data_protection_officer",
): Catalog {
  if (catalog.controller === undefined) return catalog;
  const { [key]: _, ...controller } = catalog.controller;
  return { ...catalog, controller };
}

function withDestination(catalog: Catalog, key: "country" | "safeguard" | "retention"): Catalog {
  return { ...catalog, destinations: catalog.destinations.map(({ [key]: _, ...rest }) => rest) };
}
