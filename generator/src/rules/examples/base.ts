/** A sound catalogue that the examples of the rules are changes of, and short ways to write those changes. */

const BASE = `forthright: 1
product: { id: acme, name: Acme, version: "1.2.0" }
consent: { model: opt-out, scope: global }
purposes:
  improve-product: { title: Find bugs, basis: legitimate-interests }
destinations:
  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }
defaults: { purpose: improve-product, sensitivity: none, destinations: [segment] }
metadata:
  installation_id:
    { type: string, format: uuid, source: installation-id, path: anonymousId, description: Random id. }
groups:
  pipelines:
    title: Pipelines
    events:
      RUN_PIPELINE: { name: Pipeline run, description: A pipeline was run. }
`;

/** The whole catalogue of an example: the base, with the example's top-level keys instead of its own. */
export function completeExample(example: string): string {
  const own = sectionsOf(example);
  const base = [...sectionsOf(BASE)].map(([key, section]) => own.get(key) ?? section);
  const added = [...own].filter(([key]) => !sectionsOf(BASE).has(key)).map(([, section]) => section);
  return [...base, ...added].join("");
}

/** The parts of a catalogue by top-level key, each with its line end. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let key = "";
  for (const line of text.split("\n")) {
    key = /^([a-z]+):/.exec(line)?.[1] ?? key;
    if (line.trim() !== "") found.set(key, `${found.get(key) ?? ""}${line}\n`);
  }
  return found;
}

/** Events of one group. */
export function events(text: string): string {
  return `groups:\n  pipelines:\n    title: Pipelines\n    events:\n${indent(text, 6)}`;
}

/** Properties of one event. */
export function properties(text: string): string {
  return events(
    `RUN_PIPELINE:\n  name: Pipeline run\n  description: A pipeline was run.\n  properties:\n${indent(text, 4)}`,
  );
}

/** Metadata beside the installation id. */
export function metadata(text: string): string {
  const id =
    "installation_id: { type: string, format: uuid, source: installation-id, path: anonymousId, description: Random id. }";
  return `metadata:\n${indent(`${id}\n${text}`, 2)}`;
}

/** The purposes that examples about consent need. */
export const SEPARATE_PURPOSE = `purposes:
  improve-product: { title: Find bugs, basis: legitimate-interests }
  email-contact: { title: Ask for feedback, basis: consent, consent: separate }
`;

function indent(text: string, width: number): string {
  const lines = text.trim().split("\n");
  return `${lines.map((line) => `${" ".repeat(width)}${line}`).join("\n")}\n`;
}
