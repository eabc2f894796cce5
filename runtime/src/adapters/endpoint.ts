/** Which addresses may be sent to. Pure. */
import type { Adapter } from "./adapter.ts";

/** Whether an adapter may send to an address: each transport has its own kind. */
export function isEndpointFor({ transport }: Pick<Adapter, "transport">, endpoint: string): boolean {
  return transport === "file" ? isFileEndpoint(endpoint) : isSafeEndpoint(endpoint);
}

/** `https`, or `http` on this computer alone; no credentials in the address. */
export function isSafeEndpoint(endpoint: string): boolean {
  if (typeof endpoint !== "string") return false;
  if (PLAIN_HTTPS.test(endpoint)) return true;
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
}

/** A `file:` address of a file on this computer: `file:///var/log/tool/telemetry.ndjson`. */
export function isFileEndpoint(endpoint: string): boolean {
  if (typeof endpoint !== "string" || !/^file:\/\/\/[^/]/i.test(endpoint) || !URL.canParse(endpoint))
    return false;
  const { hostname, pathname, search, hash } = new URL(endpoint);
  return (
    hostname === "" && search === "" && hash === "" && !pathname.endsWith("/") && !ESCAPED.test(pathname)
  );
}

/** What nearly every address looks like: known to be safe without a parser, whose first use is slow. */
const PLAIN_HTTPS = /^https:\/\/[a-z0-9][a-z0-9.-]{0,252}(?::\d{1,5})?(?:\/[\w./~-]*)?$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Separators and NUL behind a percent sign: a path would not be what it looks like. */
const ESCAPED = /%(?:2f|5c|00)/i;
