/** Types of values in plans, and why a value may have no place in the language. */
import type { ValueType } from "@forthright/runtime/catalog-document";
import type { ImportSchema } from "./model.ts";

/** Why a schema has no place in the language, to complete “left out: …”. */
export interface Refusal {
  readonly problem: string;
  readonly hint: string;
}

export function isRefusal(read: ImportSchema | Refusal): read is Refusal {
  return "problem" in read;
}

export const BAD_KEY: Refusal = {
  problem: "its key is not of small letters, digits and underscores",
  hint: "wire keys are never changed by themselves: rename the key where it is sent, then declare it",
};

export interface Typed {
  readonly type: ValueType;
  readonly nullable: boolean;
}

const TYPES: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean", "array", "object"]);

function isType(name: string): name is ValueType {
  return TYPES.has(name);
}

export const UNTYPED: Refusal = {
  problem: "its type is not stated",
  hint: "say what the value is: string, integer, number, boolean, array or object",
};

/** The one type of a list of type names, of which `null` makes a value nullable. */
export function oneType(names: readonly string[]): Typed | Refusal {
  const nullable = names.includes("null");
  const others = names.filter((name) => name !== "null");
  const [first] = others;
  const numeric = others.length === 2 && others.includes("integer") && others.includes("number");
  if (numeric) return { type: "number", nullable };
  if (others.length === 1 && first !== undefined && isType(first)) return { type: first, nullable };
  if (others.length > 1) {
    return {
      problem: `it may be of several types (${others.join(", ")})`,
      hint: "declare one type, or one property for each",
    };
  }
  return first === undefined ? UNTYPED : { ...UNTYPED, problem: `the language has no type \`${first}\`` };
}
