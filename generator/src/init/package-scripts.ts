/** Adds scripts to the text of a package.json and leaves every other character as it is. Pure. */

export interface Scripts {
  /** The text with what could be added. */
  readonly text: string;
  readonly added: readonly string[];
  /** Scripts that exist already, with their commands. */
  readonly kept: ReadonlyMap<string, string>;
}

interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

interface Members {
  readonly list: readonly Member[];
  /** Of the object's closing brace. */
  readonly end: number;
}

/** The text must be a JSON object. Never replaces a script; undefined where its `scripts` is no object. */
export function addScripts(text: string, wanted: Readonly<Record<string, string>>): Scripts | undefined {
  const root = membersAt(text, text.indexOf("{"));
  const member = root.list.findLast(({ key }) => key === "scripts");
  const existing = member === undefined ? {} : plainRecord(text.slice(member.valueStart, member.valueEnd));
  if (existing === undefined) return undefined;
  const known = Object.keys(wanted).filter((name) => Object.hasOwn(existing, name));
  const kept = new Map(known.map((name) => [name, String(existing[name])]));
  const entries = Object.entries(wanted).filter(([name]) => !kept.has(name));
  const added = entries.map(([name]) => name);
  if (entries.length === 0) return { text, added, kept };
  const style = styleOf(text, root);
  if (member === undefined) {
    const value = objectText(entries, style, 1);
    return {
      text: insert(text, root, `${JSON.stringify("scripts")}${style.colon}${value}`, style, 0),
      added,
      kept,
    };
  }
  const inner = membersAt(text, member.valueStart);
  if (inner.list.length === 0) {
    const value = objectText(entries, style, 1);
    return { text: text.slice(0, member.valueStart) + value + text.slice(member.valueEnd), added, kept };
  }
  const own = styleOf(text, inner);
  const lines = entries.map((entry) => entryText(entry, own)).join(`,${gapBefore(text, inner)}`);
  return { text: insert(text, inner, lines, own, 1), added, kept };
}

function plainRecord(text: string): Readonly<Record<string, unknown>> | undefined {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

interface TextStyle {
  readonly colon: string;
  /** Line end and indentation of one level; both empty where the file is one line. */
  readonly newline: string;
  readonly unit: string;
}

/** As the first member of an object is written. */
function styleOf(text: string, { list: [first] }: Members): TextStyle {
  if (first === undefined) return { colon: ": ", newline: "\n", unit: "  " };
  const colon = text.slice(first.keyStart + JSON.stringify(first.key).length, first.valueStart);
  const before = /(\r?\n)([ \t]*)$/.exec(text.slice(0, first.keyStart));
  return { colon: colon.includes(":") ? colon : ": ", newline: before?.[1] ?? "", unit: before?.[2] ?? "" };
}

function entryText([name, command]: readonly [string, string], { colon }: TextStyle): string {
  return `${JSON.stringify(name)}${colon}${JSON.stringify(command)}`;
}

function objectText(
  entries: readonly (readonly [string, string])[],
  style: TextStyle,
  depth: number,
): string {
  const { newline, unit } = style;
  const gap = newline + unit.repeat(depth + 1);
  const end = newline + unit.repeat(depth);
  return `{${gap}${entries.map((entry) => entryText(entry, style)).join(`,${gap}`)}${end}}`;
}

/** Puts members behind the last one of an object. */
function insert(text: string, members: Members, lines: string, style: TextStyle, depth: number): string {
  const last = members.list.at(-1);
  if (last === undefined) {
    const gap = style.newline + style.unit.repeat(depth + 1);
    return `${text.slice(0, members.end)}${gap}${lines}${style.newline}${text.slice(members.end)}`;
  }
  return `${text.slice(0, last.valueEnd)},${gapBefore(text, members)}${lines}${text.slice(last.valueEnd)}`;
}

/** What stands between a comma and the next member. */
function gapBefore(text: string, { list }: Members): string {
  const last = list.at(-1);
  return last === undefined ? "" : (/\s*$/.exec(text.slice(0, last.keyStart))?.[0] ?? "");
}

/** The members of the object that starts at `open`, from tokens: the text is known to be JSON. */
function membersAt(text: string, open: number): Members {
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;
  const list: Member[] = [];
  let depth = 0;
  let key: { readonly text: string; readonly start: number } | undefined;
  let valueStart: number | undefined;
  let end = open;
  for (let at = open; at < text.length; at = end) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    tokens.lastIndex = at;
    const [token = ""] = tokens.exec(text) ?? [];
    end = at + Math.max(1, token.length);
    if (depth === 1 && (token === "," || token === "}") && key !== undefined && valueStart !== undefined) {
      const before = text.slice(0, at).trimEnd().length;
      list.push({ key: String(JSON.parse(key.text)), keyStart: key.start, valueStart, valueEnd: before });
      key = undefined;
      valueStart = undefined;
    } else if (depth === 1 && key === undefined && token.startsWith('"')) key = { text: token, start: at };
    else if (depth === 1 && key !== undefined && valueStart === undefined && token !== ":") valueStart = at;
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth === 0) return { list, end: at };
  }
  return { list, end };
}
