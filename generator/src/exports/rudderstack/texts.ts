/** Texts as rudder-cli accepts them. */
import { oneLine } from "../../disclosure/visible-text.ts";

const MAX_DESCRIPTION = 2000;

/** 3 to 2,000 characters that start with a letter; undefined if that cannot be. */
export function describe(text: string): string | undefined {
  const line = oneLine(text);
  if (line === "") return undefined;
  const started = /^[a-zA-Z]/u.test(line) && line.length >= 3 ? line : `Description: ${line}`;
  return started.length > MAX_DESCRIPTION ? `${started.slice(0, MAX_DESCRIPTION - 1)}…` : started;
}

/** A display name: letters, digits, blanks and `,.-`, 3 to 65 characters (rudder-cli: `display_name`). */
export function displayName(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[^\w ,.-]+/gu, " ")
    .replace(/ {2,}/gu, " ")
    .trim();
  const started = /^[A-Z_a-z]/u.test(plain) ? plain : `_${plain}`;
  return started.slice(0, 65).trim().padEnd(3, "_");
}
