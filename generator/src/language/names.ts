/** The naming rules of DESIGN 5: plain ASCII, so that a name is safe as identifier, file name and address. */
import type { NameKind } from "./shape.ts";

export const MAX_NAME_LENGTH = 64;

export interface NameRule {
  readonly pattern: RegExp;
  /** What the rule asks for, with an example. */
  readonly words: string;
}

export const NAME_RULES: Readonly<Record<NameKind, NameRule>> = {
  constant: {
    pattern: /^[A-Z][A-Z0-9_]*$/,
    words: "capital letters, digits and underscores, such as RUN_PIPELINE",
  },
  key: {
    pattern: /^[a-z][a-z0-9_]*$/,
    words: "small letters, digits and underscores, such as total_steps",
  },
  type: {
    pattern: /^[A-Z][A-Za-z0-9]*$/,
    words: "letters and digits that start with a capital, such as StoreType",
  },
  id: {
    pattern: /^[a-z][a-z0-9-]*$/,
    words: "small letters, digits and hyphens, such as improve-product",
  },
};

/** Names that every JavaScript object has already; a lookup by such a name would find something else. */
export const INHERITED_NAMES: ReadonlySet<string> = new Set(["constructor", "prototype"]);

export function isName(kind: NameKind, text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && NAME_RULES[kind].pattern.test(text);
}
