/** Writes one event, or the comment that takes its place. */
import type { LeftOut, Leftover, Text } from "../model.ts";
import type { NamedEvent } from "../resolve-names.ts";
import { asLeftover, writeLeftOut, writeLeftovers } from "./comments.ts";
import { type Draft, decide, inside, put, repairOf, type Spot } from "./draft.ts";
import { PERSONAL_PURPOSE, writeDescription, writeProperty } from "./property.ts";
import { block, inline } from "./scalar.ts";

export function writeEvent(draft: Draft, indent: string, path: string, entry: NamedEvent | LeftOut): void {
  if (entry.kind === "left-out") {
    writeLeftOut(draft, indent, entry, "event");
    return;
  }
  const { name, place, origin } = entry;
  const refused = repairOf(draft, path, "");
  if (refused !== undefined) {
    const hint = "put it right in the plan, or write the event by hand";
    writeLeftOut(
      draft,
      indent,
      { kind: "left-out", name, reason: refused, hint, place, leftovers: origin },
      "event",
    );
    return;
  }
  draft.counts.events += 1;
  put(draft, [`${indent}${inline(entry.constant)}:`], { path, key: "" });
  writeBody(draft, inside({ indent, path, place, label: `“${name}”` }), entry);
}

function writeBody(draft: Draft, spot: Spot, event: NamedEvent): void {
  const { indent, path } = spot;
  put(draft, [`${indent}name: ${inline(event.name)}`], { path, key: "" });
  writeDescription(draft, spot, event.description);
  const refused: Leftover[] = [];
  const line = (key: string, text: Text | undefined): void => {
    if (text === undefined) return;
    const why = repairOf(draft, path, key);
    if (why === undefined) put(draft, block(text.value, indent, key), { path, key });
    else refused.push(asLeftover(key, text.value, text.place, why));
  };
  line("trigger", event.trigger);
  if (event.status !== undefined) put(draft, [`${indent}status: ${event.status}`], { path, key: "" });
  line("since", event.since);
  line("expires", event.expires);
  line("owner", event.owner);
  line("review", event.review);
  if (event.sensitivity !== undefined) writeSensitivity(draft, spot, event.sensitivity);
  writeLeftovers(draft, indent, [...refused, ...event.leftovers]);
  writeProperties(draft, spot, event);
}

function writeProperties(draft: Draft, spot: Spot, { properties }: NamedEvent): void {
  const kept = properties.some(
    (one, index) => one.kind === "property" && repairOf(draft, `${spot.path}.${index}`, "") === undefined,
  );
  if (kept) put(draft, [`${spot.indent}properties:`], { path: spot.path, key: "" });
  const indent = kept ? `${spot.indent}  ` : spot.indent;
  for (const [index, property] of properties.entries()) {
    writeProperty(draft, { ...spot, indent, path: `${spot.path}.${index}`, place: property.place }, property);
  }
}

function writeSensitivity(draft: Draft, spot: Spot, sensitivity: string): void {
  const { indent, path, place, label } = spot;
  draft.counts.personal += 1;
  const asked = decide(draft, {
    code: "import-personal-data",
    comment: "the plan calls it data about a person",
    message: `${label} carries ${sensitivity} data in the plan`,
    hint: `it is sent only after separate consent (\`${PERSONAL_PURPOSE}\`): leave it out, or decide purpose and sensitivity`,
    place,
  });
  put(draft, [`${indent}sensitivity: ${sensitivity}${asked}`], { path, key: "" });
  const lines = [`${indent}purpose: ${PERSONAL_PURPOSE}`, `${indent}requires: ${PERSONAL_PURPOSE}`];
  put(draft, lines, { path, key: "" });
}
