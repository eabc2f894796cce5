import type { EventEntry } from "./catalog.ts";
import { siteError } from "./error.ts";
import type { Layout } from "./layout.ts";
import { envelopeAnchor, type Links, metadataAnchor, propertyAnchor } from "./link.ts";
import { wirePath } from "./payload.ts";

/** What a wire body is of: an event, or the traits. */
export interface WireSubject {
  /** In messages: the constant of an event. */
  readonly name: string;
  /** Anchor on the same page for each place of its own values. */
  readonly own: ReadonlyMap<string, string>;
  /** How many examples the page shows. */
  readonly examples: number;
}

export function eventSubject({ event, fields, wire }: EventEntry): WireSubject {
  return {
    name: event.constant,
    own: new Map(fields.map(({ path }) => [`properties.${path}`, propertyAnchor(path)])),
    examples: wire.length,
  };
}

/**
 * For a message on its way to one destination: where each key of its wire body is explained. Objects may be unexplained where all they hold is.
 * A value that nothing declares stops the build: the page would not tell the truth.
 */
export function explainKeys(
  layout: Layout,
  links: Links,
  subject: WireSubject,
): (bodyPath: string) => string | undefined {
  const declared = new Map<string, string>();
  for (const field of layout.envelope) {
    const path = wirePath(field.path);
    declared.set(path, links.on(links.metadata, envelopeAnchor(path, layout.owner)));
  }
  for (const { path, field } of layout.metadata)
    declared.set(path, links.on(links.metadata, metadataAnchor(field.name)));
  for (const [path, anchor] of subject.own) declared.set(path, `#${encodeURIComponent(anchor)}`);
  const paths = [...declared.keys()];
  return (bodyPath) => {
    const path = wirePath(bodyPath);
    const href = declared.get(path);
    const holdsDeclared = paths.some((known) => known.startsWith(`${path}.`));
    if (href === undefined && !holdsDeclared && path !== "batch[]" && path !== "properties")
      throw undeclared(subject, path);
    return href;
  };
}

function undeclared({ name }: WireSubject, path: string): Error {
  return siteError(
    `the wire body of ${name} carries \`${path}\`, which nothing declares.`,
    "Every value on the wire must be a property, a metadata field or an envelope field of catalog.json.",
  );
}
