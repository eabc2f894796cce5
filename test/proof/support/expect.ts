/** What a call must become on the wire, worked out apart from the runtime. */
import { isDeepStrictEqual } from "node:util";
import type { Field, JsonValue } from "@forthright/runtime/catalog-document";
import type { Call, Properties, Tracked } from "./arbitraries.ts";

/** Messages that have to arrive of a list of calls, in its order: those with something that may. */
export function arriving(calls: readonly Call[]): readonly Call[] {
  return calls.filter(({ wanted }) => wanted !== undefined);
}

/** What is wrong with the properties that arrived for a call; undefined: nothing. */
export function differs(
  event: Pick<Tracked, "properties">,
  { wanted = {} }: Call,
  arrived: Properties,
): string | undefined {
  const names = new Set([...Object.keys(wanted), ...event.properties.map(({ name }) => name)]);
  for (const name of names) {
    const field = event.properties.find((one) => one.name === name);
    if (field === undefined) return `${name} is not declared`;
    const [given, got] = [wanted[name], arrived[name]];
    if (given === undefined ? got !== undefined : !isSame(field, given, got)) {
      return `${name} = ${JSON.stringify(got)}, not ${JSON.stringify(given)}`;
    }
  }
  return undefined;
}

function isSame(field: Field, given: JsonValue, got: JsonValue | undefined): boolean {
  if (typeof given !== "string" || field.transform === undefined) return isDeepStrictEqual(got, given);
  if (typeof got !== "string") return false;
  if (field.transform === "hash") return /^[0-9a-f]{64}$/.test(got);
  if (field.transform === "basename") return got === given.split(/[\\/]/).at(-1);
  return (
    given.startsWith(got) && got.length <= (field.schema.maxLength ?? 0) && isAsLongAsMayBe(field, given, got)
  );
}

/** A pair of surrogates at the end is left out whole. */
function isAsLongAsMayBe({ schema }: Field, given: string, got: string): boolean {
  const room = (schema.maxLength ?? 0) - got.length;
  return got === given || room === 0 || (room === 1 && /^[\ud800-\udbff]/.test(given.slice(got.length)));
}

/**
 * A message with the values of another one at these paths: what differs from machine to machine. What the other one lacks
 * there is left out, as values that need a consent are in examples.
 */
export function withValuesOf(message: unknown, other: unknown, paths: ReadonlySet<string>, at = ""): unknown {
  if (typeof message !== "object" || message === null) return message;
  return Object.fromEntries(
    Object.entries(message).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
      const path = at === "" ? key : `${at}.${key}`;
      const theirs = (other as Readonly<Record<string, unknown>> | undefined)?.[key];
      if (paths.has(path)) return theirs === undefined ? [] : [[key, theirs]];
      return [[key, Array.isArray(value) ? value : withValuesOf(value, theirs, paths, path)]];
    }),
  );
}
