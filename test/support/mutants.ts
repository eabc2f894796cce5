/** Catalogues that are wrong in every way: shapes that are meant to exhaust a reader, and seeded mutants of sound ones. */
import { readFileSync } from "node:fs";
import { bigCatalog } from "../../bench/support/catalog.ts";

export interface Mutant {
  readonly name: string;
  readonly bytes: Buffer;
}

const HEAD = `forthright: 1
product: { id: kiln, name: Kiln, version: "1.4.0" }
consent: { model: opt-out, scope: global }
`;

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** Each would take long, much memory, or many faults to report, if nothing bounded it. */
const SHAPES: readonly (readonly [name: string, text: () => string | Buffer])[] = [
  ["nothing", () => ""],
  [
    "an alias bomb",
    () => `a0: &a0 [x, x]\n${lines(40, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)}\n`,
  ],
  [
    "an alias bomb of text",
    () => `a0: &a0 ${"x".repeat(100_000)}\nlist:\n${lines(20_000, () => "  - *a0")}\n`,
  ],
  ["100,000 anchors", () => `${HEAD}x:\n${lines(100_000, (i) => `  - &a${i} ${i}`)}\n`],
  ["50,000 lists in one another", () => `${HEAD}x: ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`],
  ["50,000 open maps", () => `${HEAD}x: ${"{a: ".repeat(50_000)}`],
  ["5,000 indents", () => lines(5_000, (i) => `${" ".repeat(i)}a:`)],
  ["30,000 keys in one map", () => `${HEAD}types:\n${lines(30_000, (i) => `  T${i}: { type: boolean }`)}\n`],
  ["100,000 unknown keys", () => `${HEAD}${lines(100_000, (i) => `key_${i}: 1`)}\n`],
  ["one key 50,000 times", () => `${HEAD}${lines(50_000, () => "why: because")}\n`],
  ["keys without values", () => `${HEAD}${lines(100_000, (i) => `k${i}`)}\n`],
  ["colons", () => ": ".repeat(200_000)],
  ["question marks", () => "? ".repeat(100_000)],
  ["dashes", () => "- ".repeat(100_000)],
  ["ampersands", () => "&".repeat(500_000)],
  ["a line of 10 MB", () => `why: ${"a".repeat(10_000_000)}\n`],
  ["a quote that never ends", () => `why: "${"a\n  ".repeat(500_000)}`],
  ["a quote of escapes", () => `why: "${"\\u202e".repeat(200_000)}"\n`],
  ["a block of 1,000,000 lines", () => `why: |\n${"  x\n".repeat(1_000_000)}`],
  ["comments alone", () => "# x\n".repeat(1_000_000)],
  ["line feeds alone", () => "\n".repeat(5_000_000)],
  ["12 MB and more", () => "x".repeat(13_000_000)],
  ["binary", () => Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 256))],
  ["half a character at the end", () => Buffer.concat([Buffer.from(`${HEAD}why: caf`), Buffer.from([0xc3])])],
  ["UTF-16", () => Buffer.from(`\uFEFF${HEAD}`, "utf16le")],
  ["control characters", () => `${HEAD}why: "${"\u0001".repeat(100_000)}"\n`],
  ["hidden characters", () => `${HEAD}why: "${"\u202e".repeat(100_000)}"\n`],
  ["tabs", () => lines(50_000, () => "\tkey:\tvalue")],
  ["directives", () => `${"%YAML 1.1\n".repeat(100_000)}---\n${HEAD}`],
  ["50,000 documents", () => "---\na: 1\n".repeat(50_000)],
  ["tags", () => `${HEAD}why: ${"!!str ".repeat(100_000)}x\n`],
  ["merge keys", () => `${HEAD}x: &x { a: 1 }\n${lines(20_000, () => "y: { <<: *x }")}\n`],
  ["__proto__", () => `${HEAD}${lines(20_000, () => "__proto__: { a: 1 }")}\n`],
  [
    "types in a circle",
    () => `${HEAD}types:\n${lines(2_000, (i) => `  T${i}: { $type: T${(i + 1) % 2_000} }`)}\n`,
  ],
  [
    "types that double",
    () =>
      `${HEAD}types:\n${lines(60, (i) => `  T${i}: { type: object, properties: { a: { $type: T${i + 1}, description: x }, b: { $type: T${i + 1}, description: x } } }`)}\n`,
  ],
  [
    "a pattern that explodes",
    () =>
      `${HEAD}types:\n  T: { type: string, pattern: "^(a+)+$", description: x }\n  U: { type: string, pattern: "^${"(a|a)*".repeat(200)}$" }\n`,
  ],
  [
    "an enumeration of 100,000",
    () => `${HEAD}types:\n  T: { type: string, enum: [${lines(100_000, (i) => `v${i},`)}] }\n`,
  ],
  ["an include of itself", () => `${HEAD}include: ["*.yaml"]\n`],
  ["includes above the folder", () => `${HEAD}include: [${'"../../../../**/*.yaml", '.repeat(500)}]\n`],
];

export function shapes(): readonly Mutant[] {
  return SHAPES.map(([name, text]) => ({ name, bytes: Buffer.from(text()) }));
}

/** Pieces that mean something to YAML, to the language, or to JavaScript. */
const PIECES = [
  ...[
    ":",
    "-",
    "?",
    "#",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!!str ",
    "'",
    '"',
    "\\",
    "\t",
    "\n",
    "    ",
  ],
  ...[
    "~",
    "null",
    "1.10",
    "017",
    ".nan",
    "1e999",
    "---\n",
    "%YAML 1.1\n",
    "<<: ",
    "__proto__: ",
    "constructor: ",
  ],
  ...[
    "type: string\n",
    "$type: T",
    "enum: []",
    "pattern: '('",
    "requires: x",
    "suppress: []",
    "include: [x.yaml]\n",
  ],
  ...["\u202e", "\u0000", "\ufeff", "\r", "\ud83d", "é"],
];

/** The mutants number `from` to `from + count` of the catalogue: each number gives the same bytes on any machine. */
export function mutants(source: string, from: number, count: number): readonly Mutant[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomNumbers(from + index);
    let text = source;
    for (let step = 1 + random(12); step > 0; step -= 1) text = changed(text, random);
    return { name: `mutant ${from + index}`, bytes: Buffer.from(text) };
  });
}

export function seedCatalogues(): readonly string[] {
  return [readFileSync(new URL("../../catalog.yaml", import.meta.url), "utf8"), bigCatalog(1_000)];
}

function changed(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const length = 1 + random(random(4) === 0 ? 20_000 : 60);
  const piece = PIECES[random(PIECES.length)] ?? "";
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return text.slice(0, at) + piece + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + random(40)) + text.slice(at);
    case 4:
      return text.slice(0, at) + text.slice(random(text.length), random(text.length)) + text.slice(at);
    default:
      return (
        text.slice(0, at) +
        text.slice(at).replaceAll(/\n( +)/gu, (found) => (random(50) === 0 ? `${found} ` : found))
      );
  }
}

/** Whole numbers below a bound, from a seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return below <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
