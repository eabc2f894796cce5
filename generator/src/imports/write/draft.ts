/** The catalogue while it is written: its lines, who owns each of them, and what a person has to decide. */
import type { DiagnosticCode } from "../../diagnostics/codes.ts";
import { type Diagnostic, diagnostic, type Sources } from "../../diagnostics/diagnostic.ts";
import type { Lines } from "../lines.ts";
import type { Leftover, Place } from "../model.ts";

/** The entry of the model that a line is about, and the key of it. */
export interface Owner {
  /** Indexes from the root: `0.3.1` is the second property of the fourth event of the first group; `t0` a type. */
  readonly path: string;
  readonly key: string;
}

/** What the compiler refused of an earlier draft: entry → key → why. The key "" is the entry itself. */
export type Repairs = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Draft {
  readonly lines: string[];
  /** By line number from 0. */
  readonly owners: Map<number, Owner>;
  readonly diagnostics: Diagnostic[];
  readonly repairs: Repairs;
  readonly sources: Sources;
  readonly places: Lines;
  readonly counts: Counts;
  /** Leftovers for the end of the catalogue. */
  readonly bookkeeping: Leftover[];
}

export interface Counts {
  events: number;
  properties: number;
  /** Values that a person has to decide. */
  decisions: number;
  /** Values of the plan that became comments. */
  leftovers: number;
  /** Entries of the plan that became comments. */
  leftOut: number;
  personal: number;
}

export function newDraft(sources: Sources, places: Lines, repairs: Repairs): Draft {
  const counts = { events: 0, properties: 0, decisions: 0, leftovers: 0, leftOut: 0, personal: 0 };
  return { lines: [], owners: new Map(), diagnostics: [], repairs, sources, places, counts, bookkeeping: [] };
}

export function put(draft: Draft, lines: readonly string[], owner?: Owner): void {
  for (const line of lines) {
    if (owner !== undefined) draft.owners.set(draft.lines.length, owner);
    draft.lines.push(line);
  }
}

/** What the compiler refused of this key of this entry before, if it did. */
export function repairOf(draft: Draft, path: string, key: string): string | undefined {
  return draft.repairs.get(path)?.get(key);
}

export interface Decision {
  readonly code: DiagnosticCode;
  /** What is to be decided, after “to decide: ”. */
  readonly comment: string;
  readonly message: string;
  readonly hint: string;
  /** Absent where the plan says nothing that could be pointed at. */
  readonly place?: Place;
}

/** Records that a person has to decide something; gives the comment that says so in the catalogue. */
export function decide(draft: Draft, decision: Decision): string {
  draft.counts.decisions += 1;
  warn(draft, decision);
  return ` # to decide: ${decision.comment}`;
}

export function warn(draft: Draft, { code, message, hint, place }: Omit<Decision, "comment">): void {
  const file = place?.file ?? [...draft.sources.keys()][0] ?? "";
  const span = place === undefined ? undefined : { start: place.start, end: place.end };
  draft.diagnostics.push(diagnostic(code, { message, hint, file, span }));
}

/** Which entry is written, and where. */
export interface Spot {
  readonly indent: string;
  /** See `Owner`. */
  readonly path: string;
  readonly place: Place;
  /** What messages call it: `mode` of “Pipeline run”. */
  readonly label: string;
}

export function inside(spot: Spot): Spot {
  return { ...spot, indent: `${spot.indent}  ` };
}
