/** Guides to the rules; their examples stand with the rules, whose tests they are. */
import type { Guides } from "./guide.ts";

export const NAME_GUIDES: Guides = {
  "reserved-name": { fix: "Choose another name." },
  "duplicate-constant": { fix: "Rename one of the two events." },
  "duplicate-wire-name": {
    fix: "Give one of the two another `name`. The name of a removed event stays taken.",
  },
  "colliding-names": { fix: "Rename one of the two." },
  "mixed-script": { fix: "Type the word again in one script, or suppress the rule with the reason." },
  "hidden-character": { fix: "Delete the character; select the text around it and type it again." },
};

export const REFERENCE_GUIDES: Guides = {
  "unknown-purpose": { fix: "Mend the spelling, or declare the purpose under `purposes`." },
  "purpose-not-stated": { fix: "Give it a `purpose`, or state one for all under `defaults`." },
  "unknown-destination": { fix: "Mend the spelling, or declare the receiver under `destinations`." },
  "unknown-type": { fix: "Mend the spelling, or declare the type under `types`." },
  "type-cycle": { fix: "Write out, to the depth that is needed, what the type holds." },
  "unknown-replacement": { fix: "Name an event of this catalogue, or a property of the same event." },
  "opt-out-event": { fix: "Name an active event without required properties, or remove `opt_out_event`." },
  "unused-purpose": { fix: "Remove the purpose, or give it to what it is meant for." },
  "unused-type": { fix: "Remove the type, or use it with `$type`." },
};

export const VALUE_GUIDES: Guides = {
  "type-not-stated": { fix: "Add `type`, or `$type` with the name of a declared type." },
  "type-stated-twice": { fix: "Remove the keywords beside `$type`, or write the type out." },
  "keyword-without-effect": { fix: "Remove the keyword, or use the one of this type." },
  "bounds-reversed": { fix: "Swap the two bounds." },
  "value-of-wrong-type": { fix: "Mend the value, or the rule that refuses it." },
  "duplicate-value": { fix: "Remove one of the two." },
  "length-beyond-event": {
    fix: "Choose a `maxLength` well below 32000; with `transform: truncate` the rest of a longer text is cut off.",
  },
  "array-without-bound": { fix: "Add `items` and `maxItems`." },
  "object-without-keys": { fix: "Declare each key under `properties`." },
  "invalid-pattern": { fix: "Mend the expression; it stands without slashes and flags." },
  "unsafe-pattern": {
    fix: "Repeat one character class instead, such as `[a-z0-9]+`, and bound it with `maxLength`.",
  },
  "pattern-not-anchored": { fix: "Start the pattern with `^` and end it with `$`." },
  "free-text-without-reason": {
    fix: "Bound the value with `enum`, `format` or `pattern`; if that cannot be, give `free_text` and `maxLength`.",
  },
  "free-text-unneeded": { fix: "Remove `free_text`." },
  "example-needed": { fix: "Add `examples` with one value that passes." },
};

export const PRIVACY_GUIDES: Guides = {
  "personal-data-without-consent": {
    fix: "Add `requires` with a purpose that has `consent: separate`, or do not send it.",
  },
  "requires-needs-separate-consent": { fix: "Give the purpose `consent: separate`, or remove `requires`." },
  "consent-without-basis": { fix: "Write `basis: consent`, or remove `consent: separate`." },
  "consent-not-asked": {
    fix: "Use `model: opt-in`, ask for the purpose separately, or name its true basis.",
  },
  "sensitivity-too-low": { fix: "Raise `sensitivity` to what the hint names." },
  "claim-of-anonymity": {
    fix: "Say what is done instead, such as “pseudonymous: tied to a random installation id”.",
  },
  "absolute-claim": { fix: "Say what happens; if the claim holds, suppress the rule with the reason why." },
  "unsafe-link": { fix: "Write the whole address with `https://`, or `mailto:`." },
};

export const CARE_GUIDES: Guides = {
  expired: { fix: "Remove the entry, or set a later `expires` after deciding anew." },
  "since-in-the-future": { fix: "Raise `product.version`, or mark the event `status: planned`." },
  "unknown-rule": { fix: "Name a code that can be suppressed." },
  "rule-not-suppressible": { fix: "Mend the fault, and remove the suppression." },
  "unused-suppression": { fix: "Remove the suppression." },
};

export const WIRE_GUIDES: Guides = {
  "metadata-path": { fix: "Choose a path that the message names." },
  "metadata-path-collision": { fix: "Move one of the two to another `path`." },
  "identifier-needed": {
    fix: "Add a metadata field with `source: installation-id` and `path: anonymousId`.",
  },
  "unsafe-endpoint": { fix: "Use the receiver's https address." },
};
