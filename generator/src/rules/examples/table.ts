/** Good and bad examples of every rule by its code. They are its tests, and its documentation shows them. */
import type { RuleExamples } from "../rule.ts";
import { NAME_EXAMPLES } from "./names.ts";
import { PRIVACY_EXAMPLES } from "./privacy.ts";
import { REFERENCE_EXAMPLES } from "./references.ts";
import { TEXT_EXAMPLES } from "./text.ts";
import { VALUE_EXAMPLES } from "./values.ts";
import { WIRE_EXAMPLES } from "./wire.ts";

export const EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  ...NAME_EXAMPLES,
  ...REFERENCE_EXAMPLES,
  ...VALUE_EXAMPLES,
  ...TEXT_EXAMPLES,
  ...PRIVACY_EXAMPLES,
  ...WIRE_EXAMPLES,
};
