/** Laying out plain text for a terminal of 80 columns. Pure. */

export const WIDTH = 80;

/** Fills lines with words. A word longer than the width, such as a path, stays whole. */
export function wrap(text: string, width: number = WIDTH): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Paragraph: wrapped text that ends with a newline. */
export function paragraph(text: string): string {
  return `${wrap(text).join("\n")}\n`;
}

/**
 * Label and text side by side; the text's further lines stand under its first. A text that begins with a long word,
 * such as a path, stands below its label.
 */
export function row(label: string, text: string, labelWidth: number, indent = 2): string {
  const left = indent + labelWidth + 2;
  const [first = "", ...rest] = wrap(text, WIDTH - left);
  if (first.length > WIDTH - left) {
    const below = wrap(text, WIDTH - indent - 2).map((line) => " ".repeat(indent + 2) + line);
    return `${[" ".repeat(indent) + label, ...below].join("\n")}\n`;
  }
  const head = `${" ".repeat(indent)}${label.padEnd(labelWidth)}  ${first}`.trimEnd();
  return `${[head, ...rest.map((line) => " ".repeat(left) + line)].join("\n")}\n`;
}

/** Rows with labels of one width. */
export function rows(pairs: readonly (readonly [label: string, text: string])[], indent = 2): string {
  const width = Math.max(0, ...pairs.map(([label]) => label.length));
  return pairs.map(([label, text]) => row(label, text, width, indent)).join("");
}

/** `1 event`, `3 events`, `1,234 bytes` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `2026-01-01 12:00:00 UTC`, for a time in ISO 8601. */
export function readableTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** `a`, `a and b`, `a, b and c` */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** Text from a file or a stranger, made harmless for a terminal: nothing in it moves the cursor or turns text round. */
export function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}
