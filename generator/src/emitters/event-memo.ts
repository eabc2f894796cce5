/**
 * Parts of the output that belong to one event are made once, and again only when something that they are made from
 * changes. What makes a part sees the {@link EventDocument} alone, and its key is a hash of the whole of that.
 */
import { hash } from "node:crypto";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { type EventDocument, eventDocuments } from "../disclosure/event-document.ts";
import type { OutputFile } from "./output-file.ts";

/** Where parts are kept between runs. */
export interface PartStore {
  get(key: string): string | undefined;
  put(key: string, part: string): void;
}

/** The events of a catalogue, and what makes parts of the output for them. */
export interface EventParts {
  readonly events: readonly EventDocument[];
  /** The text of the part with this name, from the store or made. */
  text(part: string, one: EventDocument, make: () => string): string;
  /** The same for all events; those that have to be made are made together. */
  texts(part: string, make: (missing: readonly EventDocument[]) => readonly string[]): readonly string[];
  /** A file of the event. Of one that was made before only the hash is kept, and its content made on demand. */
  file(path: string, one: EventDocument, make: () => string): OutputFile;
  /** Runs a check of a text, unless the very same text has passed it before. The check throws. */
  once(text: string, check: () => void): void;
}

/** Without a store every part is made, and none is remembered. */
export function eventParts(document: CatalogDocument, store?: PartStore): EventParts {
  const events = eventDocuments(document);
  if (store === undefined) {
    return {
      events,
      text: (_part, _one, make) => make(),
      texts: (_part, make) => make(events),
      file: (path, _one, make) => ({ path, content: make() }),
      once: (_text, check) => check(),
    };
  }
  const text: EventParts["text"] = (part, one, make) => {
    const key = `${part} ${one.key}`;
    const found = store.get(key) ?? make();
    store.put(key, found);
    return found;
  };
  return {
    events,
    text,
    texts(part, make) {
      const missing = events.filter(({ key }) => store.get(`${part} ${key}`) === undefined);
      const made = new Map(make(missing).map((one, index) => [missing[index]?.key, one]));
      return events.map((one) => text(part, one, () => made.get(one.key) ?? ""));
    },
    file: (path, one, make) => storedFile(path, make, (hashed) => text(path, one, hashed)),
    once(checked, check) {
      const key = `checked ${hash("sha256", checked, "hex")}`;
      if (store.get(key) === undefined) check();
      store.put(key, "");
    },
  };
}

function storedFile(path: string, make: () => string, kept: (make: () => string) => string): OutputFile {
  let content: string | undefined;
  const made = (): string => {
    content ??= make();
    return content;
  };
  const sha256 = kept(() => hash("sha256", made(), "hex"));
  return {
    path,
    sha256,
    get content() {
      return made();
    },
  };
}
