/** The one table of rules. An id is stable once released: acknowledgements and links name it. */
import { CONSENT_RULES, type ConsentRule } from "./consent-rules.ts";
import { DESTINATION_RULES, type DestinationRule } from "./destination-rules.ts";
import { EVENT_RULES, type EventRule } from "./event-rules.ts";
import { FIELD_RULES, type FieldRule } from "./field-rules.ts";
import { METADATA_RULES, type MetadataRule } from "./metadata-rules.ts";
import { PRIVACY_RULES, type PrivacyRule } from "./privacy-rules.ts";
import type { Rule } from "./rule.ts";
import { TRAIT_RULES, type TraitRule } from "./trait-rules.ts";

export type RuleId =
  | ConsentRule
  | DestinationRule
  | EventRule
  | FieldRule
  | MetadataRule
  | PrivacyRule
  | TraitRule;

export const RULES: Readonly<Record<RuleId, Rule>> = {
  ...CONSENT_RULES,
  ...DESTINATION_RULES,
  ...EVENT_RULES,
  ...FIELD_RULES,
  ...METADATA_RULES,
  ...PRIVACY_RULES,
  ...TRAIT_RULES,
};

/** Whether a text is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULES, text);
}
