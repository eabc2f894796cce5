/** Writes the whole catalogue: its head with what a person has to decide, then types and groups. */
import type { ImportType, LeftOut, Leftover } from "../model.ts";
import type { NamedGroup, NamedModel } from "../resolve-names.ts";
import { asLeftover, writeBookkeeping, writeLeftOut, writeLeftovers } from "./comments.ts";
import { type Draft, inside, put, repairOf, type Spot } from "./draft.ts";
import { writeEvent } from "./event.ts";
import { type HeadOptions, nameOf, writeHead } from "./head.ts";
import { writeDescription, writeProperty } from "./property.ts";
import { block, inline } from "./scalar.ts";
import { writeSchema } from "./schema.ts";

export interface Written {
  readonly text: string;
  /** Lines of the head, which stand before those of the draft. */
  readonly head: number;
}

/** Fills the draft and gives the text of the catalogue. */
export function writeCatalogue(draft: Draft, model: NamedModel, options: HeadOptions): Written {
  writeTypes(draft, model.types);
  put(draft, ["", "groups:"]);
  for (const [index, group] of model.groups.entries()) writeGroup(draft, String(index), group);
  if (model.groups.length === 0) put(draft, ["  {}"]);
  const leftovers = [...unusedName(model), ...model.leftovers];
  if (leftovers.some((one) => one.bookkeeping !== true)) {
    put(draft, ["", "# Parts of the plan that belong to no event and have no place in the language:"]);
  }
  writeLeftovers(draft, "", leftovers);
  writeBookkeeping(draft);
  const head = writeHead(draft, model, { ...options, personal: draft.counts.personal > 0 });
  return { text: `${[...head, ...draft.lines].join("\n")}\n`, head: head.length };
}

/** A name that no product can have is kept as a comment. */
function unusedName(model: NamedModel): readonly Leftover[] {
  const { name } = model;
  if (name === undefined || nameOf(model) !== undefined) return [];
  return [asLeftover("name", name.value, name.place, "no name of a product")];
}

function writeTypes(draft: Draft, types: readonly (ImportType | LeftOut)[]): void {
  if (types.length === 0) return;
  const kept = types.some(
    (one, index) => one.kind === "type" && repairOf(draft, `t${index}`, "") === undefined,
  );
  put(draft, kept ? ["", "types:"] : [""]);
  const indent = kept ? "  " : "";
  for (const [index, type] of types.entries()) writeType(draft, `t${index}`, indent, type);
}

function writeType(draft: Draft, path: string, indent: string, type: ImportType | LeftOut): void {
  if (type.kind === "left-out") {
    writeLeftOut(draft, indent, type, "type");
    return;
  }
  const { name, place, origin } = type;
  const refused = repairOf(draft, path, "");
  if (refused !== undefined) {
    const hint = "write the type by hand";
    writeLeftOut(
      draft,
      indent,
      { kind: "left-out", name, reason: refused, hint, place, leftovers: origin },
      "type",
    );
    return;
  }
  put(draft, [`${indent}${inline(name)}:`], { path, key: "" });
  const spot: Spot = inside({ indent, path, place, label: `the type ${name}` });
  writeSchema(draft, spot, type.schema, writeProperty);
  if (type.description !== undefined) writeDescription(draft, spot, type.description);
  writeLeftovers(draft, spot.indent, type.leftovers);
}

function writeGroup(draft: Draft, path: string, group: NamedGroup): void {
  const refused = (["title", "description"] as const).flatMap((key) => {
    const why = repairOf(draft, path, key);
    const value = key === "title" ? group.title : group.description?.value;
    return why === undefined || value === undefined ? [] : [asLeftover(key, value, group.place, why)];
  });
  const has = (key: string): boolean => repairOf(draft, path, key) === undefined;
  put(draft, [`  ${inline(group.id)}:`], { path, key: "" });
  put(draft, [`    title: ${inline(has("title") ? group.title : group.id)}`], { path, key: "title" });
  if (group.description !== undefined && has("description")) {
    put(draft, block(group.description.value, "    ", "description"), { path, key: "description" });
  }
  writeLeftovers(draft, "    ", [...refused, ...group.leftovers]);
  const kept = group.entries.some(
    (one, index) => one.kind === "event" && repairOf(draft, `${path}.${index}`, "") === undefined,
  );
  put(draft, kept ? ["    events:"] : ["    events: {}"], { path, key: "" });
  for (const [index, entry] of group.entries.entries()) {
    writeEvent(draft, "      ", `${path}.${index}`, entry);
  }
}
