/** Rules about the product, consent and purposes. */
import type { Rule } from "./rule.ts";
import { consent } from "./snippets.ts";

const purposes = (improve: string, more = ""): string => `purposes:
  improve: { ${improve} }
  feedback: { title: Ask for feedback, basis: consent, consent: separate }
${more}`;

const IMPROVE = "title: Find bugs, basis: legitimate-interests";

export type ConsentRule =
  | "consent-weakened"
  | "consent-strengthened"
  | "ci-switched-on"
  | "ci-switched-off"
  | "opt-out-event-added"
  | "opt-out-event-removed"
  | "opt-out-event-changed"
  | "product-id-changed"
  | "controller-changed"
  | "purpose-added"
  | "purpose-removed"
  | "purpose-reworded"
  | "basis-changed"
  | "separate-consent-removed"
  | "separate-consent-added";

export const CONSENT_RULES: Readonly<Record<ConsentRule, Rule>> = {
  "consent-weakened": {
    title: "Sending starts without a yes",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Under opt-out data is sent from everybody who did not object; under opt-in only from those who agreed.",
    bad: {
      before: consent("model: opt-in"),
      after: consent("model: opt-out"),
      says: "Data is sent until a person says no; before, only after a person said yes.",
    },
    good: { before: consent("model: opt-out"), after: consent("model: opt-in") },
  },
  "consent-strengthened": {
    title: "Sending waits for a yes",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "Under opt-in nothing is sent from people who were not asked or did not answer.",
    bad: {
      before: consent("model: opt-out"),
      after: consent("model: opt-in"),
      says: "Data is sent only after a person said yes; before, until a person said no.",
    },
    good: { before: consent("model: opt-out, ci: on"), after: consent("model: opt-out, ci: off") },
  },
  "ci-switched-on": {
    title: "Unattended machines send too",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Builds and scripts run where nobody can be told or asked.",
    bad: {
      before: consent("model: opt-out, ci: off"),
      after: consent("model: opt-out, ci: on"),
      says: "Unattended machines send data too now.",
    },
    good: { before: consent("model: opt-out"), after: consent("model: opt-out, ci: off") },
  },
  "ci-switched-off": {
    title: "Unattended machines are silent",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "Builds and scripts no longer send anything.",
    bad: {
      before: consent("model: opt-out, ci: on"),
      after: consent("model: opt-out, ci: off"),
      says: "Unattended machines no longer send data.",
    },
    good: { before: consent("model: opt-out, ci: off"), after: consent("model: opt-out") },
  },
  "opt-out-event-added": {
    title: "Opting out sends an event",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "The last event reports a person who asked for nothing to be reported.",
    bad: {
      before: consent("model: opt-out"),
      after: consent("model: opt-out, opt_out_event: LEFT"),
      says: "Opting out sends `LEFT` as the last event now; it sent nothing.",
    },
    good: {
      before: consent("model: opt-out, opt_out_event: LEFT"),
      after: consent("model: opt-out, opt_out_event: GONE"),
    },
  },
  "opt-out-event-removed": {
    title: "Opting out sends nothing",
    kinds: ["WIRE", "PRIVACY"],
    direction: "less",
    why: "The decision is no longer reported; who counts opt-outs sees none.",
    bad: {
      before: consent("model: opt-out, opt_out_event: LEFT"),
      after: consent("model: opt-out"),
      says: "Opting out sends nothing now; it sent `LEFT`.",
    },
    good: { before: consent("model: opt-out"), after: consent("model: opt-out, opt_out_event: LEFT") },
  },
  "opt-out-event-changed": {
    title: "Opting out sends another event",
    kinds: ["WIRE", "PRIVACY"],
    direction: "same",
    why: "One event is sent as before; who counts opt-outs has to count another one.",
    bad: {
      before: consent("model: opt-out, opt_out_event: LEFT"),
      after: consent("model: opt-out, opt_out_event: GONE"),
      says: "Opting out sends `GONE` as the last event now; it sent `LEFT`.",
    },
    good: { before: consent("model: opt-out"), after: consent("model: opt-out, opt_out_event: GONE") },
  },
  "product-id-changed": {
    title: "The product's id changed",
    kinds: ["CODE", "PRIVACY"],
    direction: "more",
    why: "The settings folder, the environment variables and the package are named after the id: people who opted out under the old one would be asked, or counted, again.",
    bad: {
      before: 'product: { id: kiln, name: Kiln, version: "1.4.0" }',
      after: 'product: { id: kiln-cli, name: Kiln, version: "1.4.0" }',
      says: "The product is `kiln-cli` now; it was `kiln`. Decisions that people made are stored under the old id and no longer count.",
    },
    good: {
      before: 'product: { id: kiln, name: Kiln, version: "1.4.0" }',
      after: 'product: { id: kiln, name: The Kiln, version: "1.5.0" }',
    },
  },
  "controller-changed": {
    title: "Another one answers for the data",
    kinds: ["PRIVACY", "DOCS"],
    direction: "same",
    why: "The data is the same; whom people can turn to is not.",
    bad: {
      before: "controller: { name: Kiln Works }",
      after: "controller: { name: Big Kilns }",
      says: "‘Big Kilns’ answers for the data now; it was ‘Kiln Works’.",
    },
    good: { before: "controller: { name: Kiln Works }", after: "controller: {name: Kiln Works}" },
  },
  "purpose-added": {
    title: "A new purpose",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Data is used for something that people were not told of.",
    bad: {
      before: purposes(IMPROVE),
      after: purposes(IMPROVE, "  pricing: { title: Set prices, basis: legitimate-interests }\n"),
      says: "Data is used for a new purpose: ‘Set prices’ (`pricing`).",
    },
    good: { before: purposes(IMPROVE), after: purposes(`${IMPROVE}, description: Counting crashes.`) },
  },
  "purpose-removed": {
    title: "A purpose less",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "Data is no longer used for it.",
    bad: {
      before: purposes(IMPROVE, "  pricing: { title: Set prices, basis: legitimate-interests }\n"),
      after: purposes(IMPROVE),
      says: "Data is no longer used for ‘Set prices’ (`pricing`).",
    },
    good: {
      before: purposes(IMPROVE),
      after: purposes(IMPROVE, "  pricing: { title: Set prices, basis: legitimate-interests }\n"),
    },
  },
  "purpose-reworded": {
    title: "A purpose in other words",
    kinds: ["PRIVACY", "DOCS"],
    direction: "same",
    why: "Other words can mean another use. No program can tell, so a person reads both.",
    bad: {
      before: purposes(IMPROVE),
      after: purposes("title: Find bugs and customers, basis: legitimate-interests"),
      says: "The purpose `improve` reads ‘Find bugs and customers’ now; it read ‘Find bugs’.",
    },
    good: { before: purposes(IMPROVE), after: purposes("title: Find bugs, basis: contract") },
  },
  "basis-changed": {
    title: "Another legal basis",
    kinds: ["PRIVACY"],
    direction: "depends",
    why: "Without consent as the basis nobody has to agree any more (more); with it, people have to (less). Between the others the data stays the same.",
    bad: {
      before: purposes(IMPROVE),
      after: purposes("title: Find bugs, basis: contract"),
      says: "The purpose `improve` rests on `contract` now; it was `legitimate-interests`.",
    },
    good: {
      before: purposes(IMPROVE),
      after: purposes("title: Find more bugs, basis: legitimate-interests"),
    },
  },
  "separate-consent-removed": {
    title: "A purpose is no longer asked about",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Who never agreed to the purpose is now covered by the one shared decision.",
    bad: {
      before: purposes("title: Find bugs, basis: consent, consent: separate"),
      after: purposes("title: Find bugs, basis: consent"),
      says: "The purpose `improve` is no longer asked about on its own.",
    },
    good: {
      before: purposes("title: Find bugs, basis: consent"),
      after: purposes("title: Find bugs, basis: consent, consent: shared"),
    },
  },
  "separate-consent-added": {
    title: "A purpose is asked about on its own",
    kinds: ["PRIVACY"],
    direction: "less",
    why: "People can refuse this purpose and still allow the others.",
    bad: {
      before: purposes("title: Find bugs, basis: consent"),
      after: purposes("title: Find bugs, basis: consent, consent: separate"),
      says: "The purpose `improve` is asked about on its own now.",
    },
    good: {
      before: purposes("title: Find bugs, basis: consent, consent: separate"),
      after: purposes("title: Find bugs, basis: consent"),
    },
  },
};
