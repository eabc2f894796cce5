/** From the text of a catalogue, and of the files that it includes, to one tree. */
import {
  type Diagnostic,
  hasErrors,
  type Sources,
  type Span,
  sortDiagnostics,
} from "../diagnostics/diagnostic.ts";
import type { IncludeReader } from "../source/include-reader.ts";
import type { TreeMemory } from "../source/reparse.ts";
import { checkCharacters, normaliseText } from "../source/text.ts";
import { entryOf, type MapNode } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import { includeFiles, type Place, placeIn, placeOf } from "./include.ts";

export interface CatalogText {
  readonly text: string;
  /** Name of the file as the person gave it; diagnostics carry it. */
  readonly file: string;
  /** Finds and reads included files. Without it a catalogue that includes some cannot be read. */
  readonly includes?: IncludeReader | undefined;
  /** What has read the file before, and may read it faster now. */
  readonly trees?: TreeMemory | undefined;
}

export interface CatalogTree {
  /** Absent where the text is no YAML, or where a file is missing: what follows would be mere consequences. */
  readonly root?: MapNode;
  /** The texts of all files, one after another: offsets of the tree count in it. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file by its name, the catalogue's own first. */
  readonly sources: Sources;
  /** Gives a diagnostic about the tree the file and the offsets of its places there. */
  readonly place: (one: Diagnostic) => Diagnostic;
  /** The same for a single place. */
  readonly placeOf: (span: Span) => Place;
}

const same = (one: Diagnostic): Diagnostic => one;

export function readTree({ text: given, file, includes, trees }: CatalogText): CatalogTree {
  const text = normaliseText(given);
  const sources: Sources = new Map([[file, text]]);
  const single = { text, sources, place: same, placeOf: (span: Span): Place => ({ file, span }) };
  const characters = checkCharacters(text, file);
  if (characters.length > 0) return { ...single, diagnostics: characters };
  const { root, diagnostics } = trees === undefined ? parseYaml(text, file) : trees.parse(text, file);
  if (root === undefined) return { ...single, diagnostics: sortDiagnostics(diagnostics) };
  if (entryOf(root, "include") === undefined) return { ...single, root, diagnostics };
  const whole = includeFiles(root, text, file, includes);
  const all = {
    text: whole.parts.map((part) => part.text).join("\n"),
    sources: new Map(whole.parts.map((part) => [part.file, part.text])),
    place: (one: Diagnostic) => placeIn(whole.parts, one),
    placeOf: (span: Span) => placeOf(whole.parts, span),
  };
  if (!hasErrors(whole.diagnostics)) return { root: whole.root, diagnostics, ...all };
  return { diagnostics: sortDiagnostics([...diagnostics, ...whole.diagnostics]), ...all };
}
