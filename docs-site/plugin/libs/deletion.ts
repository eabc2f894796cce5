/** What the command `forget` asks of each recipient. */
import type { Destination, MetadataField } from "@forthright/runtime/catalog-document";

/** Whether an adapter's service takes a message that asks for deletion: the runtime's adapters decide it, a test compares. */
export const TAKES_DELETION: Readonly<Record<Destination["adapter"], boolean>> = {
  segment: false,
  posthog: false,
  webhook: true,
  file: false,
};

/** `asked`: once, by a message; `not-asked`: a person has to; `local`: a file on the same machine; `nothing`: no id to ask by. */
export type DeletionWay = "asked" | "not-asked" | "local" | "nothing";

export function deletionWay({ adapter }: Destination, metadata: readonly MetadataField[]): DeletionWay {
  if (adapter === "file") return "local";
  if (!metadata.some(({ source }) => source === "installation-id")) return "nothing";
  return TAKES_DELETION[adapter] ? "asked" : "not-asked";
}
