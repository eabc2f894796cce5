/** What all adapters put on the wire alike. Pure. */
import type { RequestFacts } from "./adapter.ts";

/** Version of the wire format; stands in `user-agent` and in messages. No package version is sent. */
export const WIRE_FORMAT = "1";
/** Name under which messages and requests travel. */
export const LIBRARY_NAME = "forthright";
/** Stands where a service would otherwise store the address that a connection came from. */
export const NO_ADDRESS = "0.0.0.0";
/** Stands in examples where a product has its own write key. */
export const EXAMPLE_WRITE_KEY = "WRITE-KEY";

/** Headers of a compressed JSON request, with `authorization` if the service takes the write key there. */
export function jsonHeaders(
  { endpoint, contentLength }: RequestFacts,
  authorization?: string,
): Record<string, string> {
  return {
    host: new URL(endpoint).host,
    connection: "close",
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": String(contentLength),
    ...(authorization === undefined ? {} : { authorization }),
    "user-agent": `${LIBRARY_NAME}/${WIRE_FORMAT}`,
  };
}
