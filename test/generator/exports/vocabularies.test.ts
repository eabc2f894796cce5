import type { CatalogDocument, Field } from "@forthright/runtime/catalog-document";
import { VOCABULARIES } from "@forthright/runtime/vocabularies";
import { describe, expect, it } from "vitest";
import { FORMATS } from "../../../generator/src/exports/formats.ts";
import { FIELD_KEYS } from "../../../generator/src/language/field-keys.ts";
import { kiln } from "./support.ts";

const translate = (id: string, document: CatalogDocument): string =>
  VOCABULARIES.find((one) => one.id === id)?.translate(document).content ?? "";

/** The fixture with one metadata field of a category, from the host, and nothing else. */
function only(category: string): CatalogDocument {
  const document = kiln();
  const field: Field = {
    name: "value",
    description: "A value.",
    schema: { type: "string", maxLength: 9 },
    required: true,
    purpose: "improve-product",
    sensitivity: "none",
    category,
    examples: [],
    example: "x",
  };
  const metadata = [{ ...field, source: "host" as const, path: "context.value" }];
  return { ...document, catalog: { ...document.catalog, metadata, groups: [] } };
}

describe("vocabularies", () => {
  it("are all formats of `forthright export`, with the file's name and kind", () => {
    for (const { id, extension, file } of VOCABULARIES) {
      expect(FORMATS.find(({ name }) => name === id)?.extension).toBe(extension);
      expect(file.endsWith(`.${extension}`)).toBe(true);
    }
  });

  it.each(FIELD_KEYS.category.shape.of)("have a word for the category %s", (category) => {
    const document = only(category);
    for (const id of ["fideslang", "apple-privacy", "play-data-safety"] as const)
      expect(translate(id, document), id).not.toContain("undefined");
    expect(translate("fideslang", document)).toMatch(/"data_categories": \[\s*"(user|system)\./);
    expect(translate("apple-privacy", document)).toMatch(
      /<string>NSPrivacyCollectedDataType[A-Z]\w+<\/string>/,
    );
    expect(translate("play-data-safety", document)).toMatch(/"response": "PSL_[A-Z_]+"/);
  });

  it("say nothing is collected of a catalogue that collects nothing", () => {
    const document = kiln();
    const empty = { ...document, catalog: { ...document.catalog, metadata: [], groups: [] } };
    expect(translate("apple-privacy", empty)).toContain("<key>NSPrivacyCollectedDataTypes</key>\n  <array/>");
    expect(translate("play-data-safety", empty)).toContain(
      'COLLECTS_PERSONAL_DATA",\n      "response": "",\n      "answer": false',
    );
  });

  it("call data unlinked where nothing ties it together", () => {
    expect(translate("apple-privacy", only("usage"))).toContain("Linked</key>\n      <false/>");
    expect(translate("apple-privacy", kiln())).not.toContain("Linked</key>\n      <false/>");
  });

  it("name in linked data only what is there, each once", () => {
    const { "@graph": graph } = JSON.parse(translate("dpv", kiln())) as { "@graph": { "@id": string }[] };
    const ids = graph.map((node) => node["@id"]);
    const named = [...JSON.stringify(graph).matchAll(/"@id":"(#[^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(named.filter((id) => !ids.includes(id ?? ""))).toEqual([]);
  });

  it("do not answer what the catalogue does not say", () => {
    const play = translate("play-data-safety", kiln());
    expect(play).not.toContain("PSL_DATA_USAGE_ONLY_SHARED");
    expect(JSON.parse(play).not_stated).toHaveLength(2);
  });
});
