/**
 * Decides every name of the catalogue once: keys of groups, constants of events. A name that two entries would have
 * goes to the first; the other becomes a comment, and a person decides. Nothing gets a suffix.
 */
import { pascalCase, slugOf } from "../catalog/names.ts";
import { isName } from "../language/names.ts";
import type { ImportEvent, ImportGroup, ImportModel, LeftOut } from "./model.ts";
import { constantOf, groupIdOf } from "./names.ts";

export type NamedEvent = ImportEvent & { readonly constant: string };

export interface NamedGroup extends Omit<ImportGroup, "entries" | "id"> {
  readonly id: string;
  readonly entries: readonly (NamedEvent | LeftOut)[];
}

export interface NamedModel extends Omit<ImportModel, "groups"> {
  readonly groups: readonly NamedGroup[];
}

export function resolveNames(model: ImportModel): NamedModel {
  const taken: Taken = { wireNames: new Map(), names: new Map() };
  const groups = mergeGroups(model.groups).map((group) => ({
    ...group,
    entries: group.entries.map((entry) => (entry.kind === "event" ? nameEvent(taken, entry) : entry)),
  }));
  return { ...model, groups };
}

interface Taken {
  readonly wireNames: Map<string, string>;
  /** Constant, type name and page name of each event, folded as file systems do, and the constant they belong to. */
  readonly names: Map<string, string>;
}

type OpenGroup = Omit<ImportGroup, "id"> & { readonly id: string };

/** Groups whose titles make one key become one group: it has the title of the first, and the others' as comments. */
function mergeGroups(groups: readonly ImportGroup[]): readonly OpenGroup[] {
  const byId = new Map<string, OpenGroup>();
  for (const group of groups) {
    const given = group.id !== undefined && isName("key", group.id) ? group.id : undefined;
    const id = given ?? groupIdOf(group.title);
    const first = byId.get(id);
    byId.set(id, first === undefined ? { ...group, id } : merge(first, group));
  }
  return [...byId.values()];
}

function merge(first: OpenGroup, second: ImportGroup): OpenGroup {
  const entries = [...first.entries, ...second.entries];
  const leftovers = [...first.leftovers, ...second.leftovers];
  if (second.title === first.title) return { ...first, entries, leftovers };
  const { place } = second;
  const { start, end } = place;
  const title = {
    path: "title of another group with the same key",
    node: { kind: "scalar" as const, value: second.title, written: second.title, start, end },
    place,
  };
  return { ...first, entries, leftovers: [...leftovers, title] };
}

function nameEvent(taken: Taken, event: ImportEvent): NamedEvent | LeftOut {
  const { name } = event;
  const fault = faultOfName(taken, name);
  if (fault !== undefined) return leaveOut(event, fault);
  const given =
    event.constant !== undefined && isName("constant", event.constant) ? event.constant : undefined;
  const constant = given ?? constantOf(name);
  if (constant === undefined) {
    const hint = "write the event by hand, with a constant of your choice";
    return leaveOut(event, { reason: "no constant can be made of its name", hint });
  }
  const names = [
    `constant ${constant}`,
    `type ${pascalCase(constant).toLowerCase()}`,
    `page ${slugOf(constant)}`,
  ];
  const met = names.map((one) => taken.names.get(one)).find((one) => one !== undefined);
  if (met !== undefined) {
    const reason = `its constant would be ${constant}, and ${met} has that or one too like it`;
    const hint = "choose another constant and write the event by hand";
    return leaveOut(event, { reason, hint, collision: true });
  }
  taken.wireNames.set(name, constant);
  for (const one of names) taken.names.set(one, `${constant} (“${name}”)`);
  return { ...event, constant };
}

function leaveOut(
  { name, place, origin }: ImportEvent,
  why: Pick<LeftOut, "reason" | "hint" | "collision">,
): LeftOut {
  return { kind: "left-out", name, place, leftovers: origin, ...why };
}

/** Why a wire name cannot be an event's. */
function faultOfName(
  { wireNames }: Taken,
  name: string,
): Pick<LeftOut, "reason" | "hint" | "collision"> | undefined {
  if (!isWireName(name)) {
    const reason = "its name is not a plain line of at most 256 characters";
    return { reason, hint: "wire names are never changed by themselves: change the name where it is sent" };
  }
  const other = wireNames.get(name);
  if (other === undefined) return undefined;
  const hint = "whoever reads the data could not tell the two apart; give one of them another name";
  return { reason: `${other} has the same wire name`, hint, collision: true };
}

/** Longest single line that the language takes. */
const MAX_LINE = 256;

function isWireName(name: string): boolean {
  return (
    name !== "" && name === name.trim() && name.length <= MAX_LINE && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)
  );
}
