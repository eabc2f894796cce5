/**
 * What a proof suite tried and what failed, as a file for programs that publish it.
 *
 * Where the environment variable FORTHRIGHT_PROOF_OUT names a folder, each suite writes `<suite>.json` there when it is
 * over. Without the variable nothing is written, and the suites are tests like any other.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { afterAll, beforeEach } from "vitest";

/** The whole of `<suite>.json`. */
export interface ProofRecord {
  readonly suite: string;
  /** Id of the catalogue that was proved: `sha256-…`. Absent where the suite is about a fixture. */
  readonly catalog?: string;
  /** What was looked at, by kind: `events`, `paths`, `values`, `headers`, `requests`, `facts.command` … */
  readonly counts: Readonly<Record<string, number>>;
  /** What was tried, where a suite is a table: rows and columns, for a page that shows it. */
  readonly table?: JsonValue;
  /** Names of the tests that failed, with the first line of why; empty: everything holds. */
  readonly failed: readonly string[];
}

export interface ProofSuite {
  /** Adds to a count. */
  count(kind: string, number?: number): void;
  /** Gives the table of what was tried. */
  table(table: JsonValue): void;
  /** Names the catalogue that the suite is about. */
  about(catalog: string): void;
}

/** Registers a test file as a suite of the proof. Call it once, at the top level. */
export function recordSuite(suite: string): ProofSuite {
  const counts = new Map<string, number>();
  const failed: string[] = [];
  let catalog: string | undefined;
  let table: JsonValue | undefined;
  let started = 0;
  beforeEach(({ task, onTestFailed }) => {
    started += 1;
    onTestFailed(() => {
      const [error] = task.result?.errors ?? [];
      failed.push(`${task.name}: ${(error?.message ?? "").split("\n", 1)[0]}`);
    });
  });
  afterAll(() => {
    if (started === 0) failed.push("no test could start");
    write({
      suite,
      ...(catalog === undefined ? {} : { catalog }),
      counts: Object.fromEntries(counts),
      ...(table === undefined ? {} : { table }),
      failed,
    });
  });
  return {
    count: (kind, number = 1) => {
      counts.set(kind, (counts.get(kind) ?? 0) + number);
    },
    table: (one) => {
      table = one;
    },
    about: (id) => {
      catalog = id;
    },
  };
}

function write(record: ProofRecord): void {
  const folder = process.env["FORTHRIGHT_PROOF_OUT"];
  if (folder === undefined || folder === "") return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${record.suite}.json`), `${JSON.stringify(record, undefined, 2)}\n`);
}
