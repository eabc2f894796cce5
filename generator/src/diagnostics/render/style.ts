/** Colours of a terminal, or none. */

export interface Style {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly frame: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly hint: (text: string) => string;
}

const sgr = (code: number, end: number) => (text: string) => `\u001b[${code}m${text}\u001b[${end}m`;
const same = (text: string): string => text;

const PLAIN: Style = { error: same, warning: same, frame: same, strong: same, hint: same };

const COLOURED: Style = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  frame: sgr(34, 39),
  strong: sgr(1, 22),
  hint: sgr(36, 39),
};

export function styleFor(color: boolean): Style {
  return color ? COLOURED : PLAIN;
}
