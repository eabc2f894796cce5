/** Every difference between a request of the official Segment SDK for Node and ours, with its reason. */

export interface Difference {
  /** `header <name>`, or a path of the body; `[]` stands for every item. */
  readonly path: string;
  /** Who sends it; `both`: with different values. */
  readonly by: "ours" | "theirs" | "both";
  readonly reason: string;
}

export const DIFFERENCES: readonly Difference[] = [
  { path: "header connection", by: "both", reason: "one request and no more: the flusher ends after it" },
  { path: "header content-encoding", by: "ours", reason: "the body is compressed; Segment takes gzip" },
  { path: "header user-agent", by: "both", reason: "names this wire format, and no version of a package" },
  { path: "header accept", by: "theirs", reason: "added by `fetch`; the answer is not read" },
  { path: "header accept-language", by: "theirs", reason: "added by `fetch`; nobody declared a language" },
  {
    path: "header sec-fetch-mode",
    by: "theirs",
    reason: "added by `fetch`; means nothing outside a browser",
  },
  { path: "header accept-encoding", by: "theirs", reason: "added by `fetch`; the answer is not read" },
  { path: "writeKey", by: "theirs", reason: "stands in the header `authorization` of both; once is enough" },
  { path: "batch[].integrations", by: "theirs", reason: "an empty list of switches; Segment needs none" },
  {
    path: "batch[].messageId",
    by: "both",
    reason: "a plain random UUID; theirs also holds the time in milliseconds",
  },
  {
    path: "batch[].context.ip",
    by: "ours",
    reason: "0.0.0.0 asks Segment not to store the sender's address",
  },
  {
    path: "batch[].context.catalog",
    by: "ours",
    reason: "the catalogue id, so that a message can be held against the page",
  },
  { path: "batch[].context.library.name", by: "both", reason: "names what sent it" },
  {
    path: "batch[].context.library.version",
    by: "both",
    reason: "the wire format; the version of a package is nobody's business",
  },
  {
    path: "batch[]._metadata.nodeVersion",
    by: "theirs",
    reason: "collects the person's Node version without being asked",
  },
  { path: "batch[]._metadata.jsRuntime", by: "theirs", reason: "the same for the runtime" },
];
