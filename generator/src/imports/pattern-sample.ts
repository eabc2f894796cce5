/**
 * A short text that a pattern accepts, for patterns whose example the compiler cannot find among usual texts. Follows
 * literals, classes, groups and repetitions by their smallest choice; whatever else a pattern has, it gives up on.
 * The caller tests the text against the pattern.
 */
interface Reader {
  readonly source: string;
  at: number;
}

/** Repetitions that a sample writes out at most. */
const MAX_REPEAT = 256;

export function samplePattern(source: string): string | undefined {
  const reader: Reader = { source, at: 0 };
  const sample = alternatives(reader);
  return reader.at === source.length ? sample : undefined;
}

/** The first alternative; the others are read and dropped. */
function alternatives(reader: Reader): string | undefined {
  let first = sequence(reader);
  let failed = first === undefined;
  while (!failed && reader.source[reader.at] === "|") {
    reader.at += 1;
    failed = sequence(reader) === undefined;
  }
  if (failed) first = undefined;
  return first;
}

function sequence(reader: Reader): string | undefined {
  let text = "";
  while (reader.at < reader.source.length && !"|)".includes(reader.source[reader.at] ?? "")) {
    const unit = atom(reader);
    const count = unit === undefined ? undefined : repetitions(reader);
    if (unit === undefined || count === undefined) return undefined;
    text += unit.repeat(count);
  }
  return text;
}

function atom(reader: Reader): string | undefined {
  const sign = reader.source[reader.at] ?? "";
  if (sign === "^" || sign === "$") {
    reader.at += 1;
    return "";
  }
  if (sign === "(") return group(reader);
  if (sign === "[") return characterClass(reader);
  if (sign === "\\") return escaped(reader);
  if ("*+?{}])".includes(sign)) return undefined;
  const character = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
  reader.at += character.length;
  return character === "." ? "a" : character;
}

function group(reader: Reader): string | undefined {
  const opening = /^\((?:\?:|\?<[A-Za-z]\w*>|(?!\?))/.exec(reader.source.slice(reader.at));
  if (opening === null) return undefined;
  reader.at += opening[0].length;
  const inner = alternatives(reader);
  if (reader.source[reader.at] !== ")") return undefined;
  reader.at += 1;
  return inner;
}

const CLASSES: Readonly<Record<string, string>> = { d: "0", w: "a", s: " ", D: "a", W: "-", S: "a" };

function escaped(reader: Reader): string | undefined {
  const sign = reader.source[reader.at + 1] ?? "";
  reader.at += 2;
  if (sign in CLASSES) return CLASSES[sign];
  return /^[^A-Za-z0-9]$/.test(sign) ? sign : undefined;
}

/** Candidates are tried against the class itself, so that nothing inside of it has to be understood. */
const CANDIDATES: readonly string[] = [..."a0A-_ .:/x5Zé"];

function characterClass(reader: Reader): string | undefined {
  const whole = /^\[(?:\\.|[^\]\\])*\]/.exec(reader.source.slice(reader.at))?.[0];
  if (whole === undefined) return undefined;
  reader.at += whole.length;
  const first = /^\[\^?(\\?.)/u.exec(whole)?.[1] ?? "";
  const own = first.startsWith("\\") ? first.slice(1) : first;
  const accepts = new RegExp(`^${whole}$`, "u");
  return [...CANDIDATES, own].find((one) => accepts.test(one));
}

function repetitions(reader: Reader): number | undefined {
  const match = /^(?:([*?])|(\+)|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at));
  if (match === null) return 1;
  reader.at += match[0].length;
  const count = match[1] !== undefined ? 0 : match[2] !== undefined ? 1 : Number(match[3]);
  return count <= MAX_REPEAT ? count : undefined;
}
