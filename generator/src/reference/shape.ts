/** Guides to the codes about the shape of the language. */
import type { Guides } from "./guide.ts";

const product = (rest: string): string => `product: { id: acme, name: Acme, ${rest} }\n`;
const event = (keys: string): string =>
  `groups: { runs: { title: Runs, events: { RUN: { name: Run, description: A run., ${keys} } } } }\n`;
const field = (keys: string): string => event(`properties: { size: { description: Size., ${keys} } }`);

export const SHAPE_GUIDES: Guides = {
  "unknown-key": {
    fix: "Mend the spelling, or remove the key; docs/language.md has every key.",
    bad: field("type: integer, requierd: true"),
    good: field("type: integer, required: true"),
  },
  "missing-key": {
    fix: "Add the key; the hint shows how it looks.",
    bad: "consent: { model: opt-out }\n",
    good: "consent: { model: opt-out, scope: global }\n",
  },
  "wrong-type": {
    fix: "Write the kind of value that the message asks for.",
    bad: field("type: integer, required: yes"),
    good: field("type: integer, required: true"),
  },
  "unknown-value": {
    fix: "Choose one of the words that the hint names.",
    bad: field("type: intger"),
    good: field("type: integer"),
  },
  "unknown-format": {
    fix: "Write `forthright: 1`, or use a release of this program that knows the newer format.",
    bad: "forthright: 2\n",
    good: "forthright: 1\n",
  },
  "bad-name": {
    fix: "Use the characters that the hint names; the name that people read can be any text.",
    bad: "groups: { Runs: { title: Runs, events: {} } }\n",
    good: "groups: { runs: { title: Runs, events: { RUN: { name: Run, description: A run. } } } }\n",
  },
  "empty-text": {
    fix: "Fill it in, or leave the key out.",
    bad: event('trigger: ""'),
    good: event("trigger: When the run ends."),
  },
  "not-one-line": {
    fix: "Use one line without space at its ends.",
    bad: 'product: { id: acme, name: "Acme ", version: "1.2.0" }\n',
    good: 'product: { id: acme, name: Acme, version: "1.2.0" }\n',
  },
  "number-as-text": {
    fix: "Put quotes around it.",
    bad: product("version: 1.10"),
    good: product('version: "1.10"'),
  },
  "bad-version": {
    fix: "Write a version that starts with a digit, or a date of the calendar, in quotes.",
    bad: product("version: latest"),
    good: product('version: "1.2.0"'),
  },
  "bad-language": {
    fix: "Write a lower-case BCP 47 tag: language, then script or region if needed.",
    bad: "language: German\n",
    good: "language: de\n",
  },
  "out-of-range": {
    fix: "Use a whole number that is not negative.",
    bad: field("type: string, format: uri, maxLength: -1"),
    good: field("type: string, format: uri, maxLength: 100"),
  },
};
