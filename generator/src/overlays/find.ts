/** Finds the overlays of a catalogue: files beside it that are named `catalog.<language>.yaml`. */
import { basename, dirname, join } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { LANGUAGE } from "../language/formats.ts";
import { namesIn } from "../source/read-folder.ts";

export interface OverlayFile {
  readonly language: string;
  /** Name without folder. */
  readonly name: string;
  /** As diagnostics name it. */
  readonly file: string;
}

export interface FoundOverlays {
  /** By language. */
  readonly files: readonly OverlayFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const YAML = /\.ya?ml$/u;

/** `catalog.yaml` and `de` give `catalog.de.yaml`. */
export function overlayName(file: string, language: string): string {
  const name = basename(file);
  const end = YAML.exec(name)?.[0] ?? ".yaml";
  return `${name.replace(YAML, "")}.${language}${end}`;
}

/** The file of a language beside a catalogue, as a person names it. */
export function overlayPath(file: string, language: string): string {
  return join(dirname(file), overlayName(file, language));
}

/** `file`: the catalogue, as the person named it. `own`: the language of its texts. */
export function findOverlays(file: string, own: string): FoundOverlays {
  const stem = `${basename(file).replace(YAML, "")}.`;
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, OverlayFile>();
  for (const name of namesIn(dirname(file))) {
    const language = name.startsWith(stem) ? /^(.+)\.ya?ml$/u.exec(name.slice(stem.length))?.[1] : undefined;
    if (language === undefined) continue;
    const found = { language, name, file: join(dirname(file), name) };
    const fault = faultOf(found, file, own, files.get(language));
    if (fault !== undefined) diagnostics.push(fault);
    else if (LANGUAGE.test(language)) files.set(language, found);
  }
  return { files: [...files.values()], diagnostics };
}

function faultOf(
  { language, file }: OverlayFile,
  catalogue: string,
  own: string,
  same: OverlayFile | undefined,
): Diagnostic | undefined {
  if (!LANGUAGE.test(language)) {
    const small = language.toLowerCase().replaceAll("_", "-");
    if (small === language || !LANGUAGE.test(small)) return undefined;
    const message = `${file} is no overlay: \`${language}\` is not a lower-case language tag`;
    return diagnostic("overlay-name", { message, file, hint: `name it ${overlayName(catalogue, small)}` });
  }
  if (language === own) {
    const message = `${file} would tell in \`${language}\` what the catalogue says in \`${language}\` itself`;
    const hint = "put its texts into the catalogue, or name with `language` what the catalogue is written in";
    return diagnostic("overlay-language", { message, file, hint });
  }
  if (same === undefined) return undefined;
  const message = `${file} and ${same.file} are both for \`${language}\``;
  return diagnostic("overlay-language", { message, file, hint: "keep one of them" });
}
