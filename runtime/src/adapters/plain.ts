/**
 * Plain JSON without any service's own words: `webhook` posts it to a collector of one's own, `file` appends it to a
 * file on the same machine, one message a line. Pure.
 */
import type { Adapter, DeletionRecord, EventRecord, MessageContext } from "./adapter.ts";
import { arrange, isTree, members } from "./arrange.ts";
import { jsonHeaders } from "./wire.ts";

const RESERVED: readonly string[] = ["type", "event", "messageId", "timestamp", "context.catalog"];

/** The write key is optional: a collector may do without. */
export const webhook: Adapter = {
  name: "webhook",
  transport: "http",
  needsWriteKey: false,
  reserved: RESERVED,
  place: (path) => path,
  prepare,
  batch: (messages, sentAt) => `{"batch":[${messages.join(",")}],"sentAt":${JSON.stringify(sentAt)}}`,
  headers: (request) =>
    jsonHeaders(request, request.writeKey === "" ? undefined : `Bearer ${request.writeKey}`),
  deletion,
};

/** `endpoint` is a `file:` address. Nothing leaves the machine, so there are no headers. */
export const file: Adapter = {
  name: "file",
  transport: "file",
  needsWriteKey: false,
  reserved: RESERVED,
  place: (path) => path,
  prepare,
  batch: (messages) => messages.map((message) => `${message}\n`).join(""),
  headers: () => ({}),
};

/** Key order: type, event, messageId, timestamp, metadata at its paths, context, properties. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const { context: ours, properties: shared, ...top } = arrange(context.metadata, RESERVED);
  const fixed = { ...(isTree(ours) ? ours : {}), catalog: context.catalog };
  const tail = `,${members(top)}"context":${JSON.stringify(fixed)},"properties":`;
  const added = isTree(shared) ? shared : undefined;
  return ({ name, messageId, timestamp, properties }) => {
    const body = JSON.stringify(added === undefined ? properties : { ...properties, ...added });
    return `{"type":"event","event":${JSON.stringify(name)},"messageId":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

/** An event's message without event and properties, so that a collector finds the id where it always is. */
function deletion({ catalog, messageId, timestamp, identity }: DeletionRecord): string {
  const { context: ours, ...top } = arrange([identity], RESERVED);
  const context = { ...(isTree(ours) ? ours : {}), catalog };
  return JSON.stringify({ type: "delete", messageId, timestamp, ...top, context });
}
