/**
 * Plain JSON without any service's own words: `webhook` posts it to a collector of one's own, `file` appends it to a
 * file on the same machine, one message a line. Pure.
 */
import type { Adapter, DeletionRecord, EventRecord, MessageContext } from "./adapter.ts";
import { arrange, isTree, members, type Tree } from "./arrange.ts";
import { identifyWith } from "./identify.ts";
import { jsonHeaders } from "./wire.ts";

const RESERVED: readonly string[] = ["type", "event", "messageId", "timestamp", "traits", "context.catalog"];

/** The write key is optional: a collector may do without. */
export const webhook: Adapter = {
  name: "webhook",
  transport: "http",
  needsWriteKey: false,
  reserved: RESERVED,
  place: (path) => path,
  prepare,
  traitsAt: "traits",
  prepareIdentify: identifyWith(RESERVED, common),
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
  traitsAt: "traits",
  prepareIdentify: identifyWith(RESERVED, common),
  batch: (messages) => messages.map((message) => `${message}\n`).join(""),
  headers: () => ({}),
};

/** Key order: type, event, messageId, timestamp, metadata at its paths, context, properties. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const tree = arrange(context.metadata, RESERVED);
  const tail = `${common(tree, context.catalog)},"properties":`;
  const added = isTree(tree["properties"]) ? tree["properties"] : undefined;
  return ({ name, messageId, timestamp, properties }) => {
    const body = JSON.stringify(added === undefined ? properties : { ...properties, ...added });
    return `{"type":"event","event":${JSON.stringify(name)},"messageId":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

/** Metadata and context as JSON text, with a comma before them. */
function common({ context: ours, properties: _, ...top }: Tree, catalog: string): string {
  const fixed = { ...(isTree(ours) ? ours : {}), catalog };
  return `,${members(top)}"context":${JSON.stringify(fixed)}`;
}

/** An event's message without event and properties, so that a collector finds the id where it always is. */
function deletion({ catalog, messageId, timestamp, identity }: DeletionRecord): string {
  const { context: ours, ...top } = arrange([identity], RESERVED);
  const context = { ...(isTree(ours) ? ours : {}), catalog };
  return JSON.stringify({ type: "delete", messageId, timestamp, ...top, context });
}
