/**
 * From the files of another tool's plan to a catalogue that is valid: read, name, write, then let the compiler look at
 * what was written. What it refuses becomes a comment with the compiler's own words, and the catalogue is written anew.
 */

import { type Diagnostic, hasErrors, type Sources, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { loadCatalog } from "../rules/load.ts";
import { checkCharacters, normaliseText } from "../source/text.ts";
import { IMPORT_FORMATS, type ImportFormat, type ImportFormatName } from "./formats.ts";
import { indexLines } from "./lines.ts";
import { notTheFormat, type PlanFile } from "./readers/read-file.ts";
import { readerOf } from "./readers/readers.ts";
import { countRepairs, repairsFor } from "./repairs.ts";
import { type NamedModel, resolveNames } from "./resolve-names.ts";
import { writeCatalogue } from "./write/catalogue.ts";
import { type Counts, newDraft, type Repairs } from "./write/draft.ts";
import type { HeadOptions } from "./write/head.ts";

export interface ImportInput {
  readonly format: ImportFormatName;
  /** File or folder, as the person named it. */
  readonly source: string;
  /** Names as the person would write them, texts as they were read. */
  readonly files: readonly PlanFile[];
  readonly product?: string;
  readonly consent?: "opt-in" | "opt-out";
  /** YYYY-MM-DD: decides what has expired. */
  readonly today: string;
}

export interface ImportResult {
  /** The catalogue; absent if the files are not in the format or hold no event. */
  readonly yaml?: string;
  readonly counts: Counts;
  /** What a person has to decide, and what is wrong with the plan. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics' offsets count in. */
  readonly sources: Sources;
}

const NOTHING: Counts = { events: 0, properties: 0, decisions: 0, leftovers: 0, leftOut: 0, personal: 0 };

/** Rounds of writing and checking. Each takes at least one entry out, and nearly always the second round is the last. */
const MAX_ROUNDS = 12;

export function importPlan(input: ImportInput): ImportResult {
  const files = input.files.map(({ file, text }) => ({ file, text: normaliseText(text) }));
  const sources: Sources = new Map(files.map(({ file, text }) => [file, text]));
  const fail = (diagnostics: readonly Diagnostic[]): ImportResult => {
    return { counts: NOTHING, diagnostics: sortDiagnostics(diagnostics), sources };
  };
  const characters = files.flatMap(({ file, text }) => checkCharacters(text, file));
  if (characters.length > 0) return fail(characters);
  const format: ImportFormat = IMPORT_FORMATS[input.format];
  const { model, diagnostics } = readerOf(input.format, input.today)(files);
  if (model === undefined || hasErrors(diagnostics)) return fail(diagnostics);
  if (model.groups.every((group) => group.entries.length === 0)) {
    const hint = "check that this is the whole plan";
    return fail([notTheFormat(files[0]?.file ?? input.source, "there is no event in here", hint)]);
  }
  const written = writeValid(resolveNames(model), input, format, sources);
  return { ...written, diagnostics: sortDiagnostics([...diagnostics, ...written.diagnostics]) };
}

function writeValid(
  model: NamedModel,
  input: ImportInput,
  format: ImportFormat,
  sources: Sources,
): ImportResult {
  const { product, consent, source, today } = input;
  const options: HeadOptions = {
    title: format.title,
    source,
    format: input.format,
    ...(product === undefined ? {} : { product }),
    ...(consent === undefined ? {} : { consent }),
    ...(format.receiver === undefined ? {} : { receiver: format.receiver }),
  };
  const places = indexLines(sources, source);
  let repairs: Repairs = new Map();
  for (let round = 1; ; round += 1) {
    const draft = newDraft(sources, places, repairs);
    const written = writeCatalogue(draft, model, options);
    const checked = loadCatalog({ text: written.text, file: source, today });
    const more = repairsFor(checked, written, draft);
    const done = { yaml: written.text, counts: draft.counts, sources };
    if (more === undefined) return { ...done, diagnostics: draft.diagnostics };
    if (countRepairs(more) === countRepairs(repairs) || round === MAX_ROUNDS) {
      throw new Error(
        `the catalogue that was written is not valid: ${checked.diagnostics[0]?.message ?? ""}`,
      );
    }
    repairs = more;
  }
}
