import { readFileSync } from "node:fs";
import { siteError } from "./error.ts";

/** What one suite of tests tried, and what failed. */
export interface ProvedSuite {
  readonly suite: string;
  /** How much was looked at, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** A line for each thing that does not hold; empty: everything holds. */
  readonly failed: readonly string[];
  /** What was tried where: a row for each position, in it a letter for each hazard. */
  readonly table?: ProvedTable;
}

/** `a` accepted, `r` refused, `-` not tried. */
export interface ProvedTable {
  readonly hazards: readonly string[];
  readonly rows: Readonly<Record<string, string>>;
}

/** The result of the tests that hold pages and program against each other: `proof.json`, format 1. */
export interface Proof {
  readonly forthright: 1;
  /** Id of the catalogue that was current when the tests ran. */
  readonly catalog: string;
  /** Version of the product. */
  readonly version: string;
  /** Day of the run, `2026-11-23`. */
  readonly at: string;
  /** Version of Node.js, `v24.21.0`. */
  readonly node: string;
  /** Operating system, as Node.js calls it. */
  readonly platform: string;
  readonly suites: readonly ProvedSuite[];
}

/** Reads a result. Throws an error with the file's name. */
export function loadProof(file: string): Proof {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw siteError(
      `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
      "Run the tests that write it, or leave the option `proof` out.",
    );
  }
  if (!isProof(value))
    throw siteError(`${file} is not a result of format 1.`, "Run the tests that write it again.");
  return value;
}

function isProof(value: unknown): value is Proof {
  if (!isRecord(value) || value["forthright"] !== 1) return false;
  const texts = ["catalog", "version", "at", "node", "platform"].map((key) => value[key]);
  const { suites } = value;
  return texts.every((text) => typeof text === "string") && Array.isArray(suites) && suites.every(isSuite);
}

function isSuite(value: unknown): value is ProvedSuite {
  if (!isRecord(value)) return false;
  const { suite, counts, failed, table } = value;
  return (
    typeof suite === "string" &&
    isRecord(counts) &&
    Object.values(counts).every((count) => typeof count === "number") &&
    isTexts(failed) &&
    (table === undefined || isTable(table))
  );
}

function isTable(value: unknown): value is ProvedTable {
  if (!isRecord(value)) return false;
  const { hazards, rows } = value;
  if (!isTexts(hazards) || !isRecord(rows)) return false;
  return Object.values(rows).every((row) => typeof row === "string" && row.length === hazards.length);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
