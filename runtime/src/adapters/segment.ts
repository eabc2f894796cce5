/** Segment's HTTP tracking API: `POST /v1/batch` with track calls. Pure. */
import type { JsonValue } from "../catalog-document.ts";
import type { Adapter, EventRecord, MessageContext, MetadataValue, RequestFacts } from "./adapter.ts";

/** Version of the wire format; stands in `user-agent` and `context.library.version`. No package version is sent. */
export const WIRE_FORMAT = "1";
/** Name under which messages and requests travel. */
export const LIBRARY_NAME = "forthright";
/** Asks Segment not to store the sender's address, which it otherwise takes from the connection. */
export const NO_ADDRESS = "0.0.0.0";

export const segment: Adapter = {
  name: "segment",
  transport: "http",
  needsWriteKey: true,
  reserved: ["type", "event", "messageId", "timestamp", "context.library", "context.ip", "context.catalog"],
  prepare,
  batch: (messages, sentAt) => `{"batch":[${messages.join(",")}],"sentAt":${JSON.stringify(sentAt)}}`,
  headers,
};

/** Key order: type, event, messageId, timestamp, metadata at its paths, context, properties. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const { context: ours, properties: shared, ...top } = arrange(context.metadata);
  const inner = isTree(ours) ? ours : {};
  const fixed = {
    ...inner,
    library: { name: LIBRARY_NAME, version: WIRE_FORMAT },
    ip: NO_ADDRESS,
    catalog: context.catalog,
  };
  const head = Object.keys(top).length === 0 ? "" : `${JSON.stringify(top).slice(1, -1)},`;
  const tail = `,${head}"context":${JSON.stringify(fixed)},"properties":`;
  const added = isTree(shared) ? shared : undefined;
  return ({ name, messageId, timestamp, properties }) => {
    // A metadata value wins over a property of the same key; the compiler refuses catalogues where they could meet.
    const body = JSON.stringify(added === undefined ? properties : { ...properties, ...added });
    return `{"type":"track","event":${JSON.stringify(name)},"messageId":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

interface Tree {
  [key: string]: JsonValue | Tree;
}

/** Puts each value at its path. A path that the adapter fills itself, or that another value blocks, is left out. */
function arrange(metadata: readonly MetadataValue[]): Tree {
  const root: Tree = Object.create(null);
  for (const { path, value } of metadata) {
    if (!isReserved(path)) place(root, path.split("."), value);
  }
  return root;
}

function place(root: Tree, path: readonly string[], value: JsonValue): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    at[key] ??= Object.create(null);
    const next = at[key];
    if (!isTree(next)) return;
    at = next;
  }
  const last = path.at(-1);
  if (last !== undefined && at[last] === undefined) at[last] = value;
}

function isReserved(path: string): boolean {
  if (path === "context" || path === "properties") return true;
  return segment.reserved.some((taken) => path === taken || path.startsWith(`${taken}.`));
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function headers({ endpoint, writeKey, contentLength }: RequestFacts): Record<string, string> {
  return {
    host: new URL(endpoint).host,
    connection: "close",
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": String(contentLength),
    authorization: `Basic ${btoa(`${writeKey}:`)}`,
    "user-agent": `${LIBRARY_NAME}/${WIRE_FORMAT}`,
  };
}
