/** The adapters that exist. */
import type { Adapter } from "./adapter.ts";
import { file, webhook } from "./plain.ts";
import { posthog } from "./posthog.ts";
import { segment } from "./segment.ts";

/** The adapter of that name, or undefined: nothing can be sent to such a destination. */
export function adapterOf(name: string): Adapter | undefined {
  switch (name) {
    case "segment":
      return segment;
    case "posthog":
      return posthog;
    case "webhook":
      return webhook;
    case "file":
      return file;
    default:
      return undefined;
  }
}
