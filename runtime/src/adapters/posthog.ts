/**
 * PostHog's batch API: `POST /batch/` with the project's key in the body. Its events know no context, only properties;
 * so metadata stands there too. Pure. Sources: PostHog's documentation of “POST-only public endpoints” and of
 * anonymous events and of person properties, and the README of its GeoIP plug-in.
 */
import type { JsonValue } from "../catalog-document.ts";
import type { Adapter, EventRecord, IdentifyRecord, MessageContext } from "./adapter.ts";
import { arrange, besideProperties, isReserved, isTree, members } from "./arrange.ts";
import { jsonHeaders, LIBRARY_NAME, NO_ADDRESS, WIRE_FORMAT } from "./wire.ts";

/** Paths of the catalogue that this adapter fills itself. */
const RESERVED: readonly string[] = ["event", "uuid", "timestamp", "context.catalog"];

/** What stands among the properties of every event; the same for everybody. */
const FIXED: Readonly<Record<string, JsonValue>> = {
  $process_person_profile: false,
  $geoip_disable: true,
  $ip: NO_ADDRESS,
  $lib: LIBRARY_NAME,
  $lib_version: WIRE_FORMAT,
};

/** The event by which PostHog takes what is to be known of a person. */
export const SET_EVENT = "$set";

export const posthog: Adapter = {
  name: "posthog",
  transport: "http",
  needsWriteKey: true,
  reserved: RESERVED,
  place,
  prepare,
  traitsAt: "properties.$set",
  prepareIdentify,
  batch: (messages, sentAt, writeKey) =>
    `{"api_key":${JSON.stringify(writeKey)},"batch":[${messages.join(",")}],"sent_at":${JSON.stringify(sentAt)}}`,
  headers: (request) => jsonHeaders(request),
};

/** `anonymousId` is what PostHog calls `distinct_id`; everything else is one of the properties. */
function place(path: string): string {
  if (path === "anonymousId") return "distinct_id";
  return path.startsWith("properties.") ? path : `properties.${path}`;
}

/** Key order: event, uuid, timestamp, distinct_id, properties: the event's own, metadata, the fixed ones. */
function prepare(context: MessageContext): (record: EventRecord) => string {
  const { tail, added } = common(context);
  return ({ name, messageId, timestamp, properties }) => {
    const body = JSON.stringify({ ...properties, ...added });
    return `{"event":${JSON.stringify(name)},"uuid":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

/**
 * PostHog keeps traits in a profile, and takes `$set` out of events that ask for none. So this message alone asks for
 * one; a catalogue without traits never makes it.
 */
function prepareIdentify(context: MessageContext): (record: IdentifyRecord) => string {
  const { tail, added } = common({ ...context, metadata: besideProperties(context.metadata) });
  return ({ messageId, timestamp, traits }) => {
    const body = JSON.stringify({ ...added, $process_person_profile: true, $set: traits });
    return `{"event":"${SET_EVENT}","uuid":"${messageId}","timestamp":"${timestamp}"${tail}${body}}`;
  };
}

/** What stands between the message's own head and its properties, and what is added to these. */
function common({ catalog, metadata }: MessageContext): {
  readonly tail: string;
  readonly added: Readonly<Record<string, unknown>>;
} {
  const allowed = metadata.filter(({ path }) => !isReserved(path, RESERVED));
  const placed = allowed.map(({ path, value }) => ({ path: place(path), value }));
  const { properties: shared, ...top } = arrange(placed, ["properties.context.catalog"]);
  const { context, ...others } = isTree(shared) ? shared : {};
  const added = {
    ...others,
    context: { ...(isTree(context) ? context : {}), catalog },
    ...FIXED,
  };
  return { tail: `,${members(top)}"properties":`, added };
}
