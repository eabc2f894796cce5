/** Numbers that mean something else than the author sees. */

export interface NumberFault {
  readonly code: "misleading-number" | "inexact-number";
  readonly message: string;
  readonly hint: string;
}

/** Says what is wrong with a number as YAML 1.2 reads it, if anything is. */
export function numberFault(value: number, written: string): NumberFault | undefined {
  if (/^[-+]?0[0-9]/.test(written)) {
    const message = `\`${written}\` looks octal, and YAML 1.2 reads it as ${value}`;
    return {
      code: "misleading-number",
      message,
      hint: `write ${value}, or "${written}" in quotes if it is text`,
    };
  }
  if (!Number.isFinite(value)) {
    const message = `\`${written}\` is not a number that JSON can hold`;
    return { code: "inexact-number", message, hint: "use a finite number" };
  }
  if (keepsDigits(value, written)) return undefined;
  const message = `\`${written}\` has more digits than a number can hold and would become ${value}`;
  return { code: "inexact-number", message, hint: `write "${written}" in quotes if it is text` };
}

/** Whether the decimal digits that were written are those of the value, apart from notation. */
function keepsDigits(value: number, written: string): boolean {
  if (/^[-+]?0[xo]/.test(written)) return Number.isSafeInteger(value);
  const [before, after] = [significant(written), significant(String(value))];
  return before.digits === after.digits && before.exponent === after.exponent;
}

/** A decimal number as digits without zeros at either end, and the power of ten of their first one. */
function significant(text: string): { readonly digits: string; readonly exponent: number } {
  const match = /^[-+]?([0-9]*)\.?([0-9]*)(?:[eE]([-+]?[0-9]+))?$/.exec(text);
  const [whole, fraction, power] = [match?.[1] ?? "", match?.[2] ?? "", Number(match?.[3] ?? 0)];
  const all = whole + fraction;
  let [first, last] = [0, all.length];
  while (first < last && all[first] === "0") first += 1;
  while (last > first && all[last - 1] === "0") last -= 1;
  const digits = all.slice(first, last);
  return { digits, exponent: digits === "" ? 0 : power + whole.length - first };
}
