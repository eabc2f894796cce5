/** The one table of all rules, in the order in which their documentation shows them. */
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { LIFE_CYCLE_RULES } from "./life-cycle.ts";
import { NAME_RULES } from "./names.ts";
import { PRIVACY_RULES } from "./privacy.ts";
import { PROSE_RULES } from "./prose.ts";
import { REFERENCE_RULES } from "./references.ts";
import type { Rule } from "./rule.ts";
import { TEXT_RULES } from "./text.ts";
import { VALUE_RULES } from "./values.ts";
import { WIRE_RULES } from "./wire.ts";

export const RULES: readonly Rule[] = [
  ...NAME_RULES,
  ...REFERENCE_RULES,
  ...VALUE_RULES,
  ...TEXT_RULES,
  ...PRIVACY_RULES,
  ...PROSE_RULES,
  ...LIFE_CYCLE_RULES,
  ...WIRE_RULES,
];

/** Codes that `suppress` may name. */
export const SUPPRESSIBLE: ReadonlySet<DiagnosticCode> = new Set(
  RULES.filter((rule) => rule.suppressible).map((rule) => rule.code),
);
