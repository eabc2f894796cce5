/**
 * Events as members of a Python enumeration: `class AnalyticsEvent(str, Enum):` with `RUN_PIPELINE = "Pipeline run"`.
 * A comment line starts a group, a comment behind a member or a string below it describes the event. Python is not run
 * and not parsed in general: what is not understood inside such a class stays a comment, and code around it is named.
 */
import type { Node, ScalarNode } from "../../source/tree.ts";
import type { ImportEvent, ImportGroup, ImportModel, LeftOut, Leftover, Place, Text } from "../model.ts";
import { type EnumClass, findEnums, type Line, linesOf } from "./python-lines.ts";
import { readString } from "./python-string.ts";
import { notTheFormat, ONLY_GROUP, type PlanFile, type PlanReader } from "./read-file.ts";

export const readPythonEnum: PlanReader = (files) => {
  const models: ImportModel[] = [];
  for (const file of files) {
    const lines = linesOf(file.text);
    const enums = findEnums(lines);
    if (enums.length === 0) {
      const message = "no enumeration of events is in here, such as `class AnalyticsEvent(str, Enum):`";
      const hint = "name the file that defines the events; members are texts in quotes";
      return { diagnostics: [notTheFormat(file.file, message, hint)] };
    }
    models.push(readFile(file, lines, enums));
  }
  const groups = models.flatMap((one) => one.groups);
  return { model: { groups, types: [], leftovers: models.flatMap((one) => one.leftovers) }, diagnostics: [] };
};

function readFile(file: PlanFile, lines: readonly Line[], enums: readonly EnumClass[]): ImportModel {
  const events = enums.filter(({ name }) => /event/i.test(name));
  const chosen = events.length > 0 ? events : enums;
  const others = enums.filter((one) => !chosen.includes(one));
  const parts = chosen.map((one) => readEnum(file, one));
  return {
    groups: parts.flatMap(({ groups }) => groups),
    types: [],
    leftovers: [
      ...parts.flatMap(({ leftovers }) => leftovers),
      ...others.flatMap(({ name, body }) =>
        body.filter(isCode).map((line) => leftover(file.file, `class ${name}`, line, "another enumeration")),
      ),
      ...aroundOf(file, lines, enums),
    ],
  };
}

function isCode(line: Line): boolean {
  return line.text.trim() !== "";
}

function placeOf(file: string, line: Line): Place {
  return { file, start: line.start + line.indent, end: line.start + line.text.length };
}

function scalar(text: string, place: Place): ScalarNode {
  return { kind: "scalar", value: text, written: text, start: place.start, end: place.end };
}

function leftover(file: string, path: string, line: Line, why?: string): Leftover {
  const place = placeOf(file, line);
  const node: Node = scalar(line.text.trim(), place);
  return { path, node, place, ...(why === undefined ? {} : { why }) };
}

/** Code outside of enumerations is not part of the plan; that it was not read is said, once for each stretch. */
function aroundOf(file: PlanFile, lines: readonly Line[], enums: readonly EnumClass[]): readonly Leftover[] {
  const inside = new Set(enums.flatMap(({ head, body }) => [head, ...body]));
  const stretches: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (inside.has(line)) {
      open = false;
    } else if (isCode(line)) {
      if (!open) stretches.push([]);
      stretches.at(-1)?.push(line);
      open = true;
    }
  }
  return stretches.map(([first, ...more]) => {
    const place = first === undefined ? { file: file.file, start: 0, end: 0 } : placeOf(file.file, first);
    const last = more.at(-1) ?? first;
    const text = `to line ${last?.number ?? 1}: code outside of the enumeration, not read`;
    return { path: "code", node: scalar(text, place), place };
  });
}

interface Member {
  readonly constant: string;
  readonly name: string;
  readonly place: Place;
  readonly line: Line;
  /** The comment behind it, or the string below it. */
  description?: Text;
}

interface Part {
  readonly groups: readonly ImportGroup[];
  readonly leftovers: readonly Leftover[];
}

const MEMBER = /^([A-Za-z_][A-Za-z0-9_]*)\s*(?::\s*[A-Za-z_.[\], ]+)?\s*=\s*/;

type OpenGroup = ImportGroup & { entries: (ImportEvent | LeftOut)[]; leftovers: Leftover[] };

function readEnum(file: PlanFile, { name, head, body }: EnumClass): Part {
  const state: State = {
    file: file.file,
    enumeration: name,
    head: placeOf(file.file, head),
    groups: [],
    leftovers: [leftover(file.file, "class", head)],
    inComment: false,
  };
  for (const line of body) {
    const text = line.text.trim();
    if (text.startsWith("#")) readComment(state, line);
    else if (text !== "") readCode(state, line);
    state.inComment = text.startsWith("#");
  }
  return state;
}

interface State extends Part {
  readonly file: string;
  readonly enumeration: string;
  readonly head: Place;
  readonly groups: OpenGroup[];
  readonly leftovers: Leftover[];
  /** Whether the line before was a comment. */
  inComment: boolean;
}

/** The first line of a comment is the title of a group, further lines are its description. */
function readComment({ file, groups, leftovers, inComment }: State, line: Line): void {
  const words = line.text.trim().replace(/^#+\s*/, "");
  const group = groups.at(-1);
  if (words === "" || MEMBER.test(words)) {
    (group?.leftovers ?? leftovers).push(leftover(file, "comment", line));
  } else if (inComment && group !== undefined && group.entries.length === 0) {
    const value = group.description === undefined ? words : `${group.description.value} ${words}`;
    groups[groups.length - 1] = { ...group, description: { value, place: placeOf(file, line) } };
  } else {
    groups.push({ title: words, entries: [], place: placeOf(file, line), leftovers: [] });
  }
}

function readCode(state: State, line: Line): void {
  const { file, enumeration, head, groups, leftovers } = state;
  const member = readMember(file, line);
  if (member !== undefined) {
    if (groups.length === 0) groups.push({ ...ONLY_GROUP, entries: [], place: head, leftovers: [] });
    groups.at(-1)?.entries.push(asEvent(file, member, enumeration));
    return;
  }
  const group = groups.at(-1);
  if (!describe(group, file, line)) (group?.leftovers ?? leftovers).push(leftover(file, "code", line));
}

function readMember(file: string, line: Line): Member | undefined {
  const text = line.text.slice(line.indent);
  const match = MEMBER.exec(text);
  const [before = "", constant] = match ?? [];
  const value = constant === undefined ? undefined : readString(text.slice(before.length));
  if (constant === undefined || value === undefined) return undefined;
  const rest = text.slice(before.length + value.length);
  const comment = /^\s*(?:#\s*(.*?)\s*)?$/.exec(rest);
  if (comment === null) return undefined;
  const place = placeOf(file, line);
  const words = comment[1] ?? "";
  return {
    constant,
    name: value.text,
    place,
    line,
    ...(words === "" ? {} : { description: { value: words, place } }),
  };
}

function asEvent(file: string, member: Member, enumeration: string): ImportEvent {
  const { constant, name, place, line, description } = member;
  const origin = [leftover(file, `class ${enumeration}`, line)];
  // A name that cannot be the constant is kept beside the event.
  const usable = /^[A-Z][A-Z0-9_]*$/.test(constant) && constant.length <= 64;
  const node = scalar(constant, place);
  return {
    kind: "event",
    ...(usable ? { constant } : {}),
    name,
    ...(description === undefined ? {} : { description }),
    properties: [],
    place,
    leftovers: usable ? [] : [{ path: "constant", node, place }],
    origin,
  };
}

/** A string on a line of its own describes the member above it. */
function describe(group: OpenGroup | undefined, file: string, line: Line): boolean {
  const text = line.text.trim();
  const value = readString(text);
  const event = group?.entries.at(-1);
  if (value === undefined || value.length !== text.length || value.text.trim() === "") return false;
  if (group === undefined || event?.kind !== "event" || event.description !== undefined) return false;
  group.entries[group.entries.length - 1] = {
    ...event,
    description: { value: value.text.trim(), place: placeOf(file, line) },
    origin: [...event.origin, leftover(file, "description", line)],
  };
  return true;
}
