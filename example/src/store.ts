/** What the program keeps about a repository: one JSON file in `.zen/`. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { StackComponentType } from "zenml-analytics";
import { fail } from "./fail.ts";

export interface Component {
  readonly type: StackComponentType;
  readonly flavor: string;
  readonly shared: boolean;
}

export interface Stack {
  /** Component type → component name. */
  readonly components: Readonly<Partial<Record<StackComponentType, string>>>;
  readonly shared: boolean;
}

export interface Pipeline {
  readonly steps: readonly string[];
  readonly runs: number;
}

/** Named things that the program only has to remember: users, teams, integrations … */
export type Shelf = Readonly<Record<string, readonly string[]>>;

export interface Store {
  readonly version: 1;
  readonly activeStack: string;
  /** By `<type>/<name>`. */
  readonly components: Readonly<Record<string, Component>>;
  readonly stacks: Readonly<Record<string, Stack>>;
  readonly pipelines: Readonly<Record<string, Pipeline>>;
  readonly shelf: Shelf;
}

const FOLDER = ".zen";
const FILE = "store.json";

/** A new repository: local orchestrator and artifact store, joined to the stack “default”. */
export function newStore(): Store {
  return {
    version: 1,
    activeStack: "default",
    components: {
      "orchestrator/default": { type: "orchestrator", flavor: "local", shared: false },
      "artifact_store/default": { type: "artifact_store", flavor: "local", shared: false },
    },
    stacks: {
      default: { components: { orchestrator: "default", artifact_store: "default" }, shared: false },
    },
    pipelines: {},
    shelf: { user: ["default"] },
  };
}

/** Creates the repository in the working directory; false if there is one already. */
export function createStore(): boolean {
  if (existsSync(join(FOLDER, FILE))) return false;
  write(resolve(FOLDER, FILE), newStore());
  return true;
}

/** The store of the working directory or the nearest directory above. */
export function readStore(): Store {
  const path = storePath();
  try {
    // Nobody but this program writes the file; a damaged one is told apart from a missing one.
    return JSON.parse(readFileSync(path, "utf8")) as Store;
  } catch {
    return fail(`${path} cannot be read. Repair it, or delete it and run "zenml init".`);
  }
}

/** Replaces a part of the store. */
export function updateStore(change: (store: Store) => Partial<Store>): void {
  const store = readStore();
  write(storePath(), { ...store, ...change(store) });
}

function storePath(): string {
  let directory = process.cwd();
  for (;;) {
    const path = join(directory, FOLDER, FILE);
    if (existsSync(path)) return path;
    if (dirname(directory) === directory) return fail('This is no ZenML repository. Run "zenml init" first.');
    directory = dirname(directory);
  }
}

function write(path: string, store: Store): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.tmp`, `${JSON.stringify(store, undefined, 2)}\n`);
  renameSync(`${path}.tmp`, path);
}
