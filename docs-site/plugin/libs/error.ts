import { AstroError } from "astro/errors";

/** An error that Astro shows without a stack trace: what is wrong and where, then what to do. */
export function siteError(message: string, hint: string): Error {
  return new AstroError(`forthright: ${message}`, hint);
}
