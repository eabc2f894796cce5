/** Examples of the rules about references. */
import type { RuleExamples } from "../rule.ts";
import { events, metadata, properties, SEPARATE_PURPOSE } from "./base.ts";

const EMAIL = metadata(
  "email: { type: string, format: email, source: consented-email, requires: email-contact, description: Address. }",
);

export const REFERENCE_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  "unknown-purpose": {
    good: [events("RUN: { name: Run, description: A run., purpose: improve-product }")],
    bad: [
      events("RUN: { name: Run, description: A run., purpose: improve-products } # !"),
      "defaults: { purpose: better-product } # !\n",
      metadata("os: { type: string, source: os, requires: nothing, description: Operating system. } # !"),
    ],
  },
  "purpose-not-stated": {
    good: ["defaults: { purpose: improve-product }\n"],
    bad: [
      `defaults: {}\n${metadata("").replace("{ type", "{ purpose: improve-product, type")}${events("RUN: { name: Run, description: A run. } # !")}`,
    ],
  },
  "unknown-destination": {
    good: [events("RUN: { name: Run, description: A run., destinations: [segment] }")],
    bad: [events("RUN: { name: Run, description: A run., destinations: [segmnt] } # !")],
  },
  "unknown-type": {
    good: [
      `${properties("store: { $type: Store, description: It. }")}types: { Store: { type: string, enum: [sql] } }\n`,
    ],
    bad: [properties("store: { $type: Store, description: It. } # !")],
  },
  "type-cycle": {
    good: [
      `${properties("node: { $type: Node, description: It. }")}types:
  Leaf: { type: object, properties: { size: { type: integer, description: Size. } } }
  Node: { type: object, properties: { leaf: { $type: Leaf, description: The leaf. } } }
`,
    ],
    bad: [
      `${properties("node: { $type: Node, description: It. }")}types:
  Node: { type: object, properties: { next: { $type: Node, description: The next one. } } } # !
`,
    ],
  },
  "unknown-replacement": {
    good: [
      events(
        "RUN: { name: Run, description: A run., deprecated: { replaced_by: START } }\nSTART: { name: Start, description: A start. }",
      ),
      properties(
        "size: { type: integer, description: Size., deprecated: { replaced_by: steps } }\nsteps: { type: integer, description: Steps. }",
      ),
    ],
    bad: [
      events("RUN: { name: Run, description: A run., deprecated: { replaced_by: STRAT } } # !"),
      properties("size: { type: integer, description: Size., deprecated: { replaced_by: steps } } # !"),
      "traits: { plan: { type: boolean, description: Plan., deprecated: { replaced_by: edition } } } # !\n",
    ],
  },
  "opt-out-event": {
    good: [
      `consent: { model: opt-out, scope: global, opt_out_event: OPT_OUT }\n${events("OPT_OUT: { name: Opted out, description: Reporting was switched off. }")}`,
    ],
    bad: [
      "consent: { model: opt-out, scope: global, opt_out_event: OPT_OUT } # !\n",
      `consent: { model: opt-out, scope: global, opt_out_event: BYE } # !\n${events("BYE: { name: Bye, description: Bye., status: planned }")}`,
      `consent: { model: opt-out, scope: global, opt_out_event: BYE } # !\n${events("BYE: { name: Bye, description: Bye., properties: { n: { type: integer, required: true, description: Count. } } }")}`,
    ],
  },
  "unused-purpose": {
    good: [SEPARATE_PURPOSE + EMAIL],
    bad: [SEPARATE_PURPOSE.replace("separate }", "separate } # !")],
  },
  "unused-type": {
    good: [
      `${properties("store: { $type: Store, description: It. }")}types: { Store: { type: string, enum: [sql] } }\n`,
    ],
    bad: ["types: { Store: { type: string, enum: [sql] } } # !\n"],
  },
};
