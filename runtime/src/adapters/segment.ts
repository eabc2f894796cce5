/** Segment's HTTP tracking API: `POST /v1/batch` with track and identify calls; RudderStack and Jitsu take the same. Pure. */
import type { Adapter, EventRecord, MessageContext } from "./adapter.ts";
import { arrange, isTree, members, type Tree } from "./arrange.ts";
import { identifyWith } from "./identify.ts";
import { jsonHeaders, LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./wire.ts";

const RESERVED: readonly string[] = [
  "type",
  "event",
  "messageId",
  "timestamp",
  "traits",
  "context.library",
  "context.ip",
  "context.catalog",
];

export const segment: Adapter = {
  name: "segment",
  transport: "http",
  needsWriteKey: true,
  reserved: RESERVED,
  place: (path) => path,
  prepare,
  traitsAt: "traits",
  prepareIdentify: identifyWith(RESERVED, common),
  batch: (messages, sentAt) => `{"batch":[${messages.join(",")}],"sentAt":${JSON.stringify(sentAt)}}`,
  headers: (request) => jsonHeaders(request, `Basic ${btoa(`${request.writeKey}:`)}`),
};

/** Key order: type, event, messageId, timestamp, metadata at its paths, context, properties. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const tree = arrange(context.metadata, RESERVED);
  const tail = `${common(tree, context.catalog)},"properties":`;
  const added = isTree(tree["properties"]) ? tree["properties"] : undefined;
  return ({ name, messageId, timestamp, properties }) => {
    // A metadata value wins over a property of the same key; the compiler refuses catalogues where they could meet.
    const body = JSON.stringify(added === undefined ? properties : { ...properties, ...added });
    return `{"type":"track","event":${JSON.stringify(name)},"messageId":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

/** Metadata and context as JSON text, with a comma before them. */
function common({ context: ours, properties: _, ...top }: Tree, catalog: string): string {
  const fixed = {
    ...(isTree(ours) ? ours : {}),
    library: { name: LIBRARY_NAME, version: WIRE_FORMAT },
    // Asks Segment not to store the sender's address, which it otherwise takes from the connection.
    ip: NO_ADDRESS,
    catalog,
  };
  return `,${members(top)}"context":${JSON.stringify(fixed)}`;
}
