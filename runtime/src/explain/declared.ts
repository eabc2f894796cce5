/** What a catalogue declares, by the place in a message. Made once for a text. */
import type { CatalogEvent, EnvelopeField, Group, MetadataField } from "../catalog-document.ts";
import type { Explainable } from "./report.ts";

const MESSAGE = "batch[].";
/** Last key of the place where the event's wire name stands. */
const NAME = /(?:^|\.)(?:event|name)$/;

export interface DeclaredEvent {
  readonly group: Group;
  readonly event: CatalogEvent;
}

/** Where the messages of a destination have what. Destinations of one wire format share a layout. */
export interface Layout {
  readonly metadata: ReadonlyMap<string, MetadataField>;
  /** By the path in the message. */
  readonly envelope: ReadonlyMap<string, EnvelopeField>;
  /** Around the messages, by the path in the request. */
  readonly request: ReadonlyMap<string, EnvelopeField>;
  /** Objects that hold declared values: a message is walked into these and into no others. */
  readonly containers: ReadonlySet<string>;
  /** Place of the event's wire name. */
  readonly name: string;
}

export interface Declared {
  readonly id: string;
  readonly events: ReadonlyMap<string, DeclaredEvent>;
  /** At least one. */
  readonly layouts: readonly [Layout, ...Layout[]];
  /** Id of a purpose → its title. */
  readonly purposes: ReadonlyMap<string, string>;
}

export function declare(explainable: Explainable): Declared {
  const { id, catalog, disclosure } = explainable;
  const events = new Map(
    catalog.groups.flatMap((group) =>
      group.events.map((event): [string, DeclaredEvent] => [event.name, { group, event }]),
    ),
  );
  const { metadata_places: places = [], envelope } = disclosure;
  const marks = [...envelope, ...places].flatMap(({ destination }) => destination ?? []);
  const [first, ...others] = new Set(marks);
  return {
    id,
    events,
    layouts: [layout(explainable, events, first), ...others.map((one) => layout(explainable, events, one))],
    purposes: new Map(catalog.purposes.map((purpose) => [purpose.id, purpose.title])),
  };
}

function layout(
  { catalog, disclosure }: Explainable,
  events: Declared["events"],
  destination: string | undefined,
): Layout {
  const all = disclosure.envelope.filter((field) => (field.destination ?? destination) === destination);
  const inMessage = all.filter(({ path }) => path.startsWith(MESSAGE));
  const around = all.filter(({ path }) => !path.startsWith(MESSAGE) && path !== "batch");
  const envelope = new Map(inMessage.map((field) => [field.path.slice(MESSAGE.length), field]));
  const places = (disclosure.metadata_places ?? []).filter((place) => place.destination === destination);
  const placeOf = new Map(places.map(({ field, path }) => [field, path]));
  const metadata = new Map(catalog.metadata.map((field) => [placeOf.get(field.name) ?? field.path, field]));
  const named = [...envelope].find(([path, { example }]) => NAME.test(path) && events.has(example));
  return {
    envelope,
    metadata,
    request: new Map(around.map((field) => [field.path, field])),
    containers: new Set(["properties", ...[...envelope.keys(), ...metadata.keys()].flatMap(parents)]),
    name: named?.[0] ?? "event",
  };
}

/** `context.os.name` → `context`, `context.os` */
function parents(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_key, index) => keys.slice(0, index + 1).join("."));
}
