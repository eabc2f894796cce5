/** What a version could send, line by line. */
import type { SentField, SentSet, ValueSchema } from "@forthright/runtime/catalog-document";

/** A field that a version sent, at any depth: `stack.name`, `steps[].kind`. */
export interface SentLine {
  readonly path: string;
  readonly field: SentField;
}

export function sentLines(fields: readonly SentField[], prefix = ""): readonly SentLine[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    return [{ path, field }, ...keyLines(field.schema, path)];
  });
}

function keyLines(schema: ValueSchema, path: string): readonly SentLine[] {
  if (schema.items !== undefined) return keyLines(schema.items, `${path}[]`);
  return sentLines(schema.properties ?? [], `${path}.`);
}

/** `s-RUN_PIPELINE.total_steps`: an event or a field in the set of a version. */
export function sentAnchor(owner: string, path: string): string {
  return path === "" ? `s-${owner}` : `s-${owner}.${path}`;
}

/** About 1.7 KB each with six properties: a page of this many stays below 300 KB. */
export const EVENTS_A_PAGE = 150;

/** The events of a version, cut into pages; a group that goes on has its title on each. At least one page. */
export function sentPages({ groups }: Pick<SentSet, "groups">): readonly SentSet["groups"][] {
  const pages: { title: string; events: SentSet["groups"][number]["events"][number][] }[][] = [[]];
  let room = EVENTS_A_PAGE;
  for (const { title, events } of groups) {
    for (const [at, event] of events.entries()) {
      if (room === 0) {
        pages.push([]);
        room = EVENTS_A_PAGE;
      }
      const page = pages.at(-1) ?? [];
      if (at === 0 || page.length === 0) page.push({ title, events: [] });
      page.at(-1)?.events.push(event);
      room--;
    }
  }
  return pages;
}

/** Number of the page on which the event stands, from 1. */
export function sentPageOf({ groups }: Pick<SentSet, "groups">, constant: string): number {
  const at = groups.flatMap(({ events }) => events).findIndex((event) => event.constant === constant);
  return Math.floor(Math.max(at, 0) / EVENTS_A_PAGE) + 1;
}
