/** What a catalogue declares, by the place in a message. Made once for a text. */
import type { CatalogEvent, EnvelopeField, Group, MetadataField } from "../catalog-document.ts";
import type { Explainable } from "./report.ts";

const MESSAGE = "batch[].";

export interface DeclaredEvent {
  readonly group: Group;
  readonly event: CatalogEvent;
}

export interface Declared {
  readonly id: string;
  readonly events: ReadonlyMap<string, DeclaredEvent>;
  readonly metadata: ReadonlyMap<string, MetadataField>;
  /** By the path in the message. */
  readonly envelope: ReadonlyMap<string, EnvelopeField>;
  /** Around the messages, by the path in the request. */
  readonly request: ReadonlyMap<string, EnvelopeField>;
  /** Objects that hold declared values: a message is walked into these and into no others. */
  readonly containers: ReadonlySet<string>;
  /** Id of a purpose → its title. */
  readonly purposes: ReadonlyMap<string, string>;
}

export function declare({ id, catalog, disclosure }: Explainable): Declared {
  const inMessage = disclosure.envelope.filter(({ path }) => path.startsWith(MESSAGE));
  const around = disclosure.envelope.filter(({ path }) => !path.startsWith(MESSAGE) && path !== "batch");
  const envelope = new Map(inMessage.map((field) => [field.path.slice(MESSAGE.length), field]));
  const metadata = new Map(catalog.metadata.map((field) => [field.path, field]));
  const events = catalog.groups.flatMap((group) =>
    group.events.map((event): [string, DeclaredEvent] => [event.name, { group, event }]),
  );
  return {
    id,
    events: new Map(events),
    metadata,
    envelope,
    request: new Map(around.map((field) => [field.path, field])),
    containers: new Set(["properties", ...[...envelope.keys(), ...metadata.keys()].flatMap(parents)]),
    purposes: new Map(catalog.purposes.map((purpose) => [purpose.id, purpose.title])),
  };
}

/** `context.os.name` → `context`, `context.os` */
function parents(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_key, index) => keys.slice(0, index + 1).join("."));
}
