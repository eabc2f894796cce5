/** Examples of the rules about time, the wire and suppressions. */
import type { AdapterName } from "@forthright/runtime/catalog-document";
import type { RuleExamples } from "../rule.ts";
import { events, metadata, properties } from "./base.ts";

const OS = "os: { type: string, source: os, path: PATH, description: Operating system. }";
const os = (path: string): string => OS.replace("PATH", path);
const destination = (endpoint: string, adapter: AdapterName = "segment"): string =>
  `destinations: { segment: { name: Segment, adapter: ${adapter}, endpoint: "${endpoint}" } }`;
const CONTEXT = "context: { type: boolean, description: Whether there is one. }";

export const WIRE_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  expired: {
    good: [
      events('RUN: { name: Run, description: A run., expires: "2999-12-31" }'),
      events('RUN: { name: Run, description: A run., expires: "1.2.0" }'),
      events('RUN: { name: Run, description: A run., expires: "1.1.0", status: removed }'),
    ],
    bad: [
      events('RUN: { name: Run, description: A run., expires: "2020-12-31" } # !'),
      events('RUN: { name: Run, description: A run., expires: "1.1.9" } # !'),
      properties('size: { type: integer, expires: "2020-01-01", description: Size. } # !'),
    ],
  },
  "since-in-the-future": {
    good: [
      events('RUN: { name: Run, description: A run., since: "1.2.0" }'),
      events('RUN: { name: Run, description: A run., since: "1.3.0", status: planned }'),
    ],
    bad: [
      events('RUN: { name: Run, description: A run., since: "1.10.0" } # !'),
      properties('size: { type: integer, tell_again: "1.10.0", description: Size. } # !'),
    ],
  },
  "metadata-path": {
    good: [metadata(os("context.os.name")), metadata(os("properties.os"))],
    bad: [
      metadata(`${os("os.name")} # !`),
      metadata(`${os("context")} # !`),
      metadata(`${os("anonymousId.os")} # !`),
    ],
  },
  "metadata-path-collision": {
    good: [
      metadata(
        `${os("context.os.name")}\nversion: { type: string, source: product-version, path: context.os.version, description: It. }`,
      ),
      properties(CONTEXT),
    ],
    bad: [
      metadata(`${os("messageId")} # !`),
      metadata(`${os("context.library.name")} # !`),
      metadata(
        `${os("context.os")}\narch: { type: string, source: arch, path: context.os.arch, description: It. } # !`,
      ),
      metadata(`${os("properties.size")} # !`) + properties("size: { type: integer, description: Size. }"),
      metadata("size: { type: string, source: os, description: It. } # !") +
        properties("size: { type: integer, description: Size. }"),
      `${destination("https://example.org", "posthog")}\n${properties(`${CONTEXT} # !`)}`,
      `${events('SET: { name: "$set", description: It. } # !')}${destination("https://example.org", "posthog")}
traits: { edition: { type: boolean, description: It. } }
`,
    ],
  },
  "identifier-needed": {
    good: [
      "metadata: { user: { type: string, format: uuid, source: host, path: userId, description: Account. } }\n",
      `metadata: {}\n${destination("https://example.org", "webhook")}\n`,
    ],
    bad: [
      `metadata: {}\n${destination("https://example.org")} # !\n`,
      `metadata: { user: { type: string, format: uuid, source: host, path: userId, description: Account. } }\n${destination("https://example.org", "posthog")} # !\n`,
    ],
  },
  "unsafe-endpoint": {
    good: [
      `${destination("https://example.org/in")}\n`,
      `${destination("http://127.0.0.1:8080/in")}\n`,
      `${destination("file:///var/log/acme.ndjson", "file")}\n`,
    ],
    bad: [
      `${destination("http://example.org/in")} # !\n`,
      `${destination("example.org")} # !\n`,
      `${destination("https://me:secret@example.org/in")} # !\n`,
      `${destination("file:///var/log/acme.ndjson")} # !\n`,
      `${destination("/var/log/acme.ndjson", "file")} # !\n`,
      `${destination("https://example.org/in", "file")} # !\n`,
    ],
  },
  "unknown-rule": {
    good: [
      "suppress: [{ rule: unused-type, reason: Next release. }]\ntypes: { Store: { type: string, enum: [sql] } }\n",
    ],
    bad: ["suppress: [{ rule: unused-typ, reason: Next release. }] # !\n"],
  },
  "rule-not-suppressible": {
    good: [
      "suppress: [{ rule: unused-type, reason: Next release. }]\ntypes: { Store: { type: string, enum: [sql] } }\n",
    ],
    bad: ["suppress: [{ rule: duplicate-wire-name, reason: We like it. }] # !\n"],
  },
  "unused-suppression": {
    good: [
      'why: We never sell data.\nsuppress: [{ rule: absolute-claim, reason: "Our contract with the receiver says so." }]\n',
      "types: { Store: { type: string, enum: [sql], suppress: [{ rule: unused-type, reason: Next release. }] } }\n",
    ],
    bad: ["suppress: [{ rule: unused-type, reason: Next release. }] # !\n"],
  },
};
