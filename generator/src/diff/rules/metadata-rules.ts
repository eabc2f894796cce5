/** Rules about metadata fields, which ride on every event. */
import type { Rule } from "./rule.ts";
import { metadata } from "./snippets.ts";

const system = (source: string, path: string): string =>
  metadata(
    "system",
    `type: string, pattern: '^[A-Za-z0-9 .]+$', maxLength: 64, source: ${source}, path: ${path}`,
  );

const OS = "context.os.name";
const alone: string = metadata("installation", "").split("\n").slice(0, 2).join("\n");

export type MetadataRule =
  | "metadata-added"
  | "metadata-removed"
  | "metadata-renamed"
  | "metadata-moved"
  | "metadata-source-changed";

export const METADATA_RULES: Readonly<Record<MetadataRule, Rule>> = {
  "metadata-added": {
    title: "A new metadata field",
    kinds: ["CODE", "PRIVACY"],
    direction: "more",
    why: "Each event says more than before. Where the host program must give the value, it no longer compiles.",
    bad: {
      before: alone,
      after: system("os", OS),
      says: "Every event also sends `system` (text), from the source `os`.",
    },
    good: { before: system("os", OS), after: system("os", "context.system") },
  },
  "metadata-removed": {
    title: "A metadata field less",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "less",
    why: "No event carries it any more, so that stored data lacks it.",
    bad: {
      before: system("os", OS),
      after: alone,
      says: "No event sends `system` any more.",
    },
    good: { before: alone, after: system("os", OS) },
  },
  "metadata-renamed": {
    title: "A metadata field has another name",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "depends",
    why: "Equal in all but the name, so it is the same data; with another description it may not be, which counts as more. Stored data changes only where the place on the wire follows the name.",
    bad: {
      before: system("os", OS),
      after: system("os", OS).replace("  system:", "  platform:"),
      says: "The metadata field `system` is `platform` now, at the same place on the wire.",
    },
    good: {
      before: system("os", OS),
      after: system("os-name", OS).replace("  system:", "  platform:"),
    },
  },
  "metadata-moved": {
    title: "A metadata field stands elsewhere",
    kinds: ["WIRE"],
    why: "The same value is found at another place of each message.",
    bad: {
      before: system("os", OS),
      after: system("os", "context.system"),
      says: "`system` of every event stands at `context.system` on the wire now; it was at `context.os.name`.",
    },
    good: { before: alone, after: system("os", "context.system") },
  },
  "metadata-source-changed": {
    title: "A metadata field comes from elsewhere",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "depends",
    why: "Another source is another fact about the person's machine. Less only where it is a part of the old one, as the name of the system without its version.",
    bad: {
      before: system("os-name", OS),
      after: system("os", OS),
      says: "`system` of every event comes from the source `os` now; it came from `os-name`.",
    },
    good: { before: system("os", OS), after: system("os", "context.system") },
  },
};
