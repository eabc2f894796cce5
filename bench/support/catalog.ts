/** A catalogue of a given size, like a large real one: every kind of property, 25 events to a group. */

const properties = `
          duration_ms: { type: integer, minimum: 0, maximum: 86400000, description: How long it took., examples: [1200] }
          succeeded: { type: boolean, required: true, description: Whether it ended without an error. }
          backend: { $type: Backend, description: Which backend did the work., examples: [local] }
          plugin_version: { type: string, format: version, description: Version of the plugin., examples: ["1.4.2"] }
          ratio: { type: number, minimum: 0, maximum: 1, description: Share of the work that was cached., examples: [0.5] }
          kind: { type: string, enum: [full, partial, dry_run], description: What kind of work it was. }`;

/** YAML text of a valid catalogue with `count` events of six properties. */
export function bigCatalog(count: number): string {
  const groups: string[] = [];
  for (let first = 0; first < count; first += 25) {
    const events: string[] = [];
    for (let index = first; index < Math.min(first + 25, count); index += 1) {
      events.push(`      DID_THING_${index}:
        name: Thing ${index} done
        description: Thing number ${index} was done.
        trigger: Thing number ${index} is done by the command of the same number.
        properties:${properties}`);
    }
    const group = first / 25;
    groups.push(`  area_${group}:
    title: Area ${group}
    description: What happens in area ${group}.
    events:
${events.join("\n")}`);
  }
  return `forthright: 1
product: { id: big, name: Big, version: "1.0.0", command: big telemetry }
consent: { model: opt-out, scope: global, ci: off }
purposes:
  improve-product: { title: Find bugs and decide what to build next, basis: legitimate-interests }
destinations:
  segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch }
defaults: { purpose: improve-product, sensitivity: none, destinations: [segment] }
metadata:
  installation_id: { type: string, format: uuid, source: installation-id, path: anonymousId, sensitivity: pseudonymous, description: A random UUID. }
  version: { type: string, format: version, source: product-version, path: context.app.version, description: Version of the product. }
types:
  Backend: { type: string, enum: [local, remote, kubernetes], description: Where work is done. }
groups:
${groups.join("\n")}
`;
}
