/** What a catalogue declares, by the place in a message. Made once for a text. */
import type {
  CatalogEvent,
  EnvelopeField,
  Field,
  Group,
  MessageKind,
  MetadataField,
} from "../catalog-document.ts";
import type { Explainable } from "./report.ts";

const MESSAGE = "batch[].";
/** Last key of the place where the event's wire name stands. */
const NAME = /(?:^|\.)(?:event|name)$/;

export interface DeclaredEvent {
  readonly group: Group;
  readonly event: CatalogEvent;
}

/** The layouts of a destination: of its events, and of the other kinds of message that it gets. */
export interface Layouts {
  readonly event: Layout;
  /** Place of the value that tells the kinds apart, and the value of each. */
  readonly others: readonly { readonly path: string; readonly value: string; readonly layout: Layout }[];
}

/** Where the messages of one kind have what. */
export interface Layout {
  readonly kind: MessageKind;
  /** The object that holds properties or traits; undefined: this kind has none. */
  readonly holder: string | undefined;
  /** Declared traits by name; of events each has its own properties. */
  readonly traits: ReadonlyMap<string, Field>;
  readonly metadata: ReadonlyMap<string, MetadataField>;
  /** By the path in the message. */
  readonly envelope: ReadonlyMap<string, EnvelopeField>;
  /** Around the messages, by the path in the request. */
  readonly request: ReadonlyMap<string, EnvelopeField>;
  /** Objects that hold declared values: a message is walked into these and into no others. */
  readonly containers: ReadonlySet<string>;
  /** Place of the event's wire name; undefined: this kind has none. */
  readonly name: string | undefined;
}

export interface Declared {
  readonly id: string;
  readonly events: ReadonlyMap<string, DeclaredEvent>;
  /** At least one. Destinations of one wire format share theirs. */
  readonly layouts: readonly [Layouts, ...Layouts[]];
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
    layouts: [
      layoutsOf(explainable, events, first),
      ...others.map((one) => layoutsOf(explainable, events, one)),
    ],
    purposes: new Map(catalog.purposes.map((purpose) => [purpose.id, purpose.title])),
  };
}

function layoutsOf(
  explainable: Explainable,
  events: Declared["events"],
  destination: string | undefined,
): Layouts {
  const { envelope } = explainable.disclosure;
  const added = envelope.filter((field) => (field.destination ?? destination) === destination);
  // Lines of a file are no batch: each is the message itself.
  const prefix = added.some(({ path }) => path.startsWith(MESSAGE)) ? MESSAGE : "";
  const make = (kind: MessageKind): Layout =>
    layout(explainable, { events, destination, added: ofKind(added, kind), prefix, kind });
  // The first value that differs between kinds is what tells them apart.
  const teller = added.find(({ in_kind }) => in_kind !== undefined);
  const others = (["identify", "delete"] as const).flatMap((kind) => {
    const value = teller?.in_kind?.[kind];
    const path = teller?.path.slice(prefix.length) ?? "";
    return value === undefined ? [] : [{ path, value, layout: make(kind) }];
  });
  return { event: make("event"), others };
}

/** What the transport adds to messages of a kind, with the values that it has there. */
function ofKind(added: readonly EnvelopeField[], kind: MessageKind): readonly EnvelopeField[] {
  return added
    .filter(({ kinds }) => kinds?.includes(kind) !== false)
    .map((field) => ({ ...field, example: field.in_kind?.[kind] ?? field.example }));
}

interface LayoutParts {
  readonly events: Declared["events"];
  readonly destination: string | undefined;
  readonly added: readonly EnvelopeField[];
  readonly prefix: string;
  readonly kind: MessageKind;
}

function layout(
  { catalog, disclosure }: Explainable,
  { events, destination, added, prefix, kind }: LayoutParts,
): Layout {
  const inMessage = added.filter(({ path }) => path.startsWith(prefix));
  const around = added.filter(({ path }) => !path.startsWith(prefix) && path !== "batch");
  const envelope = new Map(inMessage.map((field) => [field.path.slice(prefix.length), field]));
  const places = (disclosure.metadata_places ?? []).filter((place) => place.destination === destination);
  const placeOf = new Map(places.map(({ field, path }) => [field, path]));
  const metadata = new Map(
    catalog.metadata
      .filter((field) => ridesOn(field, kind))
      .map((field) => [placeOf.get(field.name) ?? field.path, field]),
  );
  const named = [...envelope].find(([path, { example }]) => NAME.test(path) && events.has(example));
  const traits = disclosure.trait_places?.find(
    (place) => (destination ?? place.destination) === place.destination,
  );
  const holder = { event: "properties", identify: traits?.path, delete: undefined }[kind];
  const held = holder === undefined ? [] : [holder, ...parents(holder)];
  return {
    kind,
    holder,
    traits: new Map(kind === "identify" ? catalog.identify?.traits.map((field) => [field.name, field]) : []),
    envelope,
    metadata,
    request: new Map(around.map((field) => [field.path, field])),
    containers: new Set([...held, ...[...envelope.keys(), ...metadata.keys()].flatMap(parents)]),
    name: kind === "event" ? (named?.[0] ?? "event") : undefined,
  };
}

/** Metadata among the properties rides on events alone, and a request to be forgotten holds the id and nothing else. */
function ridesOn({ path, source }: MetadataField, kind: MessageKind): boolean {
  if (kind === "delete") return source === "installation-id";
  return kind === "event" || !path.startsWith("properties.");
}

/** `context.os.name` → `context`, `context.os` */
function parents(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_key, index) => keys.slice(0, index + 1).join("."));
}
