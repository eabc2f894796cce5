/**
 * Which regular expressions the language accepts. A pattern meets values of any origin inside the host program, so it
 * must not be able to take exponential time: repetitions inside repetitions are refused unless a fixed character
 * keeps their rounds apart, as in `^\d+(\.\d+)*$`. This refuses some harmless patterns; it accepts no known bad kind.
 */

export interface PatternFault {
  readonly code: "invalid-pattern" | "unsafe-pattern";
  readonly message: string;
  readonly hint: string;
}

export type PatternVerdict = { readonly regex: RegExp } | { readonly fault: PatternFault };

const known = new Map<string, PatternVerdict>();

/** The compiled pattern, or what is wrong with it. */
export function judgePattern(source: string): PatternVerdict {
  const before = known.get(source);
  if (before !== undefined) return before;
  const verdict = judge(source);
  known.set(source, verdict);
  return verdict;
}

/** Longer patterns than any that a person wrote. */
const MAX_LENGTH = 1_000;

function judge(source: string): PatternVerdict {
  if (source.length > MAX_LENGTH) {
    const message = `\`pattern\` has ${source.length} characters; at most ${MAX_LENGTH} are allowed`;
    return { fault: { code: "unsafe-pattern", message, hint: "use `enum` for a list of values" } };
  }
  let regex: RegExp;
  try {
    regex = new RegExp(source, "u");
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(": ").at(-1) ?? "") : "";
    const message = `\`pattern\` is not a regular expression: ${reason.toLowerCase()}`;
    return { fault: { code: "invalid-pattern", message, hint: hintFor(source) } };
  }
  const reason = unsafe(source);
  if (reason === undefined) return { regex };
  const hint =
    "repeat one character class instead, such as `[a-z0-9]+`, and bound the value with `maxLength`";
  return {
    fault: { code: "unsafe-pattern", message: `\`pattern\` ${reason}, which can take very long`, hint },
  };
}

function hintFor(source: string): string {
  return /^\/.*\/[a-z]*$/s.test(source)
    ? "write the expression without slashes and flags"
    : "use an ECMAScript regular expression; the `u` flag allows only escapes that have a meaning";
}

/** One unit of an expression: a character, a class, or a group with its alternatives. */
interface Atom {
  readonly source: string;
  readonly alternatives?: readonly Sequence[];
  /** Most repetitions; 1 if there is no quantifier. */
  readonly most: number;
  readonly least: number;
}

type Sequence = readonly Atom[];

/** Repetitions from this number on are treated as unlimited. */
const MANY = 10;

function unsafe(source: string): string | undefined {
  if (/\\[1-9]|\\k</.test(source.replaceAll("\\\\", ""))) return "refers back to a group";
  const reader = { source, at: 0 };
  return judgeAlternatives(readAlternatives(reader));
}

function judgeAlternatives(alternatives: readonly Sequence[]): string | undefined {
  for (const atom of alternatives.flat()) {
    if (atom.alternatives === undefined) continue;
    const inner = judgeAlternatives(atom.alternatives);
    if (inner !== undefined) return inner;
    if (atom.most >= MANY && !keepsRoundsApart(atom.alternatives)) {
      return atom.alternatives.length > 1
        ? "repeats a choice that can overlap"
        : "has a repetition inside a repetition";
    }
  }
  return undefined;
}

/** Whether each round of a repeated group can be told from the next in one way only. */
function keepsRoundsApart(alternatives: readonly Sequence[]): boolean {
  if (alternatives.length > 1) {
    const firsts = alternatives.map(([first]) => (first === undefined ? undefined : literal(first)));
    const simple = alternatives.every((sequence) =>
      sequence.every((atom) => atom.most === 1 && atom.least === 1),
    );
    return simple && firsts.every((first) => first !== undefined) && new Set(firsts).size === firsts.length;
  }
  const atoms = alternatives[0] ?? [];
  const repeated = atoms.filter((atom) => atom.most !== atom.least);
  if (repeated.length === 0) return !atoms.some((atom) => atom.alternatives !== undefined);
  if (atoms.some((atom) => atom.alternatives !== undefined)) return false;
  const [first, last] = [atoms[0], atoms.at(-1)];
  const delimiters = [first, last].map((atom) => (atom === undefined ? undefined : literal(atom)));
  if (repeated.length > 1) return false;
  return delimiters.some((one) => one !== undefined && repeated.every((atom) => !accepts(atom, one)));
}

/** The character that an atom stands for, if it is exactly one and always there. */
function literal(atom: Atom): string | undefined {
  if (atom.most !== 1 || atom.least !== 1 || atom.alternatives !== undefined) return undefined;
  if (/^[^\\[.^$]$/u.test(atom.source)) return atom.source;
  return /^\\[^A-Za-z0-9]$/u.test(atom.source) ? atom.source.slice(1) : undefined;
}

function accepts(atom: Atom, character: string): boolean {
  return new RegExp(`^(?:${atom.source})$`, "u").test(character);
}

/** Whether each alternative of a valid pattern starts with `^` and ends with `$`, so that it decides the whole text. */
export function isAnchored(source: string): boolean {
  return readAlternatives({ source, at: 0 }).every(
    (sequence) => sequence[0]?.source === "^" && sequence.at(-1)?.source === "$",
  );
}

interface Reader {
  readonly source: string;
  at: number;
}

function readAlternatives(reader: Reader): readonly Sequence[] {
  const alternatives: Atom[][] = [[]];
  while (reader.at < reader.source.length) {
    const next = reader.source[reader.at];
    if (next === ")") break;
    if (next === "|") {
      reader.at += 1;
      alternatives.push([]);
    } else {
      alternatives.at(-1)?.push(readAtom(reader));
    }
  }
  return alternatives;
}

/** Groups of any kind, classes and escapes; the expression is known to be valid. */
function readAtom(reader: Reader): Atom {
  const rest = reader.source.slice(reader.at);
  const group = /^\((?:\?(?:[:=!]|<[=!]|<[^>]+>|[a-z-]+:))?/.exec(rest)?.[0];
  if (group !== undefined) {
    reader.at += group.length;
    const alternatives = readAlternatives(reader);
    reader.at += 1;
    return { source: "", alternatives, ...readQuantifier(reader) };
  }
  const source =
    /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|.)/su.exec(
      rest,
    )?.[0] ?? rest;
  reader.at += source.length;
  return { source, ...readQuantifier(reader) };
}

function readQuantifier(reader: Reader): { readonly least: number; readonly most: number } {
  const match = /^(?:([*+?])|\{([0-9]+)(,)?([0-9]+)?\})\??/.exec(reader.source.slice(reader.at));
  if (match === null) return { least: 1, most: 1 };
  reader.at += match[0].length;
  if (match[1] === "*") return { least: 0, most: Number.POSITIVE_INFINITY };
  if (match[1] === "+") return { least: 1, most: Number.POSITIVE_INFINITY };
  if (match[1] === "?") return { least: 0, most: 1 };
  const least = Number(match[2]);
  const open = match[3] === undefined ? least : Number.POSITIVE_INFINITY;
  return { least, most: match[4] === undefined ? open : Number(match[4]) };
}
