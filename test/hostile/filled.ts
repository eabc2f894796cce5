/** The table as a whole: counts, faults, and what was accepted, kept for what is made of it. */
import { renderGithub } from "../../generator/src/diagnostics/render/github.ts";
import { renderPretty } from "../../generator/src/diagnostics/render/pretty.ts";
import type { LoadResult } from "../../generator/src/rules/load.ts";
import type { Accepted } from "./assemble.ts";
import type { Position } from "./positions.ts";
import { type Cell, eachCell } from "./table.ts";

export interface Filled {
  /** Names of the hazards, in the order of the rows' letters. */
  readonly hazards: readonly string[];
  /** For each position a letter for each hazard: `a` accepted, `r` refused, `-` not tried there. */
  readonly rows: ReadonlyMap<string, string>;
  readonly accepted: number;
  readonly refused: number;
  /** Answers that are wrong: a place, an exact text, or a message that is not safe to print. */
  readonly faults: readonly string[];
  /** What was accepted, by hazard. */
  readonly taken: ReadonlyMap<string, readonly Accepted[]>;
}

export function fill(positions: readonly Position[]): Filled {
  const letters = new Map<string, Map<string, string>>();
  const hazards = new Set<string>();
  const taken = new Map<string, Accepted[]>();
  const faults: string[] = [];
  const count = { accepted: 0, refused: 0 };
  eachCell(positions, (cell) => {
    const { position, hazard, text, accepted } = cell;
    hazards.add(hazard);
    const row = letters.get(position.id) ?? new Map<string, string>();
    letters.set(position.id, row.set(hazard, accepted ? "a" : "r"));
    count[accepted ? "accepted" : "refused"] += 1;
    faults.push(...faultsOf(cell).map((fault) => `${position.id} × ${hazard}: ${fault}`));
    if (!accepted || text === undefined) return;
    const list = taken.get(hazard) ?? [];
    taken.set(hazard, list);
    list.push({ position, text });
  });
  const names = [...hazards];
  const rows = [...letters].map(
    ([id, row]) => [id, names.map((name) => row.get(name) ?? "-").join("")] as const,
  );
  return { hazards: names, rows: new Map(rows), ...count, faults, taken };
}

function faultsOf({ position, hazard, text, faults, tries }: Cell): readonly string[] {
  const found = [...faults];
  for (const { verdict } of tries) {
    const { catalog } = verdict.result;
    if (catalog === undefined) continue;
    if (text !== undefined && isPublished(position) && !holds(catalog, text))
      found.push("accepted as another text");
  }
  const [first] = tries;
  if (first !== undefined && !first.verdict.accepted && isNew(position, hazard)) {
    found.push(...unsafePrints(first.verdict.result));
  }
  return found;
}

const printed = new Set<string>();

/** Positions of one shape are refused by the same code with the same words: printing is tried once for each shape. */
function isNew({ shape, what }: Position, hazard: string): boolean {
  const one = `${shape.is} ${what} ${hazard}`;
  const known = printed.has(one);
  printed.add(one);
  return !known;
}

/** What only directs the compiler is not part of the catalogue that it publishes; a type's reason goes to what has it. */
function isPublished({ kind, key, id }: Position): boolean {
  return (
    kind !== "suppression" && key !== "include" && id !== "catalogue.forthright" && id !== "type.free_text"
  );
}

/** Whether a text stands somewhere in the data, as a value or as a name. */
function holds(value: unknown, text: string): boolean {
  if (typeof value !== "object" || value === null) return value === text;
  return Object.entries(value).some(([key, item]) => key === text || holds(item, text));
}

/** Hidden and control characters; what terminals, and services that read logs, take for commands. */
const UNSAFE = /[^\P{Cc}\n]|[\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u;

function unsafePrints(result: LoadResult): readonly string[] {
  const [pretty, github] = [renderPretty(result), renderGithub(result)];
  const lines = github.trimEnd().split("\n");
  const found: string[] = [];
  if (UNSAFE.test(pretty))
    found.push(`prints what is not safe to print: ${JSON.stringify(UNSAFE.exec(pretty)?.[0])}`);
  if (UNSAFE.test(github)) found.push("annotates with what is not safe to print");
  if (/^::/mu.test(pretty)) found.push("prints a workflow command");
  if (
    lines.length !== result.diagnostics.length ||
    !lines.every((line) => /^::(?:error|warning) /u.test(line))
  ) {
    found.push("annotates with more lines than there are diagnostics");
  }
  return found;
}
