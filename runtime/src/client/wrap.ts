/** `Analytics.wrap`: a function that records an event after each successful call, and changes nothing else. */

/**
 * Wraps `run`. The result of a plain promise is passed on by a promise that settles in the same way, so that whoever
 * handles its failure, or does not, sees what they would have seen. A promise with extras of its own (a subclass, a
 * child process with `then`) is returned itself; if it is no promise at all but has a `then`, calling that could start
 * something, so such a call records nothing.
 *
 * @param record called with the awaited result; what it throws is thrown
 */
export function wrapCall<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result,
  record: (result: Awaited<Result>) => void,
): (...args: Args) => Result {
  return function wrapped(this: unknown, ...args: Args): Result {
    const result: Result = Reflect.apply(run, this, args);
    if (isPromise(result)) return observe(result, record as (result: unknown) => void) as Result;
    if (!hasThen(result)) record(result as Awaited<Result>);
    return result;
  };
}

function observe(promise: Promise<unknown>, record: (result: unknown) => void): Promise<unknown> {
  if (isPlain(promise)) {
    return promise.then((result) => {
      record(result);
      return result;
    });
  }
  Promise.prototype.then.call(promise, record, () => {});
  return promise;
}

function isPromise(value: unknown): value is Promise<unknown> {
  try {
    return value instanceof Promise;
  } catch {
    return false;
  }
}

function isPlain(promise: Promise<unknown>): boolean {
  return Object.getPrototypeOf(promise) === Promise.prototype && Reflect.ownKeys(promise).length === 0;
}

function hasThen(value: unknown): boolean {
  try {
    return typeof value === "object" && value !== null && "then" in value;
  } catch {
    return true;
  }
}
