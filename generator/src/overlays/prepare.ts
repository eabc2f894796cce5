/** What `forthright overlay` has to write: reads the overlay, or begins one. */
import { type Diagnostic, diagnostic, type Sources } from "../diagnostics/diagnostic.ts";
import { closest } from "../diagnostics/suggest.ts";
import type { Origin } from "../rules/load.ts";
import { readSource } from "../source/read.ts";
import { isSound, type Overlay, readOverlay } from "./read-overlay.ts";
import { originalsOf } from "./texts.ts";
import { isBlock, type Updated, updateOverlay } from "./update.ts";

export interface Prepared {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Places to accept that no text has, with what was probably meant. */
  readonly unknown?: readonly string[];
  readonly updated?: Updated;
  /** The file's new text; absent if it is up to date or cannot be worked with. */
  readonly write?: string;
}

export interface PrepareInput {
  readonly language: string;
  readonly file: string;
  /** Whether the file is there. */
  readonly exists: boolean;
  readonly origin: Origin;
  /** Places whose texts still hold, or `all`. */
  readonly accepted: readonly string[];
}

export function prepare({ language, file, exists, origin, accepted }: PrepareInput): Prepared {
  const read = exists ? readSource(file) : { text: beginning(language), diagnostics: [], sources: new Map() };
  if (read.text === undefined) return read;
  const overlay = readOverlay(language, file, read.text);
  const sources = new Map([[file, overlay.text]]);
  const { root } = overlay;
  if (root === undefined || !isSound(overlay)) return { diagnostics: overlay.diagnostics, sources };
  if (!isBlock({ ...overlay, root })) {
    const message = `${file} stands in one pair of brackets, which cannot be changed line by line`;
    return { diagnostics: [notKept(file, message, "write one key to a line, without `{` and `}`")], sources };
  }
  const originals = originalsOf(origin.raw);
  const unknown = accepted.filter((place) => place !== "all" && !originals.has(place));
  if (unknown.length > 0) {
    const meant = unknown.map((place) => ({ place, meant: closest(place, originals.keys()) }));
    const words = meant.map(({ place, meant: one }) => (one === undefined ? place : `${place} (${one}?)`));
    return { diagnostics: [], sources, unknown: words };
  }
  const updated = updateOverlay(
    overlay,
    originals,
    (place) => accepted.includes("all") || accepted.includes(place),
  );
  if (!hasSameTexts(overlay, readOverlay(language, file, updated.text))) {
    const message = `without its lines that begin with \`#?\`, ${file} would say something else`;
    return { diagnostics: [notKept(file, message, "take these lines away by hand")], sources };
  }
  const same = exists && updated.text === overlay.text;
  return { diagnostics: [], sources, updated, ...(same ? {} : { write: asItWas(updated.text, read.text) }) };
}

function beginning(language: string): string {
  return `# yaml-language-server: $schema=./generated/schemas/overlay.schema.json
#
# The texts of catalog.yaml in another language (${language}): the same shape, texts only.
# What is missing here stays in the original.
forthright: 1
`;
}

function notKept(file: string, message: string, hint: string): Diagnostic {
  return diagnostic("overlay-not-kept", { message, file, hint });
}

/** A line that is taken away can have ended a text, and then the next line would join it. */
function hasSameTexts(before: Overlay, after: Overlay): boolean {
  const [one, other] = [before, after].map(({ texts }) =>
    [...texts].map(([place, { text }]) => [place, text]),
  );
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Line ends and byte-order mark of the file stay. */
function asItWas(text: string, before: string): string {
  const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
  return `${mark}${before.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text}`;
}
