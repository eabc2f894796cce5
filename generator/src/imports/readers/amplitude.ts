/**
 * Amplitude Data's CSV of a tracking plan: rows of events and property groups, each followed by rows of its properties.
 * Columns may come in any order; their names are compared without regard to capitals, for exports and documentation
 * differ in them.
 *
 * Format: Amplitude documentation, “.CSV import and export”, events and event properties.
 */
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { parseCsv } from "../csv.ts";
import type {
  ImportEvent,
  ImportGroup,
  ImportModel,
  ImportProperty,
  LeftOut,
  Leftover,
  Place,
} from "../model.ts";
import { readRowProperty } from "./amplitude-property.ts";
import { openRow, type Row, rowLeftovers } from "./amplitude-rows.ts";
import { notTheFormat, ONLY_GROUP, type PlanFile, type PlanReader } from "./read-file.ts";

/** Columns without which nothing can be told apart. */
const NEEDED: readonly string[] = ["object type", "object name"];

export const readAmplitude: PlanReader = (files) => {
  const models: ImportModel[] = [];
  for (const file of files) {
    const read = readFile(file);
    if ("diagnostics" in read) return read;
    models.push(read);
  }
  const groups = models.flatMap((one) => one.groups);
  return { model: { groups, types: [], leftovers: models.flatMap((one) => one.leftovers) }, diagnostics: [] };
};

function readFile({ file, text }: PlanFile): ImportModel | ReturnType<PlanReader> {
  const { records, faults } = parseCsv(text);
  if (faults.length > 0) {
    return { diagnostics: faults.map((fault) => diagnostic("import-not-the-format", { file, ...fault })) };
  }
  const [header, ...rows] = records;
  const columns = (header ?? []).map((cell) => cell.text.trim().toLowerCase());
  if (columns.includes("property name") && !columns.includes("object type")) {
    const hint = "user properties are no events: declare what you need of them as metadata fields";
    return { diagnostics: [notTheFormat(file, "this is Amplitude's export of user properties", hint)] };
  }
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const message = `this is no tracking plan of Amplitude: there is no column “${missing.join("” and “")}”`;
    const hint =
      "export events and event properties from Amplitude Data as CSV; its first line names the columns";
    const span =
      header?.[0] === undefined ? undefined : { start: header[0].start, end: header.at(-1)?.end ?? 0 };
    return { diagnostics: [notTheFormat(file, message, hint, span)] };
  }
  return readRows(rows.map((cells) => openRow(file, columns, cells)));
}

/** An event or property group with the rows that are about it. */
interface Block {
  readonly name: string;
  readonly isGroup: boolean;
  readonly place: Place;
  readonly head: Row;
  readonly rows: readonly Row[];
}

function readRows(rows: readonly Row[]): ImportModel {
  const { blocks, stray } = splitBlocks(rows);
  const propertyGroups = new Map(blocks.filter((one) => one.isGroup).map((one) => [one.name, one]));
  const used = new Set<string>();
  const groups = new Map<string, ImportGroup & { entries: (ImportEvent | LeftOut)[] }>();
  for (const block of blocks) {
    if (block.isGroup) continue;
    const title = block.head.text("event category") ?? ONLY_GROUP.title;
    const group = groups.get(title) ?? { title, entries: [], place: block.place, leftovers: [] };
    groups.set(title, group);
    group.entries.push(readEvent(block, propertyGroups, used));
  }
  const unused = blocks.filter((one) => one.isGroup && !used.has(one.name));
  return {
    groups: [...groups.values()],
    types: [],
    leftovers: [
      ...stray.flatMap((row) => rowLeftovers(row, "row")),
      ...unused.flatMap(originOf).map((one) => ({ ...one, why: "no event has this group" })),
    ],
  };
}

/** A row that names an object starts a block; rows that name none or the same belong to it. */
function splitBlocks(rows: readonly Row[]): {
  readonly blocks: readonly Block[];
  readonly stray: readonly Row[];
} {
  const blocks: (Block & { rows: Row[] })[] = [];
  const stray: Row[] = [];
  for (const row of rows) {
    const name = row.peek("object name");
    const isGroup = row.peek("object type").toLowerCase() === "property group";
    const last = blocks.at(-1);
    const same = name === "" || (last?.name === name && last.isGroup === isGroup);
    if (last !== undefined && same) last.rows.push(row);
    else if (name === "") stray.push(row);
    else blocks.push({ name, isGroup, place: row.place("object name"), head: row, rows: [row] });
  }
  return { blocks, stray };
}

function originOf({ rows }: Block): readonly Leftover[] {
  return rows.flatMap((row) => rowLeftovers(row.fresh(), "row"));
}

function readEvent(
  block: Block,
  propertyGroups: ReadonlyMap<string, Block>,
  used: Set<string>,
): ImportEvent | LeftOut {
  const { name, head, place } = block;
  const names = head
    .peek("property group names")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => propertyGroups.has(one));
  for (const one of names) used.add(one);
  const shared = names.flatMap((one) => propertyGroups.get(one) ?? []);
  const origin = [block, ...shared].flatMap(originOf);
  const action = head.peek("action").toLowerCase();
  if (action === "ignore") {
    const reason = "Amplitude ignores it: it is unexpected, blocked or deleted";
    const hint = "declare it by hand if it is sent on purpose";
    return { kind: "left-out", name, reason, hint, place, leftovers: origin };
  }
  for (const column of ["object name", "event category"]) head.take(column);
  const description = head.takeText("object description");
  const sharedRows = shared.flatMap(({ rows }) => rows.map((row) => row.fresh()));
  const properties = withoutDoubles([...block.rows, ...sharedRows].flatMap(propertiesOf));
  const ofGroups = sharedRows.flatMap((row) => rowLeftovers(row, "group"));
  return {
    kind: "event",
    name,
    ...(description === undefined ? {} : { description }),
    ...(action === "remove" ? { status: "removed" as const } : {}),
    properties,
    place,
    leftovers: [...block.rows.flatMap((row) => rowLeftovers(row, "")), ...ofGroups],
    origin,
  };
}

function propertiesOf(row: Row): readonly (ImportProperty | LeftOut)[] {
  return row.peek("event property name") === "" ? [] : [readRowProperty(row)];
}

/** An event has a key once, whether it is its own or of a group. */
function withoutDoubles(
  properties: readonly (ImportProperty | LeftOut)[],
): readonly (ImportProperty | LeftOut)[] {
  const seen = new Set<string>();
  return properties.map((one) => {
    if (one.kind === "left-out" || !seen.has(one.name)) {
      seen.add(one.name);
      return one;
    }
    const { name, place, origin } = one;
    const hint = "keep one of the two";
    return {
      kind: "left-out",
      name,
      reason: "the event has this key already",
      hint,
      place,
      leftovers: origin,
    };
  });
}
