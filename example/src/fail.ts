/** Mistakes of the person at the keyboard, as opposed to ours. */

/** Ends the command with a message and exit code 1. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}

/** Says what is wrong and what to do. */
export function fail(message: string): never {
  throw new Mistake(message);
}
