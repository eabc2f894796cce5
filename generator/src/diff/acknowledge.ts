/** Who answers for which change. Pure. */
import type { Acknowledgement } from "@forthright/runtime/catalog-document";
import type { Change } from "./change.ts";
import { equal } from "./equal.ts";

export interface Answers {
  /** The acknowledgement of each change that has one. */
  readonly answered: ReadonlyMap<Change, Acknowledgement>;
  /** Changes that only an acknowledgement of the base would fit: it answered for an earlier change. */
  readonly spent: ReadonlySet<Change>;
  /** Changes whose acknowledgement was pasted and not filled in. */
  readonly unfilled: ReadonlySet<Change>;
  /** New acknowledgements that fit no change, by their place in the list. */
  readonly unused: readonly number[];
}

/** Stands in a snippet for what a person has to fill in. */
export const BLANK = "…";

/**
 * Finds the acknowledgement of each change. One that stands in the base already is a record of an earlier change: it
 * answers for nothing new and is never unused.
 */
export function answersTo(
  changes: readonly Change[],
  base: readonly Acknowledgement[],
  next: readonly Acknowledgement[],
): Answers {
  const fresh = next.filter((one) => !base.some((old) => equal(old, one)));
  const find = finderOf(fresh.filter(isFilled));
  const findSpent = finderOf(base);
  const findUnfilled = finderOf(fresh.filter((one) => !isFilled(one)));
  const answered = new Map<Change, Acknowledgement>();
  const [spent, unfilled] = [new Set<Change>(), new Set<Change>()];
  const used = new Set<Acknowledgement>();
  for (const change of changes) {
    const found = find(change);
    const blank = findUnfilled(change);
    for (const one of [...found, ...blank]) used.add(one);
    const [first] = found;
    if (first !== undefined) answered.set(change, first);
    else if (blank.length > 0) unfilled.add(change);
    else if (findSpent(change).length > 0) spent.add(change);
  }
  const unused = fresh.filter((one) => !used.has(one)).map((one) => next.indexOf(one));
  return { answered, spent, unfilled, unused };
}

function isFilled({ by, reason, link }: Acknowledgement): boolean {
  return ![by, reason, link].some((text) => text.includes(BLANK));
}

/** Finds all acknowledgements of a change: by rule and place at once, and those with a `*` one by one. */
function finderOf(list: readonly Acknowledgement[]): (change: Change) => readonly Acknowledgement[] {
  const byPlace = new Map<string, Acknowledgement[]>();
  const patterns: Acknowledgement[] = [];
  for (const one of list) {
    const key = `${one.change} ${one.at}`;
    if (one.at.split(".").includes("*")) patterns.push(one);
    else byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  return (change) => [
    ...(byPlace.get(`${change.rule} ${change.at}`) ?? []),
    ...patterns.filter((one) => one.change === change.rule && matches(one.at, change.at)),
  ];
}

/** `*` stands for one key, so that a wide acknowledgement looks wide. */
function matches(pattern: string, at: string): boolean {
  const [wanted, given] = [pattern.split("."), at.split(".")];
  return wanted.length === given.length && wanted.every((key, index) => key === "*" || key === given[index]);
}

/** An entry of the list in YAML, to be pasted and filled in. */
export function acknowledgementSnippet(change: Change): string {
  return [
    `  - change: ${change.rule}`,
    `    at: ${change.at}`,
    `    by: ${BLANK}`,
    `    reason: ${BLANK}`,
    `    link: https://${BLANK}`,
    "",
  ].join("\n");
}

/** The same on one line. */
export function acknowledgementLine(change: Change): string {
  return `- { change: ${change.rule}, at: ${change.at}, by: ${BLANK}, reason: ${BLANK}, link: "https://${BLANK}" }`;
}
