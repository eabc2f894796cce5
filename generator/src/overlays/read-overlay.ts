/** From the text of an overlay to its texts by place, and to everything that is wrong with its form. Pure. */
import { readMap } from "../catalog/read-map.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { OVERLAY_KINDS } from "../language/overlay-kinds.ts";
import { checkCharacters, normaliseText } from "../source/text.ts";
import type { MapNode } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import { parseRecords, type TextRecord } from "./records.ts";
import { type RawNode, type Text, textsOf } from "./texts.ts";

/** Texts of a catalogue in another language. */
export interface Overlay {
  readonly language: string;
  /** As diagnostics name it. */
  readonly file: string;
  /** The whole file; offsets of the tree count in it. */
  readonly text: string;
  /** Absent where the text is no YAML. */
  readonly root?: MapNode;
  readonly raw: RawNode;
  /** By place. */
  readonly texts: ReadonlyMap<string, Text>;
  /** By place. */
  readonly records: ReadonlyMap<string, TextRecord>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readOverlay(language: string, file: string, given: string): Overlay {
  const text = normaliseText(given);
  const nothing = { language, file, text, raw: {}, texts: new Map(), records: new Map() };
  const characters = checkCharacters(text, file);
  if (characters.length > 0) return { ...nothing, diagnostics: characters };
  const { root, diagnostics: faults } = parseYaml(text, file);
  if (root === undefined) return { ...nothing, diagnostics: faults };
  const diagnostics: Diagnostic[] = [];
  const context = { file, diagnostics, broken: new Set<MapNode>(), overlay: OVERLAY_KINDS };
  const raw = readMap(context, root, "catalogue", "an overlay");
  const { translated } = raw;
  const lines = Array.isArray(translated) ? translated.filter((line) => typeof line === "string") : [];
  const texts = new Map([...textsOf(raw)].map((one) => [one.place, one]));
  return {
    ...nothing,
    root,
    raw,
    texts,
    records: parseRecords(lines),
    diagnostics: [...faults, ...diagnostics],
  };
}

/** Whether the file can be worked with at all. */
export function isSound({ root, diagnostics }: Overlay): boolean {
  return root !== undefined && !hasErrors(diagnostics);
}
