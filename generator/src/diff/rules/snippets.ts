/** Builds the small catalogues of the examples: what matters stands in the snippet, the rest is always the same. */

const SECTIONS: Readonly<Record<string, string>> = {
  forthright: "forthright: 1\n",
  product: 'product: { id: kiln, name: Kiln, version: "1.4.0", command: kiln telemetry }\n',
  consent: "consent: { model: opt-out, scope: global, ci: off }\n",
  purposes: `purposes:
  improve: { title: Find bugs, basis: legitimate-interests }
  feedback: { title: Ask for feedback, basis: consent, consent: separate }
`,
  destinations: `destinations:
  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }
`,
  defaults: "defaults: { purpose: improve, sensitivity: none, destinations: [segment] }\n",
  metadata: `metadata:
  installation_id: { type: string, format: uuid, source: installation-id, path: anonymousId, sensitivity: pseudonymous, description: A random UUID. }
`,
  groups: `groups:
  runs:
    title: Runs
    events:
      RUN: { name: Run ended, description: A run ended. }
`,
};

/** The whole catalogue: the snippet's top-level sections, and ours for those that it does not have. */
export function completeCatalogue(snippet: string): string {
  const own = snippet.endsWith("\n") ? snippet : `${snippet}\n`;
  const given = new Set([...own.matchAll(/^([a-z]+):/gm)].map((match) => match[1]));
  const others = Object.entries(SECTIONS).filter(([key]) => !given.has(key));
  return others.map(([, text]) => text).join("") + own;
}

/** One event with further lines of its entry. */
export function runEvent(...lines: readonly string[]): string {
  return `groups:
  runs:
    title: Runs
    events:
      RUN:
        name: Run ended
        description: A run ended.
${lines.map((line) => `        ${line}\n`).join("")}`;
}

/** One event with one property, whose keys are given in flow form: `type: integer, maximum: 10`. */
export function property(keys: string): string {
  return properties(`steps: { ${keys}, description: What it is. }`);
}

/** One event with the given properties, a line each. */
export function properties(...lines: readonly string[]): string {
  return runEvent("properties:", ...lines.map((line) => `  ${line}`));
}

/** The installation id and one more metadata field, whose keys are given in flow form. */
export function metadata(name: string, keys: string): string {
  return `${SECTIONS["metadata"]}  ${name}: { ${keys}, description: What it is. }\n`;
}

/** The two events of a catalogue that opting out can name. */
export function consent(keys: string): string {
  return `consent: { scope: global, ${keys} }
groups:
  settings:
    title: Settings
    events:
      LEFT: { name: Left, description: Somebody opted out. }
      GONE: { name: Gone, description: Somebody opted out for good. }
`;
}
