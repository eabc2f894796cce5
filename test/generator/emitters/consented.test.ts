import { describe, expect, it } from "vitest";
import { emitTypescript } from "../../../generator/src/emitters/typescript/emit-typescript.ts";
import { event, field, sampleCatalog } from "../../support/catalog.ts";
import { sampleDocument } from "../../support/document.ts";

function analyticsOf(catalog: ReturnType<typeof sampleCatalog>): string {
  const files = emitTypescript(sampleDocument(catalog));
  return files.find(({ path }) => path === "analytics.ts")?.content ?? "";
}

describe("what is sent only under a separate consent", () => {
  it("is named in the binding by its purpose: events, and properties of events that need none", () => {
    const base = sampleCatalog();
    const [group] = base.groups;
    if (group === undefined) throw new Error("the sample has no group");
    const requires = "email-contact";
    const asked = event("INVITED", "Invitation taken", { requires, properties: [] });
    const partly = event("RATED", "Product rated", {
      properties: [
        field("stars", { type: "integer", minimum: 1, maximum: 5 }, 4),
        field("contact", { type: "boolean" }, true, { requires }),
      ],
    });
    const text = analyticsOf({ ...base, groups: [{ ...group, events: [asked, partly] }] });
    expect(text).toContain('consented: { "email-contact": ["Invitation taken", "contact"] }');
  });

  it("is not in the binding of a catalogue that has nothing of the kind", () => {
    expect(analyticsOf(sampleCatalog())).not.toContain("consented:");
  });
});
