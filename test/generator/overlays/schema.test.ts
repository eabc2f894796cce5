/** The published JSON Schema of overlays and the compiler's checks of their form accept the same documents. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { toJson } from "../../../generator/src/catalog/read-value.ts";
import { OVERLAY_KINDS } from "../../../generator/src/language/overlay-kinds.ts";
import { overlaySchema } from "../../../generator/src/language/schema.ts";
import { readOverlay } from "../../../generator/src/overlays/read-overlay.ts";
import { textsOf } from "../../../generator/src/overlays/texts.ts";
import { parseYaml } from "../../../generator/src/source/yaml.ts";
import { CATALOG, originOf } from "./support.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(overlaySchema() as object);

function rootOf(text: string): unknown {
  const { root } = parseYaml(text, "catalog.de.yaml");
  return root === undefined ? undefined : toJson(root);
}

/** Whether both accept it; they must not differ. */
function agree(document: Json): boolean {
  const text = JSON.stringify(document);
  const { diagnostics } = readOverlay("de", "catalog.de.yaml", text);
  const why = `${diagnostics.map(({ message }) => message).join("; ")}\n${JSON.stringify(validate.errors)}\n${text}`;
  expect(validate(rootOf(text)), why).toBe(diagnostics.length === 0);
  return diagnostics.length === 0;
}

/** An overlay with every text of a catalogue. */
function everyText(): { [key: string]: Json } {
  const whole: { [key: string]: Json } = {};
  for (const { path, text } of textsOf({ ...originOf(CATALOG).raw })) {
    let at = whole;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as { [key: string]: Json };
    }
    at[String(path.at(-1))] = text;
  }
  return whole;
}

it("both accept the German overlay of this repository, and every text of a catalogue", () => {
  const file = fileURLToPath(new URL("../../../catalog.de.yaml", import.meta.url));
  expect([validate(rootOf(readFileSync(file, "utf8"))), validate.errors]).toEqual([true, null]);
  expect(agree(everyText())).toBe(true);
});

it("holds every text of the language and nothing else", () => {
  const texts = Object.values(OVERLAY_KINDS).flatMap(({ keys }) => Object.values(keys));
  for (const { shape, prose } of texts)
    expect(prose === true || ["map", "entries", "list", "format-version"].includes(shape.is)).toBe(true);
  expect(Object.keys(OVERLAY_KINDS.event.keys)).not.toContain("name");
  expect(Object.keys(OVERLAY_KINDS.product.keys)).toEqual([]);
});

it("both say the same of overlays with a key or a value that is another", () => {
  const whole = everyText();
  const wild = fc.constantFrom<Json>(
    "Text",
    "",
    " ",
    "a\nb",
    " a",
    "x".repeat(257),
    1,
    null,
    true,
    [],
    ["a"],
    {},
  );
  const word = fc.constantFrom(
    "why",
    "wyh",
    "name",
    "title",
    "type",
    "constructor",
    "FIRE",
    "translated",
    "suppress",
  );
  const seen = { valid: 0, faulty: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...placesIn(whole)),
      wild,
      word,
      fc.boolean(),
      (path, value, name, rename) => {
        const copy = structuredClone(whole);
        let holder = copy;
        for (const step of path.slice(0, -1)) holder = holder[step] as { [key: string]: Json };
        const last = path.at(-1) ?? "";
        const old = holder[last] ?? null;
        if (rename) delete holder[last];
        holder[rename ? name : last] = rename ? old : value;
        seen[agree(copy) ? "valid" : "faulty"] += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(Math.min(seen.valid, seen.faulty)).toBeGreaterThan(5);
});

function placesIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}
