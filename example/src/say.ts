/** Results, on standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** `1 step`, `3 steps` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
