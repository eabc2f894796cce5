/** JSON that is put together from texts of JSON: the same bytes as if the whole were written at once. */

/** The value as it stands at a place that is indented by so many columns (its first line without them). */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, undefined, 2);
  // A line feed inside of a string is written as an escape sequence, so these are all between values.
  return indent === 0 ? text : text.replaceAll("\n", `\n${" ".repeat(indent)}`);
}

/** An object with members that are texts, each for a place that is indented by two columns more. */
export function objectText(members: readonly (readonly [key: string, text: string])[], indent = 0): string {
  if (members.length === 0) return "{}";
  const margin = " ".repeat(indent);
  const lines = members.map(([key, text]) => `${margin}  ${JSON.stringify(key)}: ${text}`);
  return `{\n${lines.join(",\n")}\n${margin}}`;
}
