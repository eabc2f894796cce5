/** Writes one property of an event, or one key of an object. */
import type { Sensitivity } from "@forthright/runtime/catalog-document";
import type { ImportProperty, ImportSchema, LeftOut, Leftover, Text } from "../model.ts";
import { suggestsPerson } from "../personal.ts";
import { madeExample } from "../plain-values.ts";
import { asLeftover, writeLeftOut, writeLeftovers } from "./comments.ts";
import { type Draft, decide, inside, put, repairOf, type Spot } from "./draft.ts";
import { block, inline, list } from "./scalar.ts";
import { writeSchema } from "./schema.ts";

/** The purpose that data about people waits for, until a person has decided about it. */
export const PERSONAL_PURPOSE = "imported-personal-data";

const COMPILER_HINT = "put it right in the plan, or write the entry by hand";

export function writeProperty(draft: Draft, spot: Spot, property: ImportProperty | LeftOut): void {
  if (property.kind === "left-out") {
    writeLeftOut(draft, spot.indent, property, "property");
    return;
  }
  const { name, place, origin } = property;
  const refused = repairOf(draft, spot.path, "");
  if (refused !== undefined) {
    const leftOut = {
      kind: "left-out",
      name,
      reason: refused,
      hint: COMPILER_HINT,
      place,
      leftovers: origin,
    } as const;
    writeLeftOut(draft, spot.indent, leftOut, "property");
    return;
  }
  draft.counts.properties += 1;
  const own = { ...spot, label: `\`${name}\` of ${spot.label}` };
  put(draft, [`${spot.indent}${inline(name)}:`], { path: spot.path, key: "" });
  writeBody(draft, inside(own), property);
}

function writeBody(draft: Draft, spot: Spot, property: ImportProperty): void {
  const { indent, path, place } = spot;
  writeSchema(draft, spot, property.schema, writeProperty);
  const sensitivity = sensitivityOf(property);
  const waits = sensitivity === "personal" || sensitivity === "sensitive";
  const extra: Leftover[] = [];
  if (property.required && !waits) put(draft, [`${indent}required: true`], { path, key: "" });
  // What waits for a consent of its own is absent without it, so it cannot be required.
  if (property.required && waits) extra.push(asLeftover("required", true, place, "waits for consent"));
  if (waits) writePersonal(draft, spot, property, sensitivity);
  writeDescription(draft, spot, property.description);
  const made = property.examples === undefined ? madeExample(property.schema) : undefined;
  if (made !== undefined && repairOf(draft, path, "pattern") === undefined) {
    put(draft, [`${list([made], indent, "examples").join("")} # made from the pattern`], { path, key: "" });
  }
  if (property.examples !== undefined && repairOf(draft, path, "examples") === undefined) {
    put(draft, list(property.examples, indent, "examples"), { path, key: "examples" });
  } else if (property.examples !== undefined) {
    extra.push(asLeftover("examples", property.examples, place, "refused"));
  }
  writeLeftovers(draft, indent, [...extra, ...property.leftovers]);
}

/** What the plan says, else what format and name suggest. A closed list of values names nobody. */
function sensitivityOf({ sensitivity, schema, name }: ImportProperty): Sensitivity | undefined {
  if (sensitivity !== undefined) return sensitivity;
  if (holdsEmail(schema)) return "personal";
  const leaf = schema.items ?? schema;
  const open = leaf.enum === undefined && leaf.const === undefined && leaf.type !== "boolean";
  return open && leaf.type !== "object" && suggestsPerson(name) ? "personal" : undefined;
}

function holdsEmail(schema: ImportSchema): boolean {
  return schema.format === "email" || (schema.items !== undefined && holdsEmail(schema.items));
}

function writePersonal(draft: Draft, spot: Spot, property: ImportProperty, sensitivity: Sensitivity): void {
  const { indent, path, place, label } = spot;
  draft.counts.personal += 1;
  const stated = property.sensitivity !== undefined;
  const message = `${label} ${stated ? `is ${sensitivity} data in the plan` : "suggests data about a person"}`;
  const hint = `it is sent only after separate consent (\`${PERSONAL_PURPOSE}\`): leave it out, or decide purpose and sensitivity`;
  const comment = stated
    ? "the plan calls it data about a person"
    : "its name or format suggests data about a person; leave it out, or say what it is";
  const asked = decide(draft, { code: "import-personal-data", comment, message, hint, place });
  const owner = { path, key: "" };
  put(draft, [`${indent}sensitivity: ${sensitivity}${asked}`], owner);
  put(draft, [`${indent}purpose: ${PERSONAL_PURPOSE}`, `${indent}requires: ${PERSONAL_PURPOSE}`], owner);
}

export const NO_DESCRIPTION = "Imported without a description.";

/** Writes a description, or asks for one where the plan has none or one that the page may not show. */
export function writeDescription(draft: Draft, spot: Spot, description: Text | undefined): void {
  const { indent, path, place, label } = spot;
  const why = description === undefined ? undefined : repairOf(draft, path, "description");
  if (description !== undefined && why === undefined) {
    put(draft, block(description.value, indent, "description"), { path, key: "description" });
    writeSuppression(draft, spot);
    return;
  }
  const code = why === undefined ? "import-description-missing" : "import-text-refused";
  const message =
    why === undefined ? `${label} has no description` : `the description of ${label} cannot be kept: ${why}`;
  const comment = why === undefined ? "what it is" : "what it is; the plan's words are below";
  const hint = "say in plain words what it is: the text is published";
  const asked = decide(draft, { code, comment, message, hint, place });
  put(draft, [`${indent}description: ${inline(NO_DESCRIPTION)}${asked}`], { path, key: "" });
  if (description !== undefined) {
    writeLeftovers(draft, indent, [
      asLeftover("description", description.value, description.place, why ?? ""),
    ]);
  }
}

/** Words that promise more than the catalogue shows are kept, with a suppression that a person has to confirm. */
function writeSuppression(draft: Draft, spot: Spot): void {
  const { indent, path, place, label } = spot;
  const why = repairOf(draft, path, "suppress absolute-claim");
  if (why === undefined) return;
  const hint = "if the text is true, say in the suppression why; else reword it";
  const message = `the description of ${label}: ${why}`;
  const decision = {
    code: "import-text-refused",
    comment: "whether the text is true",
    message,
    hint,
    place,
  } as const;
  const reason = inline("imported: say why the words hold");
  const rule = `${indent}suppress: [{ rule: absolute-claim, reason: ${reason} }]${decide(draft, decision)}`;
  put(draft, [rule], { path, key: "" });
}
