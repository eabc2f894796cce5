/** What collects more than before reaches the gate as a version that people must have been told of. */
import type { Care } from "@forthright/runtime/catalog-document";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { emitJson } from "../../../generator/src/emitters/json/emit-json.ts";
import { emitTypescript } from "../../../generator/src/emitters/typescript/emit-typescript.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";

/** Both care facts of an event or a property, as YAML. */
const yaml = (care: Pick<Care, "since" | "tell_again">): string =>
  Object.entries(care)
    .map(([key, version]) => `, ${key}: "${version}"`)
    .join("");

function emitted(event: Care, property: Care): { readonly code: string; readonly schema: string } {
  const text = `forthright: 1
product: { id: kiln, name: Kiln, version: "1.4.0", command: kiln telemetry }
consent: { model: opt-out, scope: global }
purposes: { improve: { title: Find bugs, basis: legitimate-interests } }
destinations: { own: { name: Own, adapter: webhook, endpoint: https://events.example.com/in } }
defaults: { purpose: improve, sensitivity: none }
groups:
  runs:
    title: Runs
    events:
      RUN:
        { name: Run, description: A run., trigger: At the end.${yaml(event)}, properties: { steps: { type: integer, minimum: 0, maximum: 9, required: true, description: Steps.${yaml(property)} } } }
`;
  const { catalog, diagnostics } = loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics));
  const document = disclose(catalog);
  const find = (files: readonly { path: string; content: string }[], path: string): string =>
    files.find((one) => one.path === path)?.content ?? "";
  return {
    code: find(emitTypescript(document), "events.ts"),
    schema: find(emitJson(document), "schemas/events/run.schema.json"),
  };
}

describe("the version that people must have been told of", () => {
  it.each<[Care, Care, string | undefined, string | undefined]>([
    [{}, {}, undefined, undefined],
    [{ since: "1.0.0" }, { since: "1.0.0" }, "1.0.0", undefined],
    [{}, { tell_again: "1.4.0" }, undefined, "1.4.0"],
    [{}, { since: "1.2.0", tell_again: "1.4.0-rc.1" }, undefined, "1.4.0-rc.1"],
    [{}, { since: "1.3.0", tell_again: "1.2.0" }, undefined, "1.3.0"],
    [{ tell_again: "1.4.0" }, {}, "1.4.0", undefined],
    [{ since: "1.0.0", tell_again: "1.4.0" }, { since: "1.0.0" }, "1.4.0", "1.0.0"],
    [{ since: "1.0.0" }, { since: "1.0.0", tell_again: "1.4.0" }, "1.0.0", "1.4.0"],
  ])("event %o, property %o", (event, property, ofEvent, ofProperty) => {
    const { code, schema } = emitted(event, property);
    expect(/^ {2}since: "([^"]+)"/mu.exec(code)?.[1]).toBe(ofEvent);
    expect(/gate\.integer\("steps", true, \{[^}]*since: "([^"]+)"/u.exec(code)?.[1]).toBe(ofProperty);
    const required: readonly string[] = JSON.parse(schema).properties.properties.required ?? [];
    expect(required.includes("steps")).toBe(ofProperty === undefined);
  });
});
