/** The one table of rules. An id is stable once released: acknowledgements and links name it. */
import { CONSENT_RULES } from "./consent-rules.ts";
import { DESTINATION_RULES } from "./destination-rules.ts";
import { EVENT_RULES } from "./event-rules.ts";
import { FIELD_RULES } from "./field-rules.ts";
import { METADATA_RULES } from "./metadata-rules.ts";
import { PRIVACY_RULES } from "./privacy-rules.ts";
import type { Rule } from "./rule.ts";

export type RuleId =
  | keyof typeof CONSENT_RULES
  | keyof typeof DESTINATION_RULES
  | keyof typeof EVENT_RULES
  | keyof typeof FIELD_RULES
  | keyof typeof METADATA_RULES
  | keyof typeof PRIVACY_RULES;

export const RULES: Readonly<Record<RuleId, Rule>> = {
  ...CONSENT_RULES,
  ...DESTINATION_RULES,
  ...EVENT_RULES,
  ...FIELD_RULES,
  ...METADATA_RULES,
  ...PRIVACY_RULES,
};

/** Whether a text is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULES, text);
}
