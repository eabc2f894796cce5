/** Segment's HTTP tracking API: `POST /v1/batch` with track calls; RudderStack and Jitsu take the same. Pure. */
import type { Adapter, EventRecord, MessageContext } from "./adapter.ts";
import { arrange, isTree, members } from "./arrange.ts";
import { jsonHeaders, LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./wire.ts";

const RESERVED: readonly string[] = [
  "type",
  "event",
  "messageId",
  "timestamp",
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
  batch: (messages, sentAt) => `{"batch":[${messages.join(",")}],"sentAt":${JSON.stringify(sentAt)}}`,
  headers: (request) => jsonHeaders(request, `Basic ${btoa(`${request.writeKey}:`)}`),
};

/** Key order: type, event, messageId, timestamp, metadata at its paths, context, properties. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const { context: ours, properties: shared, ...top } = arrange(context.metadata, RESERVED);
  const fixed = {
    ...(isTree(ours) ? ours : {}),
    library: { name: LIBRARY_NAME, version: WIRE_FORMAT },
    // Asks Segment not to store the sender's address, which it otherwise takes from the connection.
    ip: NO_ADDRESS,
    catalog: context.catalog,
  };
  const tail = `,${members(top)}"context":${JSON.stringify(fixed)},"properties":`;
  const added = isTree(shared) ? shared : undefined;
  return ({ name, messageId, timestamp, properties }) => {
    // A metadata value wins over a property of the same key; the compiler refuses catalogues where they could meet.
    const body = JSON.stringify(added === undefined ? properties : { ...properties, ...added });
    return `{"type":"track","event":${JSON.stringify(name)},"messageId":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}
