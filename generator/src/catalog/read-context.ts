/** What the readers of maps and of values share: where reports go, and the ways to report. */
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import {
  type Diagnostic,
  type DiagnosticParts,
  diagnostic,
  type Edit,
  type Span,
} from "../diagnostics/diagnostic.ts";
import type { KindName, KindSpec } from "../language/kinds.ts";
import { MAX_NAME_LENGTH, NAME_RULES } from "../language/names.ts";
import type { NameKind } from "../language/shape.ts";
import { type Entry, keySpan, type MapNode, type Node } from "../source/tree.ts";

export interface ReadContext {
  readonly file: string;
  readonly diagnostics: Diagnostic[];
  readonly broken: Set<MapNode>;
  /** Set where the file is an overlay: what each kind of map holds there. Nothing is required, and names are not new. */
  readonly overlay?: Readonly<Record<KindName, KindSpec>>;
}

/** A map of the language while it is read: each value has the shape that its key asks for. */
export type RawMap = Readonly<Record<string, unknown>>;

/** Where a value stands, for messages: the map that holds it, and its entry. */
export interface Holder {
  readonly owner: MapNode;
  readonly entry: Entry;
}

/** The span of a value, or of its key where the value has no extent. */
function placeOf(node: Node, { entry }: Holder): Span {
  return node.end > node.start ? { start: node.start, end: node.end } : keySpan(entry);
}

export function report(
  context: ReadContext,
  code: DiagnosticCode,
  span: Span,
  parts: Omit<DiagnosticParts, "file" | "span">,
): void {
  context.diagnostics.push(diagnostic(code, { file: context.file, span, ...parts }));
}

/** Reports that a value is of another kind than wanted. */
export function wrongType(
  context: ReadContext,
  node: Node,
  holder: Holder,
  wanted: string,
  hint?: string,
  replacement?: string,
): undefined {
  context.broken.add(holder.owner);
  const empty = node.kind === "scalar" && node.value === null && node.written === "";
  const span = placeOf(node, holder);
  const message = empty
    ? `\`${holder.entry.key}\` has no value; it needs ${wanted}`
    : `\`${holder.entry.key}\` needs ${wanted}, and this is ${describe(node)}`;
  report(context, "wrong-type", span, { message, hint, fix: editOf(span, replacement) });
  return undefined;
}

function describe(node: Node): string {
  if (node.kind !== "scalar") return `a ${node.kind}`;
  if (node.value === null) return "null";
  if (typeof node.value === "boolean") return `the truth value ${node.value}`;
  return typeof node.value === "number" ? `the number ${node.value}` : "text";
}

/** Marks the holder as faulty and reports; for values that are of the right kind but not allowed. */
export function refuse(
  context: ReadContext,
  code: DiagnosticCode,
  node: Node,
  holder: Holder,
  message: string,
  hint: string,
  replacement?: string,
): undefined {
  context.broken.add(holder.owner);
  const span = placeOf(node, holder);
  report(context, code, span, { message, hint, fix: editOf(span, replacement) });
  return undefined;
}

function editOf(span: Span, text: string | undefined): Edit | undefined {
  return text === undefined ? undefined : { span, text };
}

export function badName(names: NameKind, name: string, title: string): { message: string; hint: string } {
  if (name.length > MAX_NAME_LENGTH) {
    const message = `the name of this ${title} has ${name.length} characters; at most ${MAX_NAME_LENGTH} are allowed`;
    return { message, hint: "choose a shorter name" };
  }
  const hint = `use ${NAME_RULES[names].words}`;
  return { message: `\`${name}\` is not a name for a ${title}`, hint };
}
