/** What can be wrong with YAML, in our words: faults that the library finds, and those that we look for. */
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { type Entry, keySpan, type Node } from "./tree.ts";

/** A document whose root is no map. */
export function notACatalogue(root: Node, file: string): Diagnostic {
  if (root.kind === "scalar" && root.value === null) {
    const hint = "a catalogue starts with `forthright: 1`";
    return diagnostic("empty-catalogue", { message: `${file} has no content`, file, hint });
  }
  return diagnostic("root-not-a-map", {
    message: `a catalogue is a map of keys, and this is ${root.kind === "list" ? "a list" : "a single value"}`,
    file,
    span: { start: root.start, end: root.end },
    hint: "start with `forthright: 1` and go on with `product:`",
  });
}

export function duplicateKey(entry: Entry, first: Entry, file: string): Diagnostic {
  const message =
    entry.key === first.key
      ? `the key \`${entry.key}\` stands twice in this map`
      : `the keys \`${entry.key}\` and \`${first.key}\` look the same and are made of different characters`;
  const related = [{ message: "first here", file, span: keySpan(first) }];
  return diagnostic("duplicate-key", {
    message,
    file,
    span: keySpan(entry),
    related,
    hint: "remove or rename one of the two",
  });
}

/** What is wrong with a key, if anything is: keys are text, and not `<<` or `__proto__`. */
export function keyFault(key: Node, file: string): Diagnostic | undefined {
  const span = { start: key.start, end: key.end };
  if (key.kind !== "scalar") {
    return diagnostic("key-not-text", {
      message: `a ${key.kind} cannot be a key`,
      file,
      span,
      hint: "give the key a name",
    });
  }
  const { value, written } = key;
  if (typeof value !== "string") {
    const reading = value === null ? "nothing" : `a ${typeof value}`;
    const message = `YAML reads the key \`${written}\` as ${reading}, not as text`;
    const hint =
      written === "" ? "give the key a name" : `write "${written}" in quotes if it is meant as a name`;
    return diagnostic("key-not-text", { message, file, span, hint });
  }
  if (value === "<<") {
    const hint = "write the keys out, or declare a named type under `types` and use `$type`";
    return diagnostic("yaml-merge-key", {
      message: "merge keys are not part of the language",
      file,
      span,
      hint,
    });
  }
  if (value !== "__proto__") return undefined;
  const message = "`__proto__` cannot be a name: JavaScript uses it for something else";
  return diagnostic("reserved-name", { message, file, span, hint: "choose another name" });
}

/** The part of a library error that is used. */
interface LibraryError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

interface Parsed {
  readonly errors: readonly LibraryError[];
  readonly warnings: readonly LibraryError[];
}

/** What follows the first errors, above all in the same line, is mostly their consequence. */
const MAX_REPORTED = 20;

const EXPLANATIONS: Readonly<Record<string, readonly [message: string, hint?: string]>> = {
  BAD_ALIAS: ["an alias needs a name", "write text that starts with `*` in quotes"],
  ALIAS_PROPS: ["an alias can have neither anchor nor tag"],
  BAD_DIRECTIVE: ["an unknown directive", "remove the line; text that starts with `%` stands in quotes"],
  BAD_DQ_ESCAPE: ["not an escape sequence of YAML", "write `\\\\` for a backslash, or use single quotes"],
  BAD_INDENT: ["the indentation does not fit the lines above", "align it with its neighbours, with spaces"],
  BAD_PROP_ORDER: ["anchors and tags stand before the sign that follows"],
  BAD_SCALAR_START: ["text cannot start with this sign", "put the text in quotes"],
  BLOCK_AS_IMPLICIT_KEY: [
    "a map or list cannot start on this line",
    "put text with `: ` in quotes, or start a new line",
  ],
  BLOCK_IN_FLOW: ["an indented map or list cannot stand between brackets"],
  IMPOSSIBLE: ["this cannot be read as YAML"],
  KEY_OVER_1024_CHARS: ["a key of more than 1,024 characters"],
  MISSING_CHAR: ["a sign is missing here"],
  MULTILINE_IMPLICIT_KEY: ["a key goes over more than one line", "is a `:` missing after the key above?"],
  MULTIPLE_ANCHORS: ["two anchors for one value"],
  MULTIPLE_TAGS: ["two tags for one value"],
  RESOURCE_EXHAUSTION: ["too deeply nested"],
  TAB_AS_INDENT: ["a tab cannot indent a line", "indent with spaces"],
  TAG_RESOLVE_FAILED: [
    "tags may not stand in a catalogue",
    "remove the tag; text that starts with `!` stands in quotes",
  ],
  UNEXPECTED_TOKEN: ["this does not fit here"],
  BAD_COLLECTION_TYPE: ["the tag does not fit the value"],
};

/** Errors and warnings of all documents, in the order of the file. */
export function syntaxDiagnostics(
  documents: readonly Parsed[],
  text: string,
  file: string,
): readonly Diagnostic[] {
  const faults = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  const firsts: LibraryError[] = [];
  // Where the line of the last one ends: a line may be very long, and have very many faults.
  let end = -1;
  for (const fault of faults.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (fault.pos[0] <= end) continue;
    if (firsts.length === MAX_REPORTED) break;
    firsts.push(fault);
    const feed = text.indexOf("\n", fault.pos[0]);
    end = feed < 0 ? text.length : feed;
  }
  return firsts.map((fault) => explain(fault, text, file));
}

function explain(fault: LibraryError, text: string, file: string): Diagnostic {
  const start = Math.min(Math.max(0, fault.pos[0]), text.length);
  const end = Math.min(Math.max(start, fault.pos[1]), text.length);
  const [own, hint] = EXPLANATIONS[fault.code] ?? ["this cannot be read as YAML"];
  const detail = DETAILED.has(fault.code) ? firstLine(fault.message) : undefined;
  const code = fault.code === "TAG_RESOLVE_FAILED" ? "yaml-tag" : "yaml-syntax";
  return diagnostic(code, {
    message: detail === undefined ? own : `${own} (${detail})`,
    file,
    span: { start, end },
    hint,
  });
}

/** Codes whose message from the library says which sign is meant. */
const DETAILED: ReadonlySet<string> = new Set([
  "MISSING_CHAR",
  "UNEXPECTED_TOKEN",
  "IMPOSSIBLE",
  "BAD_INDENT",
]);

/** The library's message may quote the whole rest of the file. */
function firstLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  return line.length <= 120 ? line : `${line.slice(0, 117)}...`;
}
