/**
 * Whether a descriptor is the catalogue's own. Its validator is run once against a recorder; what it asks for, with the
 * wire name, is hashed and must be among the seals that the compiler made the same way. From then on the recorded
 * questions are asked, not the caller's function: a forged or changed descriptor cannot widen what passes. Pure.
 */
import type { JsonValue } from "../catalog-document.ts";
import type { ArrayRules, EventDescriptor, FieldRules, Gate } from "../contract.ts";

/** One call of a validator, as data. */
export interface Question {
  readonly type: keyof Gate;
  readonly key: string;
  readonly required: boolean;
  readonly rules?: Readonly<Record<string, JsonValue>>;
  /** What is asked inside a list or an object. */
  readonly inner?: readonly Question[];
}

/** Everything of a descriptor that decides what is sent. */
export type DescriptorFacts = Omit<EventDescriptor<unknown>, "check"> & {
  readonly questions: readonly Question[];
};

/** Stands for constant and wire name of what `identify` may say. Constants of events are upper case. */
export const IDENTIFY = "identify";

/** Records what a validator asks. Throws what the validator throws. */
export function questionsOf(check: (gate: Gate) => void): readonly Question[] {
  const asked: Question[] = [];
  const ask =
    (type: "string" | "integer" | "number" | "boolean") =>
    (key: string, required: boolean, rules?: FieldRules): void => {
      asked.push({ type, key, required, ...withRules(rules) });
    };
  const askInside =
    (type: "array" | "object") =>
    (key: string, required: boolean, rules: FieldRules | ArrayRules, inner: (gate: Gate) => void): void => {
      asked.push({ type, key, required, ...withRules(rules), inner: questionsOf(inner) });
    };
  check({
    string: ask("string"),
    integer: ask("integer"),
    number: ask("number"),
    boolean: ask("boolean"),
    array: askInside("array"),
    object: askInside("object"),
  });
  return asked;
}

function withRules(rules: object | undefined): { rules?: Record<string, JsonValue> } {
  return rules === undefined || Object.keys(rules).length === 0 ? {} : { rules: { ...rules } };
}

/** A copy that shares nothing with the caller's descriptor, and its seal. Throws what the validator throws. */
export function sealedCopy(event: EventDescriptor<unknown>): {
  readonly seal: string;
  readonly facts: DescriptorFacts;
} {
  const text = textOf({ ...event, questions: questionsOf(event.check) });
  return { seal: hash(text), facts: JSON.parse(text) as DescriptorFacts };
}

/** The seal of an event, as the compiler makes it. Members in another order make another seal. */
export function sealOf(facts: DescriptorFacts): string {
  return hash(textOf(facts));
}

function textOf({ constant, name, destinations, since, requires, questions }: DescriptorFacts): string {
  return JSON.stringify({ constant, name, destinations, since, requires, questions });
}

/** Asks recorded questions, as the validator itself would. */
export function askAll(questions: readonly Question[], gate: Gate): void {
  for (const { type, key, required, rules = {}, inner = [] } of questions) {
    if (type === "array")
      gate.array(key, required, rules as unknown as ArrayRules, (item) => askAll(inner, item));
    else if (type === "object") gate.object(key, required, rules, (object) => askAll(inner, object));
    else gate[type](key, required, rules);
  }
}

/**
 * 53 bits as 11 characters of base 36: cyrb53, a public-domain mixing hash. It keeps mistakes and other catalogues'
 * descriptors out; the bound against whoever wants to forge one is that only recorded questions are ever asked.
 */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
