/** Examples of the rules about privacy and prose. */
import type { RuleExamples } from "../rule.ts";
import { events, metadata, properties, SEPARATE_PURPOSE } from "./base.ts";

const EMAIL =
  "email: { type: string, format: email, source: consented-email, requires: email-contact, description: Address. }";

/** A catalogue that sends no identifier at all. */
const NO_IDENTIFIER = `metadata: {}
destinations: { hook: { name: Own server, adapter: webhook, endpoint: https://example.org/in } }
defaults: { purpose: improve-product, destinations: [hook] }
`;

export const PRIVACY_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  "personal-data-without-consent": {
    good: [
      SEPARATE_PURPOSE + metadata(EMAIL),
      SEPARATE_PURPOSE +
        events("ASK: { name: Asked, description: Asked., requires: email-contact, sensitivity: personal }"),
      `${SEPARATE_PURPOSE}traits: { mail: { type: string, format: email, requires: email-contact, description: Address. } }\n`,
    ],
    bad: [
      metadata("email: { type: string, format: email, source: consented-email, description: Address. } # !"),
      events("ASK: { name: Asked, description: Asked., sensitivity: personal } # !"),
      properties(
        "login: { type: string, pattern: '^[a-z]+$', sensitivity: personal, description: Login name. } # !",
      ),
      `${properties("author: { $type: Author, description: Who. } # !")}types:
  Author: { type: object, properties: { mail: { type: string, format: email, description: Address. } } }
`,
      properties(
        "mails: { type: array, maxItems: 3, items: { type: string, format: email }, description: All. } # !",
      ).replace("mails: {", "mails: { sensitivity: personal,"),
      "traits: { mail: { type: string, format: email, description: Address. } } # !\n",
      "traits:\n  studio: { type: boolean, sensitivity: personal, description: It. } # !\n",
    ],
  },
  "requires-needs-separate-consent": {
    good: [SEPARATE_PURPOSE + metadata(EMAIL)],
    bad: [metadata(`${EMAIL.replace("email-contact", "improve-product")} # !`)],
  },
  "consent-without-basis": {
    good: [SEPARATE_PURPOSE + metadata(EMAIL)],
    bad: [
      SEPARATE_PURPOSE.replace(
        "basis: consent, consent: separate }",
        "basis: contract, consent: separate } # !",
      ) + metadata(EMAIL),
    ],
  },
  "consent-not-asked": {
    good: [
      "consent: { model: opt-in, scope: global }\npurposes: { improve-product: { title: Find bugs, basis: consent } }\n",
    ],
    bad: ["purposes: { improve-product: { title: Find bugs, basis: consent } } # !\n"],
  },
  "sensitivity-too-low": {
    good: [SEPARATE_PURPOSE + metadata(EMAIL.replace("requires", "sensitivity: personal, requires"))],
    bad: [
      SEPARATE_PURPOSE + metadata(`${EMAIL.replace("requires", "sensitivity: pseudonymous, requires")} # !`),
      "metadata: { id: { type: string, format: uuid, source: installation-id, path: anonymousId, sensitivity: none, description: Id. } } # !\n",
    ],
  },
  "claim-of-anonymity": {
    good: [
      `${NO_IDENTIFIER}why: The events are anonymous.\n`,
      "why: The events are pseudonymous, not anonymous.\n",
      "why: The id stands at `anonymousId` on the wire.\n",
      "why: Die Daten sind pseudonym, nicht anonym.\n",
    ],
    bad: [
      "why: The events are anonymous. # !\n",
      "why: We collect fully anonymised events. # !\n",
      "why: Die Daten werden anonymisiert. # !\n",
      "why: Sie sind nicht persönlich identifizierbar. # !\n",
      "why: Niemand kann dadurch identifiziert werden. # !\n",
      "why: Wir senden keine personenbezogenen Daten. # !\n",
      "why: Es sind Zahlen ohne Personenbezug. # !\n",
      "why: Sie lassen keinerlei Rückschlüsse auf Ihre Person zu. # !\n",
      "why: Nobody can not be identified by them. # !\n",
      "why: The data cannot identify anybody. # !\n",
      "why: We collect no personal data. # !\n",
      events('RUN: { name: Run, description: "Sent anonymously." } # !'),
    ],
  },
  "absolute-claim": {
    good: [
      `${NO_IDENTIFIER}why: We never learn who you are.\n`,
      `why: We read each report.
suppress: [{ rule: unused-type, reason: The next release uses it. }]
types: { Store: { type: string, enum: [sql] } }
`,
    ],
    bad: [
      "why: We never sell data. # !\n",
      "why: It is completely harmless. # !\n",
      "why: Wir verkaufen niemals Daten. # !\n",
      "why: Das ist völlig harmlos. # !\n",
    ],
  },
  "unsafe-link": {
    good: [
      "why: See [our site](https://example.org), or write to <mailto:us@example.org>, not `http://old.example.org`.\n",
    ],
    bad: [
      "why: See [our site](http://example.org). # !\n",
      'why: "[click](javascript:alert(1))" # !\n',
      "why: See [our site](../docs). # !\n",
      'product: { id: acme, name: Acme, version: "1.2.0", homepage: http://example.org } # !\n',
      events("RUN: { name: Run, description: A run., review: example.org/1 } # !"),
      "acknowledge: [{ change: event-added, at: groups.runs, by: us, reason: Needed., link: example.org/1 }] # !\n",
    ],
  },
};
