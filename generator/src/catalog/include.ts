/**
 * Puts the entries of included files into the tree of the catalogue. The texts of all files stand one after another,
 * and offsets count in the whole, so that everything after this stage works on one tree; `place` finds the file again.
 */
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { type Diagnostic, diagnostic, type Related, type Span } from "../diagnostics/diagnostic.ts";
import { PART_KEYS } from "../language/part-keys.ts";
import { matchesGlob, patternFault } from "../source/glob.ts";
import type { IncludeReader } from "../source/include-reader.ts";
import { MAX_FILE_BYTES, MAX_INCLUDED_FILES } from "../source/limits.ts";
import { checkCharacters, normaliseText } from "../source/text.ts";
import { type Entry, entryOf, keySpan, type MapNode, shifted } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import { readMap } from "./read-map.ts";

/** A file, and where its text starts in the whole. */
export interface Part {
  readonly file: string;
  readonly text: string;
  readonly start: number;
}

export interface Whole {
  readonly root: MapNode;
  /** The catalogue's own file first. */
  readonly parts: readonly Part[];
  /** What is wrong with `include` and with the included files as such; if anything is, entries are missing. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Work {
  /** Absent where no file can be read. */
  readonly reader: IncludeReader | undefined;
  /** The catalogue's file; its folder is what names of included files start with. */
  readonly file: string;
  readonly parts: Part[];
  readonly roots: MapNode[];
  readonly diagnostics: Diagnostic[];
  /** Where each file was first included, by path. */
  readonly seen: Map<string, Place>;
  /** Paths of the files that are being read, outermost first. */
  readonly open: string[];
  end: number;
}

export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** Follows every `include` of a catalogue. */
export function includeFiles(
  root: MapNode,
  text: string,
  file: string,
  reader: IncludeReader | undefined,
): Whole {
  const parts: Part[] = [{ file, text, start: 0 }];
  const own = reader?.own ?? "";
  const work: Work = {
    ...{ reader, file, parts, roots: [], diagnostics: [], seen: new Map() },
    ...{ open: [own], end: text.length + 1 },
  };
  follow(work, root, 0, file, "");
  return { root: merge(work, root), parts, diagnostics: work.diagnostics };
}

/** Follows the patterns of one file; `start` is where its text stands in the whole, `folder` where the file stands. */
function follow(work: Work, root: MapNode, start: number, file: string, folder: string): void {
  const value = entryOf(root, "include")?.value;
  if (value?.kind !== "list") return;
  for (const item of value.items) {
    if (item.kind !== "scalar" || typeof item.value !== "string") continue;
    const place: Place = { file, span: { start: item.start - start, end: item.end - start } };
    for (const path of pathsOf(work, item.value, folder, place)) includeFile(work, path, place);
  }
}

function report(
  work: Work,
  code: DiagnosticCode,
  place: Place,
  message: string,
  hint: string,
  first?: Place,
): void {
  const related: readonly Related[] = first === undefined ? [] : [{ message: "first here", ...first }];
  work.diagnostics.push(diagnostic(code, { message, ...place, related, hint }));
}

/** The files of a pattern in the order of their names, by code units. */
function pathsOf(work: Work, pattern: string, folder: string, place: Place): readonly string[] {
  const fault = patternFault(pattern);
  if (fault !== undefined) {
    const hint = "name files beside this one or below it, such as `catalog/*.yaml`";
    report(work, "include-outside", place, `\`${pattern}\` ${fault}`, hint);
    return [];
  }
  const { reader } = work;
  if (reader === undefined) {
    report(
      work,
      "include-not-found",
      place,
      "included files cannot be read here",
      "give the catalogue as a file",
    );
    return [];
  }
  const inside = folder === "" ? pattern : `${folder}/${pattern}`;
  const found = [...new Set(reader.find(folder, pattern))].filter((path) => matchesGlob(inside, path));
  if (found.length === 0) {
    const where = folder === "" ? "beside the catalogue" : `below ${folder}/`;
    const hint = "create the file, mend the pattern, or remove it";
    report(work, "include-not-found", place, `no file ${where} matches \`${pattern}\``, hint);
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

function includeFile(work: Work, path: string, place: Place): void {
  if (!mayInclude(work, path, place)) return;
  const name = nameBeside(work.file, path);
  const read = work.reader?.read(path, name);
  if (read === undefined) return;
  const text = normaliseText(read.text ?? read.sources.get(name) ?? "");
  const part: Part = { file: name, text, start: work.end };
  work.parts.push(part);
  work.end += text.length + 1;
  work.diagnostics.push(...read.diagnostics);
  if (work.end > MAX_FILE_BYTES) {
    const message = `the included files have more than ${MAX_FILE_BYTES} characters together`;
    report(work, "file-too-large", place, message, "check what the pattern matches");
  } else if (read.text !== undefined) {
    parsePart(work, part, path);
  }
}

/** Each file once, none inside itself, and not too many. */
function mayInclude(work: Work, path: string, place: Place): boolean {
  const { open, seen } = work;
  const first = seen.get(path);
  if (open.includes(path)) {
    const way = [...open.slice(open.indexOf(path)), path].join(" → ");
    report(work, "include-cycle", place, `\`${path}\` would include itself`, `the way is ${way}`);
    return false;
  }
  if (first !== undefined) {
    const hint = "name each file once, or let one pattern match it";
    report(work, "included-twice", place, `\`${path}\` is included already`, hint, first);
    return false;
  }
  seen.set(path, place);
  if (seen.size === MAX_INCLUDED_FILES + 1) {
    const message = `more than ${MAX_INCLUDED_FILES} included files`;
    report(work, "yaml-too-big", place, message, "check what the pattern matches");
  }
  return seen.size <= MAX_INCLUDED_FILES;
}

function parsePart(work: Work, part: Part, path: string): void {
  const { file, text, start } = part;
  const faults = checkCharacters(text, file);
  const yaml = faults.length > 0 ? undefined : parseYaml(text, file);
  work.diagnostics.push(...faults, ...(yaml?.diagnostics ?? []).map(forPart));
  if (yaml?.root === undefined) return;
  const root = shifted(yaml.root, start);
  work.open.push(path);
  follow(work, root, start, file, path.split("/").slice(0, -1).join("/"));
  work.open.pop();
  work.roots.push(root);
}

/** An included file needs no `forthright: 1`. */
function forPart(one: Diagnostic): Diagnostic {
  if (one.code !== "empty-catalogue" && one.code !== "root-not-a-map") return one;
  return { ...one, hint: "an included file has `groups`, `types` or `purposes`" };
}

/** `telemetry/catalog.yaml` and `parts/a.yaml` make `telemetry/parts/a.yaml`; `HEAD:catalog.yaml` is in a commit. */
function nameBeside(file: string, path: string): string {
  return `${/^.*[/\\:]/s.exec(file)?.[0] ?? ""}${path}`;
}

const MERGED: readonly string[] = Object.keys(PART_KEYS);

/** The catalogue's entries first, then those of the files in the order in which they were included. */
function merge(work: Work, root: MapNode): MapNode {
  const entries = new Map(root.entries.map((entry) => [entry.key, entry]));
  for (const part of work.roots) {
    const rest = part.entries.filter(
      (entry) =>
        !MERGED.includes(entry.key) || entry.value.kind !== "map" || !mergeInto(entries, entry, work),
    );
    // What is not merged is no part of an included file, or has the wrong shape: reading it says so.
    const context = { file: work.file, diagnostics: [] as Diagnostic[], broken: new Set<MapNode>() };
    readMap(context, { ...part, entries: rest }, "part", "an included file");
    work.diagnostics.push(...context.diagnostics.map((one) => placeIn(work.parts, one)));
  }
  return { ...root, entries: [...entries.values()] };
}

/** False if the catalogue's own value is no map, which is reported there. */
function mergeInto(entries: Map<string, Entry>, added: Entry, work: Work): boolean {
  const before = entries.get(added.key);
  if (before === undefined) {
    entries.set(added.key, added);
    return true;
  }
  if (before.value.kind !== "map" || added.value.kind !== "map") return true;
  const known = new Map(before.value.entries.map((entry) => [entry.key, entry]));
  for (const entry of added.value.entries) {
    const first = known.get(entry.key);
    if (first === undefined) known.set(entry.key, entry);
    else work.diagnostics.push(duplicate(work, added.key, entry, first));
  }
  entries.set(added.key, { ...before, value: { ...before.value, entries: [...known.values()] } });
  return true;
}

function duplicate({ parts, file }: Work, key: string, entry: Entry, first: Entry): Diagnostic {
  const one = diagnostic("duplicate-entry", {
    message: `\`${entry.key}\` stands under \`${key}\` in two files`,
    file,
    span: keySpan(entry),
    related: [{ message: "first here", file, span: keySpan(first) }],
    hint: "keep one of the two, or rename it; entries of two files are not mixed",
  });
  return placeIn(parts, one);
}

/** A diagnostic about the whole, with the file and the offsets that its places have there. */
export function placeIn(parts: readonly Part[], one: Diagnostic): Diagnostic {
  const [own] = parts;
  if (own === undefined || parts.length === 1 || one.file !== own.file) return one;
  const { related, span, fix } = one;
  return {
    ...one,
    ...(fix === undefined ? {} : { fix: { ...fix, span: placeOf(parts, fix.span).span } }),
    ...(span === undefined ? {} : placeOf(parts, span)),
    ...(related === undefined
      ? {}
      : {
          related: related.map((at) => (at.file === own.file ? { ...at, ...placeOf(parts, at.span) } : at)),
        }),
  };
}

/** The file of a place in the whole, and its offsets there. */
export function placeOf(parts: readonly Part[], span: Span): Place {
  const part = parts.findLast(({ start }) => start <= span.start);
  const { file = "", start = 0 } = part ?? {};
  return { file, span: { start: span.start - start, end: span.end - start } };
}
