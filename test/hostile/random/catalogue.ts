/** Random catalogues: the stage with more entries, made by the table of the language, and then perhaps broken. */
import { isKindName, KINDS, type KindName } from "../../../generator/src/language/kinds.ts";
import type { NameKind, Shape } from "../../../generator/src/language/shape.ts";
import { asName, TEXTS, VALUES, WORDS } from "../hazards.ts";
import { follow, stageTree, waysOf } from "../stage.ts";
import { asTree, type Branch, type Tree, writeYaml } from "../tree.ts";
import { type Random, randomFrom } from "./source.ts";

/** Characters. What is larger needs more memory by its size alone; the limits of the reader have tests of their own. */
const MOST = 300_000;

/** The YAML of a seed. */
export function randomCatalogue(seed: number): string {
  const random = randomFrom(seed);
  const root = stageTree();
  for (let count = random.below(5); count >= 0; count -= 1) grow(root, random);
  if (random.chance(0.4)) for (let count = random.below(3); count >= 0; count -= 1) damage(root, random);
  const damaged = writeYaml(root);
  const text = damaged.length > MOST ? writeYaml(stageTree()) : damaged;
  return random.chance(0.15) ? scratch(text, random) : text;
}

/** Gives a map anywhere another key, or another entry. */
function grow(root: Branch, random: Random): void {
  const [kind, way] = random.pick([...waysOf(root)]);
  const at = follow(root, way);
  const missing = Object.entries(KINDS[kind].keys).filter(
    ([key]) => !ABOUT_VALUES.has(key) && (!at.has(key) || isEntries(kind, key)),
  );
  if (missing.length === 0) return;
  const [key, { shape }] = random.pick(missing);
  const made = randomValue(shape, root, random, 3);
  const before = at.get(key);
  at.set(key, before instanceof Map && made instanceof Map ? new Map([...made, ...before]) : made);
}

function isEntries(kind: KindName, key: string): boolean {
  return KINDS[kind].keys[key]?.shape.is === "entries";
}

const ABOUT_VALUES: ReadonlySet<string> = new Set([
  ...Object.keys(KINDS.items.keys),
  "include",
  "transform",
  "examples",
]);

function randomValue(shape: Shape, root: Branch, random: Random, depth: number): Tree {
  switch (shape.is) {
    case "format-version":
      return 1;
    case "line":
    case "text":
      return textOf(random);
    case "version":
      return random.pick(["1.0", "0.20.0", "2.0.0", "2.0.0-rc.1"]);
    case "date":
      return random.pick(["2025-01-31", "2024-02-29"]);
    case "expiry":
      return random.pick(["2099-12-31", "3.0"]);
    case "name":
      return nameOf(shape.of, random);
    case "reference":
      return random.pick(random.chance(0.05) ? [nameOf(shape.of, random)] : namesIn(root, shape.of));
    case "choice":
      return random.pick(shape.of);
    case "flag":
      return random.chance(0.5);
    case "switch":
      return random.pick(["on", "off"]);
    case "count":
      return random.below(300);
    case "number":
      return random.pick([0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, -0.000001]);
    case "json":
      return jsonOf(random, depth);
    case "list":
      return Array.from({ length: random.below(4) }, () => randomValue(shape.of, root, random, depth - 1));
    case "entries":
      return entriesOf(shape, root, random, depth);
    case "map":
      return isKindName(shape.of) ? mapOf(shape.of, root, random, depth) : null;
    default:
      return textOf(random);
  }
}

function entriesOf(
  shape: Extract<Shape, { is: "entries" }>,
  root: Branch,
  random: Random,
  depth: number,
): Tree {
  const { names, of } = shape;
  if (!isKindName(of) || depth <= 0) return new Map();
  const list = Array.from(
    { length: 1 + random.below(3) },
    () => [nameOf(names, random), mapOf(of, root, random, depth - 1)] as const,
  );
  return new Map(list);
}

/** What is required, and some of the rest; keys about a value as a sound set. */
function mapOf(kind: KindName, root: Branch, random: Random, depth: number): Branch {
  const keys = Object.entries(KINDS[kind].keys);
  const isValue = Object.hasOwn(KINDS[kind].keys, "$type");
  const made: Branch = new Map();
  for (const [key, { shape, required }] of keys) {
    if (key === "include" || (isValue && ABOUT_VALUES.has(key))) continue;
    if (required === true || random.chance(0.15)) made.set(key, randomValue(shape, root, random, depth));
  }
  if (isValue)
    for (const [key, value] of Object.entries(schemaOf(random, depth))) made.set(key, asTree(value));
  return made;
}

function schemaOf(random: Random, depth: number): Readonly<Record<string, unknown>> {
  const text = textOf(random);
  const inner = (): unknown => ({ ...schemaOf(random, depth - 1) });
  const simple: readonly (() => Readonly<Record<string, unknown>>)[] = [
    () => ({ type: "boolean" }),
    () => ({ type: "integer", minimum: random.below(9), maximum: 9 + random.below(9) }),
    () => ({ type: "number", nullable: true }),
    () => ({ type: "string", enum: [...new Set([text, textOf(random)])] }),
    () => ({ type: "string", const: text }),
    () => ({ type: "string", format: random.pick(["uuid", "email", "uri", "date-time", "version"]) }),
    () => ({ type: "string", free_text: "Random.", maxLength: 1 + random.below(300) }),
    () => ({
      type: "string",
      pattern: `^${random.pick(["[a-z]+", "\\d{3}", "(?:a|b)", "x?"])}$`,
      nullable: true,
    }),
    () => ({ $type: "StoreType" }),
    () => ({ type: "integer", enum: [1, 2, 3] }),
  ];
  const nested: readonly (() => Readonly<Record<string, unknown>>)[] = [
    () => ({ type: "array", maxItems: random.below(20), items: inner() }),
    () => ({
      type: "object",
      properties: { [nameOf("key", random)]: { description: text, ...schemaOf(random, depth - 1) } },
    }),
  ];
  return random.pick(depth > 0 ? [...simple, ...nested] : simple)();
}

function textOf(random: Random): string {
  return random.chance(0.6)
    ? random.pick(Object.values(TEXTS))
    : `${random.pick(WORDS)} ${random.pick(WORDS)}`;
}

function nameOf(kind: NameKind, random: Random): string {
  return asName(
    random.chance(0.3) ? random.pick(WORDS) : `${random.pick(WORDS)}_${random.pick(WORDS)}`,
    kind,
  );
}

function jsonOf(random: Random, depth: number): Tree {
  if (depth > 0 && random.chance(0.3)) return [jsonOf(random, depth - 1), jsonOf(random, depth - 1)];
  if (depth > 0 && random.chance(0.3)) return new Map([[textOf(random), jsonOf(random, depth - 1)]]);
  return random.pick([textOf(random), random.below(100), 0.1, true, null]);
}

const PLACES: Readonly<Record<NameKind, readonly string[]>> = {
  id: ["purposes", "destinations"],
  type: ["types"],
  key: ["metadata", "traits"],
  constant: [],
};

/** Names that are declared, so that most references lead somewhere. */
function namesIn(root: Branch, kind: NameKind): readonly string[] {
  const found = PLACES[kind].flatMap((key) => {
    const entries = root.get(key);
    return entries instanceof Map ? [...entries.keys()] : [];
  });
  return found.length > 0 ? found : ["STAGE_EVENT", "RUN_PIPELINE"];
}

/** One violent change anywhere in the tree. */
function damage(root: Branch, random: Random): void {
  const branches = [...branchesOf(root)].filter((branch) => branch.size > 0);
  const [at, other] = [random.pick(branches), random.pick(branches)];
  const key = random.pick([...at.keys()]);
  const value = at.get(key) ?? null;
  const changes: readonly (() => void)[] = [
    () => at.delete(key),
    () => at.set(key, textOf(random)),
    () => at.set(key, jsonOf(random, 3)),
    () => at.set(textOf(random), value),
    () => at.set(key, structuredClone(other.get(random.pick([...other.keys()])) ?? null)),
    () => at.set(key, nestedIn(value, 10 + random.below(120))),
    () => at.set(key, "x".repeat(random.below(200_000))),
    () =>
      at.set(
        key,
        Array.from({ length: random.below(3_000) }, (_, index) => index),
      ),
    () => at.set(key, new Map(Array.from({ length: random.below(500) }, (_, index) => [`k${index}`, value]))),
  ];
  random.pick(changes)();
}

function nestedIn(value: Tree, depth: number): Tree {
  let made = value;
  for (let level = 0; level < depth; level += 1) made = level % 2 === 0 ? [made] : new Map([["items", made]]);
  return made;
}

function* branchesOf(at: Tree): Generator<Branch> {
  if (at instanceof Map) yield at;
  const inner = at instanceof Map ? at.values() : Array.isArray(at) ? at : [];
  for (const one of inner) yield* branchesOf(one);
}

/** Changes of the text itself: pieces that mean something to YAML, at any place. */
function scratch(text: string, random: Random): string {
  let now = text;
  for (let count = random.below(3); count >= 0; count -= 1) {
    const at = random.below(now.length);
    const piece = random.pick([
      ...Object.values(VALUES),
      ": ",
      "- ",
      "? ",
      "&a ",
      "*a ",
      "{",
      "]",
      "'",
      '"',
      "\t",
      "#",
      "|",
      "%",
    ]);
    now = now.slice(0, at) + piece + now.slice(at + random.below(20));
  }
  return now;
}
