/**
 * The gate: copies declared values that keep their rules, and nothing else. It reads own data properties through
 * their descriptors, so that no getter runs; what it returns shares no object with what it was given.
 */
import type { JsonValue } from "../catalog-document.ts";
import type { ArrayRules, FieldRules, Gate, NumberRules, StringRules } from "../contract.ts";
import { acceptBoolean, acceptCopy, acceptNumber, acceptString, type Outcome, refused } from "./values.ts";

/** Why something did not pass. `held-back` and `not-granted` are no faults of the caller. */
export type Refusal = "missing" | "invalid" | "undeclared" | "held-back" | "not-granted";

/** What the gate asks and tells its surroundings. */
export interface GateContext {
  /** Whether a field that exists since this product version must wait until the person was told. */
  readonly holdsBack: (since: string) => boolean;
  /** Whether the person agreed to a purpose with separate consent. */
  readonly isGranted: (purpose: string) => boolean;
  /** Hashes with this machine's salt; undefined if there is none. */
  readonly hash: (text: string) => string | undefined;
  /** Called once for each field that did not pass. `problem` completes “`path` …”. `count`: undeclared keys. */
  readonly refuse: (refusal: Refusal, path: string, problem: string, count: number) => void;
}

/** The key by which a validator asks for an item of an array, or for a metadata value. */
const ITEM = "*";

export type Checked<T> =
  | { readonly passed: true; readonly value: T }
  | { readonly passed: false; readonly held: boolean };

/** Checks the properties of an event. `held`: the event has to wait, nothing is wrong with it. Never calls getters. */
export function checkProperties(
  check: (gate: Gate) => void,
  properties: unknown,
  context: GateContext,
): Checked<Readonly<Record<string, JsonValue>>> {
  const gate = new PropertyGate(context, "");
  if (!gate.open(properties === undefined ? {} : properties)) {
    context.refuse("invalid", "", "properties must be a plain object", 1);
    gate.open({});
  }
  check(gate);
  gate.countUndeclared();
  return gate.failed ? { passed: false, held: gate.held } : { passed: true, value: gate.copy };
}

/** Checks one value, as a metadata field's validator does under the key `"*"`. */
export function checkValue(
  check: (gate: Gate) => void,
  value: unknown,
  path: string,
  context: GateContext,
): Checked<JsonValue> {
  const gate = new PropertyGate(context, path);
  gate.item = value;
  check(gate);
  const copy = gate.copy[ITEM];
  return gate.failed || copy === undefined
    ? { passed: false, held: gate.held }
    : { passed: true, value: copy };
}

/** No value to check: absent, or already dealt with. */
const NONE: unique symbol = Symbol("none");

class PropertyGate implements Gate {
  copy: Record<string, JsonValue> = Object.create(null);
  /** Something required did not pass, so the whole object cannot. */
  failed = false;
  /** Every failure so far was one of waiting, not of validity. */
  held = false;
  item: unknown = undefined;
  #source: object | undefined;
  #declared = 0;
  readonly #context: GateContext;
  readonly #path: string;

  constructor(context: GateContext, path: string) {
    this.#context = context;
    this.#path = path;
  }

  /** Takes the object whose properties are asked for; false if it is none. */
  open(value: unknown): boolean {
    if (typeof value !== "object" || value === null || isArray(value)) return false;
    this.#source = value;
    return true;
  }

  string(key: string, required: boolean, rules: StringRules = {}): void {
    const value = this.#take(key, required, rules);
    if (value !== NONE) this.#settle(key, required, acceptString(value, rules, this.#context.hash));
  }

  integer(key: string, required: boolean, rules: NumberRules = {}): void {
    const value = this.#take(key, required, rules);
    if (value !== NONE) this.#settle(key, required, acceptNumber(value, rules, true));
  }

  number(key: string, required: boolean, rules: NumberRules = {}): void {
    const value = this.#take(key, required, rules);
    if (value !== NONE) this.#settle(key, required, acceptNumber(value, rules, false));
  }

  boolean(key: string, required: boolean, rules: FieldRules = {}): void {
    const value = this.#take(key, required, rules);
    if (value !== NONE) this.#settle(key, required, acceptBoolean(value, rules));
  }

  array(key: string, required: boolean, rules: ArrayRules, item: (gate: Gate) => void): void {
    const value = this.#take(key, required, rules);
    if (value === NONE) return;
    const length: unknown = isArray(value) ? ownValue(value, "length") : undefined;
    if (!isArray(value) || typeof length !== "number") {
      this.#settle(key, required, refused(`must be an array, not ${typeof value}`));
    } else if (length > rules.maxItems) {
      this.#settle(key, required, refused(`must have at most ${rules.maxItems} items`));
    } else {
      const items = this.#copyItems(key, required, value, length, item);
      if (items !== undefined) this.#settle(key, required, acceptCopy(items, rules));
    }
  }

  object(key: string, required: boolean, rules: FieldRules, properties: (gate: Gate) => void): void {
    const value = this.#take(key, required, rules);
    if (value === NONE) return;
    const inner = new PropertyGate(this.#context, this.#place(key));
    if (!inner.open(value)) {
      this.#settle(key, required, refused("must be a plain object"));
      return;
    }
    properties(inner);
    inner.countUndeclared();
    if (inner.failed) this.#drop(required, inner.held);
    else this.#settle(key, required, acceptCopy(inner.copy, rules));
  }

  /** Copies an array; undefined if an item did not pass, which has been reported and dealt with then. */
  #copyItems(
    key: string,
    required: boolean,
    value: readonly unknown[],
    length: number,
    check: (gate: Gate) => void,
  ): readonly JsonValue[] | undefined {
    const items: JsonValue[] = [];
    for (let i = 0; i < length; i++) {
      const inner = new PropertyGate(this.#context, `${this.#place(key)}[${i}]`);
      inner.item = ownValue(value, String(i)) ?? null;
      check(inner);
      const copy = inner.copy[ITEM];
      if (copy === undefined) {
        this.#drop(required, inner.held);
        return undefined;
      }
      items.push(copy);
    }
    return items;
  }

  /** Counts what the caller gave beyond the declared keys: own enumerable keys and symbols. */
  countUndeclared(): void {
    if (this.#source === undefined) return;
    const extra = countKeys(this.#source) - this.#declared;
    if (extra > 0)
      this.#context.refuse("undeclared", this.#path, "has keys that the catalogue does not declare", extra);
  }

  /** The caller's value, or NONE if there is nothing to check any more. */
  #take(key: string, required: boolean, rules: FieldRules): unknown {
    const found = key === ITEM && this.#source === undefined ? this.item : this.#read(key);
    if (rules.since !== undefined && this.#context.holdsBack(rules.since)) {
      return this.#skip(key, required, "held-back");
    }
    if (rules.requires !== undefined && !this.#context.isGranted(rules.requires)) {
      return this.#skip(key, required, "not-granted");
    }
    if (found !== UNREADABLE && found !== undefined && found !== null) return found;
    if (found === undefined) {
      if (required) this.#miss(key);
    } else if (found === null && rules.nullable === true) {
      this.copy[key] = null;
    } else {
      const problem = found === null ? "must not be null" : "must be a plain value: getters are not called";
      this.#settle(key, required, refused(problem));
    }
    return NONE;
  }

  #miss(key: string): void {
    this.#context.refuse("missing", this.#place(key), "is required", 1);
    this.#drop(true, false);
  }

  #read(key: string): unknown {
    if (this.#source === undefined) return undefined;
    const descriptor = describe(this.#source, key);
    if (descriptor === undefined) return undefined;
    if (descriptor.enumerable === true) this.#declared++;
    return "value" in descriptor ? descriptor.value : UNREADABLE;
  }

  /** Keeps an accepted value; reports a refused one, which a required field takes its object down with. */
  #settle(key: string, required: boolean, outcome: Outcome): void {
    if (outcome.accepted) {
      // The copy has no prototype, so even `__proto__` is an ordinary key and no inherited setter can run.
      this.copy[key] = outcome.value;
      return;
    }
    this.#context.refuse("invalid", this.#place(key), outcome.problem, 1);
    this.#drop(required, false);
  }

  #skip(key: string, required: boolean, refusal: "held-back" | "not-granted"): typeof NONE {
    this.#context.refuse(
      refusal,
      this.#place(key),
      refusal === "held-back" ? "is newer than you were told of" : "needs a consent",
      1,
    );
    this.#drop(required, true);
    return NONE;
  }

  #drop(required: boolean, held: boolean): void {
    if (!required) return;
    this.held = held && (this.held || !this.failed);
    this.failed = true;
  }

  #place(key: string): string {
    if (key === ITEM) return this.#path;
    return this.#path === "" ? key : `${this.#path}.${key}`;
  }
}

/** A property that cannot be read without running the caller's code. */
const UNREADABLE: unique symbol = Symbol("unreadable");
const UNREADABLE_PROPERTY: PropertyDescriptor = { value: UNREADABLE, enumerable: false };

/** An own property's descriptor. A proxy's trap may throw; that must not reach the host. */
function describe(source: object, key: string): PropertyDescriptor | undefined {
  try {
    return Object.getOwnPropertyDescriptor(source, key);
  } catch {
    return UNREADABLE_PROPERTY;
  }
}

/** The value of an own data property; undefined for everything else. */
function ownValue(source: object, key: string): unknown {
  const value: unknown = describe(source, key)?.value;
  return value === UNREADABLE ? undefined : value;
}

/** `Array.isArray`, which throws for a revoked proxy. */
function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function countKeys(source: object): number {
  try {
    return Object.keys(source).length + Object.getOwnPropertySymbols(source).length;
  } catch {
    return 0;
  }
}
