/** What a failed matcher says: what was wanted, and what happened instead. */
import type { EventDescriptor } from "../contract.ts";
import { IDENTIFY } from "../gate/seal.ts";

/** A recorded event, as far as matchers look at it. */
export interface Tracked {
  readonly constant: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Failure {
  readonly events: readonly Tracked[];
  readonly event: Pick<EventDescriptor<unknown>, "constant" | "name">;
  readonly wanted: readonly (readonly [string, unknown])[];
  /** Names of wanted properties that an event does not have with the wanted value. */
  readonly wrong: (tracked: Tracked) => readonly string[];
  readonly isNot: boolean;
}

/** More events than this are counted, not listed. */
const LISTED = 10;

/** The message, without a newline at its end. */
export function describeFailure({ events, event, wanted, wrong, isNot }: Failure): string {
  const properties = wanted.length === 0 ? "" : ` with ${wanted.map(pair).join(", ")}`;
  const isTraits = event.constant === IDENTIFY;
  const what = isTraits ? "identify to be called" : `${event.constant} (“${event.name}”) to be tracked`;
  const head = `expected ${isNot ? what.replace(" to be ", " not to be ") : what}${properties}`;
  const same = events.filter(({ constant }) => constant === event.constant);
  if (isNot)
    return [
      head,
      ...list(
        isTraits ? "called:" : "tracked:",
        same.filter((one) => wrong(one).length === 0),
        plain,
      ),
    ].join("\n");
  if (events.length === 0) return `${head}\n${isTraits ? "it was not" : "no event was tracked"}`;
  const explain = (one: Tracked): string =>
    `${plain(one)}\n     ${wrong(one)
      .map((key) => difference(key, one, wanted))
      .join("\n     ")}`;
  return same.length > 0
    ? [
        head,
        ...list(
          `it was ${isTraits ? "called" : "tracked"}, but with other ${isTraits ? "traits" : "properties"}:`,
          same,
          explain,
        ),
      ].join("\n")
    : [head, ...list("it was not; these events were:", events, plain)].join("\n");
}

function list(title: string, events: readonly Tracked[], line: (one: Tracked) => string): readonly string[] {
  const rest = events.length - LISTED;
  return [
    title,
    ...events.slice(0, LISTED).map((one, index) => `  ${index + 1}. ${line(one)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

function plain({ constant, properties }: Tracked): string {
  return `${constant} ${JSON.stringify(properties)}`;
}

function difference(key: string, { properties }: Tracked, wanted: Failure["wanted"]): string {
  const actual = Object.hasOwn(properties, key) ? `is ${text(properties[key])}` : "is absent";
  return `${key} ${actual}, wanted ${text(wanted.find(([name]) => name === key)?.[1])}`;
}

function pair([key, value]: readonly [string, unknown]): string {
  return `${key}: ${text(value)}`;
}

/** A value, or what an asymmetric matcher calls itself. */
function text(value: unknown): string {
  if (value === undefined) return "no value";
  const named = asymmetric(value);
  if (named !== undefined) return named;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

function asymmetric(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("asymmetricMatch" in value)) return undefined;
  const { toAsymmetricMatcher } = value as { readonly toAsymmetricMatcher?: unknown };
  try {
    return typeof toAsymmetricMatcher === "function"
      ? String(toAsymmetricMatcher.call(value))
      : String(value);
  } catch {
    return "a matcher";
  }
}
