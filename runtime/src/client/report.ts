/** Counts what is dropped and, where the host asked for it, says so. */
import { writeSync } from "node:fs";
import type { DropReason } from "../drop-reason.ts";
import type { Refusal } from "../gate/gate.ts";

/** `throw`: in tests. `warn`: once per place on stderr. `count`: silent. */
export type Strictness = "throw" | "warn" | "count";

export interface Reporter {
  count(reason: DropReason, number?: number): void;
  /** A field that did not pass the gate; `what` is `event “Pipeline run”` or `identify`. Throws where violations throw. */
  refuse(what: string, refusal: Refusal, path: string, problem: string, number: number): void;
  /** What did not pass for another reason than a field. Throws where violations throw. */
  reject(what: string, reason: DropReason, problem: string): void;
  /** A metadata field that was left out. Throws where violations throw. */
  miss(field: string, problem: string): void;
  /** Something is wrong with how the host is set up. Throws where violations throw. */
  complain(problem: string): void;
  counts(): Readonly<Record<string, number>>;
}

/** @param product name of the product, for messages */
export function createReporter(product: string, strictness: Strictness): Reporter {
  const counts = new Map<string, number>();
  const said = new Set<string>();
  const count = (reason: DropReason, number = 1): void => {
    if (number > 0) counts.set(reason, (counts.get(reason) ?? 0) + number);
  };
  const complain = (problem: string): void => {
    const text = `${product} telemetry: ${problem}`;
    if (strictness === "throw") throw new Error(text);
    if (strictness !== "warn" || said.has(text)) return;
    said.add(text);
    say(`${text}\n`);
  };
  return {
    count,
    complain,
    refuse(what, refusal, path, problem, number) {
      if (refusal === "not-granted") return;
      count(FIELD_REASONS[refusal], number);
      if (refusal === "held-back") return;
      complain(`${what}: ${path === "" ? "" : `“${path}” `}${problem}`);
    },
    reject(what, reason, problem) {
      count(reason);
      complain(`${what} ${problem}`);
    },
    miss(field, problem) {
      count("missing-metadata");
      complain(`metadata field “${field}” ${problem}`);
    },
    counts: () => Object.fromEntries(counts),
  };
}

const FIELD_REASONS: Readonly<Record<Exclude<Refusal, "not-granted">, DropReason>> = {
  missing: "invalid-field",
  invalid: "invalid-field",
  undeclared: "undeclared-field",
  "held-back": "held-back-field",
};

/** Prints on stderr. Written directly: a stream would report a closed pipe to the host. Never throws. */
export function say(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody listens.
  }
}
