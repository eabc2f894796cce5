/**
 * Matchers for vitest and jest: `expect.extend(trackingMatchers)`. They import no test runner; what they need of one is
 * what both hand to a matcher as `this`.
 */
import type { EventDescriptor } from "../contract.ts";
import { IDENTIFY } from "../gate/seal.ts";
import { describeFailure, type Tracked } from "./describe.ts";

/** What the test runner gives a matcher: its deep equality, which knows `expect.any(Number)` and the like. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  equals(actual: unknown, expected: unknown): boolean;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * The matchers' types. A test runner learns of them by a declaration in a file of the host, which repeats the type
 * parameters of the runner's own version. For vitest 5:
 *
 * ```ts
 * declare module "vitest" {
 *   interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends TrackingMatchers<R> {}
 * }
 * ```
 *
 * For `@types/jest`: `declare global { namespace jest { interface Matchers<R, T> extends TrackingMatchers<R> {} } }`.
 */
export interface TrackingMatchers<R = void> {
  /**
   * Passes if the event was tracked at least once and, if properties are given, with these values. Properties that
   * are not given are not looked at; `undefined` asks for absence. Asymmetric matchers such as `expect.any(Number)`
   * work.
   */
  toHaveTracked<Properties>(
    event: EventDescriptor<Properties>,
    properties?: Readonly<Partial<NoInfer<Properties>>>,
  ): R;
  /** Passes if `identify` was called at least once and, if traits are given, with these values. */
  toHaveIdentified(traits?: Readonly<Record<string, unknown>>): R;
}

/** To be passed to `expect.extend`. */
export const trackingMatchers: {
  readonly toHaveTracked: (
    this: MatcherContext,
    received: unknown,
    event: EventDescriptor<unknown>,
    properties?: Readonly<Record<string, unknown>>,
  ) => MatcherResult;
  readonly toHaveIdentified: (
    this: MatcherContext,
    received: unknown,
    traits?: Readonly<Record<string, unknown>>,
  ) => MatcherResult;
} = {
  toHaveTracked(received, event, properties) {
    const events = eventsOf(received);
    if (events === undefined) {
      throw new TypeError(
        "toHaveTracked looks at what createTestAnalytics() returned; it was given something else.",
      );
    }
    if (!isDescriptor(event)) {
      throw new TypeError("toHaveTracked takes an event of the SDK, for example RUN_PIPELINE, not its name.");
    }
    return judge(this, events, event, properties);
  },
  toHaveIdentified(received, traits) {
    const calls = callsOf(received);
    if (calls === undefined) {
      throw new TypeError(
        "toHaveIdentified looks at what createTestAnalytics() of a catalogue with traits returned; it was given something else.",
      );
    }
    return judge(this, calls, { constant: IDENTIFY, name: IDENTIFY }, traits);
  },
};

function judge(
  context: MatcherContext,
  events: readonly Tracked[],
  event: Pick<EventDescriptor<unknown>, "constant" | "name">,
  values: Readonly<Record<string, unknown>> | undefined,
): MatcherResult {
  const wanted = Object.entries(values ?? {});
  const wrong = (tracked: Tracked): readonly string[] =>
    wanted.filter(([key, value]) => !context.equals(own(tracked.properties, key), value)).map(([key]) => key);
  const pass = events.some((one) => one.constant === event.constant && wrong(one).length === 0);
  return {
    pass,
    message: () => describeFailure({ events, event, wanted, wrong, isNot: context.isNot === true }),
  };
}

/** Calls of `identify` in the form of events. */
function callsOf(received: unknown): readonly Tracked[] | undefined {
  if (typeof received !== "object" || received === null || !("identified" in received)) return undefined;
  const calls = received.identified;
  if (!Array.isArray(calls)) return undefined;
  return calls.map(({ traits }: { readonly traits: Tracked["properties"] }) => {
    return { constant: IDENTIFY, name: IDENTIFY, properties: traits };
  });
}

function eventsOf(received: unknown): readonly Tracked[] | undefined {
  if (typeof received !== "object" || received === null || !("events" in received)) return undefined;
  return Array.isArray(received.events) ? (received.events as readonly Tracked[]) : undefined;
}

function isDescriptor(event: unknown): boolean {
  return typeof event === "object" && event !== null && "constant" in event;
}

function own(properties: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
