/**
 * From text to the tree of `tree.ts`. The only file that imports `yaml`: it is asked for tokens and nodes, never for
 * plain values, and its errors become diagnostics of ours.
 */
import { Alias, Composer, type CST, type Document, Lexer, Parser, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { type Diagnostic, type DiagnosticParts, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { MAX_DEPTH, MAX_LEXEMES, MAX_LINES } from "./limits.ts";
import { numberFault } from "./numbers.ts";
import { lineAt } from "./text.ts";
import type { Entry, MapNode, Node, ScalarNode } from "./tree.ts";
import { duplicateKey, keyFault, notACatalogue, syntaxDiagnostics } from "./yaml-errors.ts";

export interface YamlResult {
  /** Absent if the text is no YAML map at all; entries that could not be read are left out of it. */
  readonly root?: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one YAML 1.2 document whose root is a map. */
export function parseYaml(text: string, file: string): YamlResult {
  const context = newContext(text, file, false);
  const tokens = readTokens(context);
  if (tokens === undefined) return { diagnostics: context.diagnostics };
  const document = compose(context, tokens);
  if (document === undefined) return { diagnostics: context.diagnostics };
  const root = convert(context, document.contents, 0, text.length);
  if (root.kind === "map") return { root, diagnostics: context.diagnostics };
  return { diagnostics: [...context.diagnostics, notACatalogue(root, file)] };
}

export interface ForeignResult {
  /** Roots of the documents that were read; empty if the text is no YAML. */
  readonly documents: readonly Node[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML or JSON that other tools wrote: any root, several documents, any number and any key, double keys, aliases
 * of maps and lists, merge keys. Tags and directives are faults here as well, and the same limits hold.
 */
export function parseForeign(text: string, file: string): ForeignResult {
  const context = newContext(text, file, true);
  const tokens = readTokens(context);
  if (tokens === undefined) return { documents: [], diagnostics: context.diagnostics };
  const composed = composeAll(context, tokens);
  const documents: Node[] = [];
  for (const document of composed) {
    context.anchors.clear();
    documents.push(convert(context, document.contents, document.range[0], document.range[1]));
  }
  return { documents, diagnostics: context.diagnostics };
}

interface Context {
  readonly file: string;
  readonly text: string;
  /** Whether the text is another tool's and not a catalogue. */
  readonly foreign: boolean;
  readonly diagnostics: Diagnostic[];
  /** Values by anchor, in the order of the file: plain ones, and in foreign text also maps and lists. */
  readonly anchors: Map<string, Node>;
  /** Parts of foreign text that aliases have repeated so far. */
  repeated: number;
}

function newContext(text: string, file: string, foreign: boolean): Context {
  return { file, text, foreign, diagnostics: [], anchors: new Map(), repeated: 0 };
}

function report(
  context: Context,
  code: DiagnosticCode,
  span: Span,
  parts: Omit<DiagnosticParts, "file" | "span">,
) {
  context.diagnostics.push(diagnostic(code, { file: context.file, span, ...parts }));
}

/** Feeds the parser one lexeme at a time, so that depth and amount are bounded while it works. */
function readTokens(context: Context): readonly CST.Token[] | undefined {
  const beyond = lineAt(context.text, MAX_LINES);
  if (beyond !== undefined) return refuse(context, "yaml-too-big", beyond, `${MAX_LINES} lines`);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(context.text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    lexemes += 1;
    if (parser.stack.length > MAX_DEPTH) return refuse(context, "yaml-too-deep", parser.offset);
    if (lexemes > MAX_LEXEMES) return refuse(context, "yaml-too-big", parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function refuse(
  context: Context,
  code: "yaml-too-deep" | "yaml-too-big",
  offset: number,
  limit = `${MAX_LEXEMES} names, values and signs`,
): undefined {
  const start = Math.min(offset, Math.max(0, context.text.length - 1));
  const message =
    code === "yaml-too-deep"
      ? `more than ${MAX_DEPTH} maps and lists inside one another`
      : `more than ${limit} in one file`;
  report(context, code, { start, end: start + 1 }, { message, hint: "check that this is a catalogue" });
  return undefined;
}

/** `uniqueKeys: false`: the library compares each key with each other one; `convert` looks for doubles itself. */
const OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: false,
  stringKeys: false,
  resolveKnownTags: false,
  strict: true,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: "silent",
} as const;

function compose(context: Context, tokens: readonly CST.Token[]): Document.Parsed | undefined {
  const [first, second] = composeAll(context, tokens);
  if (first === undefined || second === undefined) return first;
  const start = documentStart(context.text, second.range[0]);
  const message = "a second YAML document starts here";
  const span = { start, end: start + 3 };
  report(context, "yaml-several-documents", span, { message, hint: "keep one document" });
  return undefined;
}

/** Directives that are reported; a file with more is no catalogue. */
const MAX_DIRECTIVES = 20;

/** The documents of the text; none if anything is wrong with one of them. */
function composeAll(context: Context, tokens: readonly CST.Token[]): readonly Document.Parsed[] {
  const { file, text } = context;
  const directives = tokens.filter((token) => token.type === "directive");
  for (const token of directives.slice(0, MAX_DIRECTIVES)) {
    const span = { start: token.offset, end: token.offset + token.source.length };
    const message = `the directive ${token.source.split(" ", 1)[0]} may not stand in a catalogue`;
    report(context, "yaml-directive", span, { message, hint: "remove the line; catalogues are YAML 1.2" });
  }
  if (context.diagnostics.length > 0) return [];
  const documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  context.diagnostics.push(...syntaxDiagnostics(documents, text, file));
  return context.diagnostics.length > 0 ? [] : (documents as Document.Parsed[]);
}

/** The `---` line of a document; the library's range starts after it. */
function documentStart(text: string, offset: number): number {
  const at = text.lastIndexOf("---", offset + 3);
  return at < 0 ? offset : at;
}

function convert(context: Context, node: unknown, start: number, end: number): Node {
  if (node instanceof YAMLMap)
    return context.foreign ? convertForeignMap(context, node) : convertMap(context, node);
  if (node instanceof YAMLSeq) return convertList(context, node);
  if (node instanceof Alias) return followAlias(context, node);
  if (node instanceof Scalar) return convertScalar(context, node);
  return { kind: "scalar", value: null, written: "", start, end };
}

/** In a map of few keys looking at each of them is faster than an index. */
const FEW = 8;

function convertMap(context: Context, map: YAMLMap): MapNode {
  const { start, end } = spanOf(map);
  refuseTag(context, map);
  const entries: Entry[] = [];
  const seen = map.items.length > FEW ? new Map<string, Entry>() : undefined;
  for (const pair of map.items) {
    const key = readKey(context, pair.key, start);
    const keyEnd = key?.end ?? start;
    const value = convert(context, pair.value, keyEnd, keyEnd);
    if (key === undefined) continue;
    const entry: Entry = { key: key.text, keyStart: key.start, keyEnd: key.end, value };
    const composed = key.text.normalize("NFC");
    const first =
      seen === undefined ? entries.find((one) => one.key.normalize("NFC") === composed) : seen.get(composed);
    if (first === undefined) {
      seen?.set(composed, entry);
      entries.push(entry);
    } else {
      context.diagnostics.push(duplicateKey(entry, first, context.file));
    }
  }
  return { kind: "map", entries, start, end };
}

/** A map of foreign text: a key may stand twice, and merge keys bring the entries of other maps behind its own. */
function convertForeignMap(context: Context, map: YAMLMap): MapNode {
  const { start, end } = spanOf(map);
  refuseTag(context, map);
  const entries: Entry[] = [];
  const merged: Entry[] = [];
  for (const pair of map.items) {
    const key = readKey(context, pair.key, start);
    const keyEnd = key?.end ?? start;
    const value = convert(context, pair.value, keyEnd, keyEnd);
    if (key === undefined) continue;
    const entry: Entry = { key: key.text, keyStart: key.start, keyEnd: key.end, value };
    if (key.text === "<<") merged.push(...entriesMergedBy(entry));
    else entries.push(entry);
  }
  const own = new Set(entries.map((entry) => entry.key));
  const added = merged.filter((entry) => !own.has(entry.key) && own.add(entry.key));
  return anchored(context, map.anchor, { kind: "map", entries: [...entries, ...added], start, end });
}

/** The entries of the map, or of the maps of the list, behind a merge key; the key itself if neither is there. */
function entriesMergedBy(entry: Entry): readonly Entry[] {
  const { value } = entry;
  const nodes = value.kind === "list" ? value.items : [value];
  const maps = nodes.filter((node) => node.kind === "map");
  return maps.length === nodes.length ? maps.flatMap((node) => node.entries) : [entry];
}

/** Remembers a map or list of foreign text under its anchor. */
function anchored<Collection extends Node>(
  context: Context,
  anchor: string | undefined,
  node: Collection,
): Collection {
  if (context.foreign && anchor !== undefined) context.anchors.set(anchor, node);
  return node;
}

interface Key {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function readKey(context: Context, node: unknown, fallback: number): Key | undefined {
  if (node instanceof Scalar && isPlainKey(node)) return { text: node.value, ...spanOf(node) };
  const found = convert(context, node, fallback, fallback + 1);
  const { start, end } = found;
  if (context.foreign && found.kind === "scalar") {
    return { text: typeof found.value === "string" ? found.value : found.written, start, end };
  }
  const fault = keyFault(start === end ? { ...found, ...colonAfter(context, end) } : found, context.file);
  if (fault === undefined) return { text: String(found.kind === "scalar" ? found.value : ""), start, end };
  context.diagnostics.push(fault);
  return undefined;
}

/** The place of a key that is missing is its colon; the library puts it behind what stands before. */
function colonAfter({ text }: Context, offset: number): Span {
  const start = offset + (/^(?:\s|#[^\n]*\n)*:/u.exec(text.slice(offset))?.[0].length ?? 1) - 1;
  return { start, end: start + 1 };
}

/** Whether a key is the usual kind: text without anchor or tag, and without a meaning of its own. */
function isPlainKey(scalar: Scalar): scalar is Scalar<string> {
  const { value, anchor, tag } = scalar;
  return typeof value === "string" && !anchor && !tag && value !== "<<" && value !== "__proto__";
}

function convertList(context: Context, list: YAMLSeq): Node {
  const { start, end } = spanOf(list);
  refuseTag(context, list);
  const items = list.items.map((item) => convert(context, item, start, end));
  return anchored(context, list.anchor, { kind: "list", items, start, end });
}

function convertScalar(context: Context, scalar: Scalar): ScalarNode {
  const { start, end } = spanOf(scalar);
  refuseTag(context, scalar);
  const written = scalar.source ?? "";
  const value = plainValue(scalar.value, written);
  const node: ScalarNode = { kind: "scalar", value, written, start, end };
  if (typeof value === "number" && !context.foreign) {
    const fault = numberFault(value, written);
    if (fault !== undefined) report(context, fault.code, { start, end }, fault);
  }
  if (scalar.anchor !== undefined) context.anchors.set(scalar.anchor, node);
  return node;
}

function plainValue(value: unknown, written: string): ScalarNode["value"] {
  return typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === null
    ? value
    : written;
}

/**
 * In a catalogue only anchors of plain values can be used again: their aliases neither hide structure nor grow. Foreign
 * text may repeat maps and lists as well, as long as all of them together stay below the limit of one file.
 */
function followAlias(context: Context, alias: Alias): Node {
  const { start, end } = spanOf(alias);
  const target = context.anchors.get(alias.source);
  if (target?.kind === "scalar") return { ...target, start, end };
  if (target !== undefined) {
    const within = context.repeated <= MAX_LEXEMES;
    if (within) context.repeated += partsOf(target);
    if (context.repeated <= MAX_LEXEMES) return target;
    if (within) refuse(context, "yaml-too-big", start);
    return { kind: "scalar", value: null, written: "", start, end };
  }
  const message = `\`*${alias.source}\` does not stand for a plain value that came before it`;
  const hint = "write the value out, or declare a named type under `types` and use `$type`";
  report(context, "yaml-alias", { start, end }, { message, hint });
  return { kind: "scalar", value: null, written: "", start, end };
}

/** How many maps, lists and plain values a node has, itself included. */
function partsOf(node: Node): number {
  if (node.kind === "scalar") return 1;
  const inner = node.kind === "list" ? node.items : node.entries.map((entry) => entry.value);
  return inner.reduce((sum, one) => sum + partsOf(one), 1);
}

function refuseTag(context: Context, node: Scalar | YAMLMap | YAMLSeq): void {
  // The library notes a tag on a node only if the text has one.
  if (node.tag === undefined || node.tag === "") return;
  const { start, end } = spanOf(node);
  const message = `the tag ${node.tag} may not stand in a catalogue`;
  report(context, "yaml-tag", { start, end }, { message, hint: "remove the tag; quotes make a value text" });
}

function spanOf(node: { readonly range?: readonly number[] | null }): Span {
  const start = node.range?.[0] ?? 0;
  return { start, end: Math.max(start, node.range?.[1] ?? start) };
}
