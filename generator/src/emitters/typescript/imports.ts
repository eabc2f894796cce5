/** Imports are values: what the text needs is asked for while it is made, and the statements come out sorted. */
import { StructureKind } from "ts-morph";
import { LINE_WIDTH } from "./literal.ts";
import type { Statement } from "./statement.ts";

export interface Imports {
  /** Asks for a type; returns its name. */
  type(from: string, name: string): string;
  /** Asks for a value; returns its name. */
  value(from: string, name: string): string;
  /** Asks for everything of a module under one name; returns that name. */
  namespace(from: string, name: string): string;
  /** The import statements: packages first, then files; of one module, types first. */
  statements(): readonly Statement[];
  /** What was asked for, as data. */
  requests(): readonly Request[];
}

export type Request = readonly [kind: "type" | "value" | "namespace", from: string, name: string];

export function createImports(): Imports {
  const types = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  const namespaces = new Map<string, string>();
  const add = (into: Map<string, Set<string>>, from: string, name: string): string => {
    const names = into.get(from) ?? new Set();
    into.set(from, names.add(name));
    return name;
  };
  return {
    type: (from, name) => add(types, from, name),
    value: (from, name) => add(values, from, name),
    namespace: (from, name) => {
      namespaces.set(from, name);
      return name;
    },
    requests: () => [
      ...requestsOf("type", types),
      ...requestsOf("value", values),
      ...[...namespaces].map(([from, name]): Request => ["namespace", from, name]),
    ],
    statements: () =>
      [...new Set([...types.keys(), ...values.keys(), ...namespaces.keys()])]
        .toSorted(packagesFirst)
        .flatMap((from) => [
          ...namespace(from, namespaces.get(from)),
          ...statement(from, types.get(from), true),
          ...statement(from, values.get(from), false),
        ]),
  };
}

function requestsOf(kind: Request[0], names: ReadonlyMap<string, ReadonlySet<string>>): readonly Request[] {
  return [...names].flatMap(([from, own]) => [...own].map((name): Request => [kind, from, name]));
}

function namespace(from: string, name: string | undefined): Statement[] {
  if (name === undefined) return [];
  return [{ kind: StructureKind.ImportDeclaration, moduleSpecifier: from, namespaceImport: name }];
}

function statement(from: string, names: ReadonlySet<string> | undefined, isTypeOnly: boolean): Statement[] {
  if (names === undefined) return [];
  const sorted = [...names].toSorted();
  const keyword = isTypeOnly ? "import type" : "import";
  if (`${keyword} { ${sorted.join(", ")} } from "${from}";`.length > LINE_WIDTH) {
    return [`${keyword} {\n${sorted.map((name) => `  ${name},`).join("\n")}\n} from "${from}";`];
  }
  return [{ kind: StructureKind.ImportDeclaration, isTypeOnly, moduleSpecifier: from, namedImports: sorted }];
}

function packagesFirst(a: string, b: string): number {
  const rank = Number(a.startsWith(".")) - Number(b.startsWith("."));
  return rank !== 0 ? rank : a < b ? -1 : a > b ? 1 : 0;
}
