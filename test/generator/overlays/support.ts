/** Small catalogues and overlays for tests. */
import { loadCatalog, type Origin } from "../../../generator/src/rules/load.ts";

export const TODAY = "2026-01-01";

/** Has texts of every kind that overlays tell. */
export const CATALOG = `forthright: 1
product: { id: kiln, name: Kiln, version: "1.2.0" }
controller: { name: Kiln Ltd, location: "Bonn, Germany" }
why: |
  We want to know
  what is used.
consent: { model: opt-out, scope: global }
purposes:
  improve-product: { title: Find bugs, description: Counting what is used., basis: legitimate-interests, retention: 13 months }
destinations:
  segment:
    { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch, country: United States, safeguard: Clauses, retention: 90 days }
defaults: { purpose: improve-product }
metadata:
  installation_id: { type: string, format: uuid, source: installation-id, path: anonymousId, description: A random id. }
traits:
  edition: { type: string, enum: [hobby, studio], description: The edition. }
types:
  Kind: { type: string, maxLength: 20, free_text: Kinds can be added., description: The kinds of kiln. }
groups:
  firing:
    title: Firing
    description: Heating things up.
    events:
      FIRE:
        name: Kiln fired
        description: A kiln was fired.
        trigger: A firing ends.
        properties:
          kind: { $type: Kind, description: The kind of kiln. }
          zones:
            type: array
            maxItems: 3
            description: The zones.
            items:
              type: object
              properties:
                heat: { type: integer, minimum: 0, maximum: 2000, description: Degrees., deprecated: { since: "1.0.0", reason: Nobody read it. } }
  cooling: { title: Cooling, events: { COOL: { name: Kiln cooled, description: A kiln cooled down. } } }
`;

/** The catalogue as the compiler read it. */
export function originOf(text: string): Origin {
  const { origin, diagnostics } = loadCatalog({ text, file: "catalog.yaml", today: TODAY });
  if (origin === undefined) throw new Error(JSON.stringify(diagnostics));
  return origin;
}
