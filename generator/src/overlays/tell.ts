/** Reads the overlays of a catalogue and adds what they say, and what is wrong with them, to the loaded catalogue. */
import { dirname, resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import type { LoadResult, Origin } from "../rules/load.ts";
import type { ReadResult } from "../source/read.ts";
import { readInside } from "../source/read-includes.ts";
import { checkOverlay } from "./check-overlay.ts";
import type { FoundOverlays, OverlayFile } from "./find.ts";
import type { LoadedLanguages } from "./load.ts";
import { localise } from "./localise.ts";
import { isSound, type Overlay, readOverlay } from "./read-overlay.ts";
import { type Originals, originalsOf } from "./texts.ts";

/** `file`: the catalogue, as the person named it. An error in an overlay is an error of the whole. */
export function tell(loaded: LoadResult, found: FoundOverlays, file: string): LoadedLanguages {
  const { origin } = loaded;
  const originals: Originals = origin === undefined ? new Map() : originalsOf(origin.raw);
  const read = found.files.map((one) => readOne(one, file));
  const diagnostics = [
    ...loaded.diagnostics,
    ...found.diagnostics,
    ...read.flatMap(({ overlay, diagnostics: faults }) => [
      ...faults,
      ...checked(overlay, origin, originals),
    ]),
  ];
  const { catalog, ...rest } = loaded;
  const sources = new Map([...loaded.sources, ...read.flatMap((one) => [...one.sources])]);
  if (catalog === undefined || origin === undefined || hasErrors(diagnostics))
    return { ...rest, diagnostics: sortDiagnostics(diagnostics), sources, languages: [] };
  const languages = read.flatMap(({ overlay }) =>
    overlay === undefined ? [] : localise(overlay, origin.raw, originals),
  );
  return { ...loaded, diagnostics: sortDiagnostics(diagnostics), sources, languages };
}

interface ReadOne extends Pick<ReadResult, "diagnostics" | "sources"> {
  readonly overlay?: Overlay;
}

/** Like an included file, an overlay is no way out of the catalogue's folder. */
function readOne({ language, name, file }: OverlayFile, catalogue: string): ReadOne {
  const read = readInside(dirname(resolve(catalogue)), name, file);
  if (read.text === undefined) return read;
  const overlay = readOverlay(language, file, read.text);
  return { overlay, diagnostics: overlay.diagnostics, sources: new Map([[file, overlay.text]]) };
}

/** Against a catalogue with errors nothing is checked: what would be found may be a mere consequence. */
function checked(
  overlay: Overlay | undefined,
  origin: Origin | undefined,
  originals: Originals,
): readonly Diagnostic[] {
  if (overlay?.root === undefined || origin === undefined || !isSound(overlay)) return [];
  return checkOverlay({ ...overlay, root: overlay.root }, origin, originals);
}
