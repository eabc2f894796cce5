/** The messages of one event, or of the traits, as this machine would send it, made by the same gate and encoder as in a real run. */
import { createComposer, type TargetMessage } from "../client/compose.ts";
import { createReporter } from "../client/report.ts";
import type { Make } from "../client/run.ts";
import type { Target } from "../client/surroundings.ts";
import type { Grant } from "../consent/settings.ts";
import { readingIdentity } from "../identity/installation-id.ts";
import { collectMetadata, giveValues } from "../metadata/collect.ts";
import type { Places } from "../places.ts";
import { builtin } from "../system.ts";
import type { CommandContext } from "./context.ts";

export interface ComposeInput {
  readonly make: Make;
  readonly places: Places;
  readonly targets: readonly Target[];
  /** Separate consents; default: none, so that no address rides along. */
  readonly grants?: ReadonlyMap<string, Grant>;
  /** Fixed values for a preview. */
  readonly fixed?: { readonly messageId: string; readonly timestamp: string };
}

/** None if nothing passes the gate, or it needs a consent that was not given. */
export function composeOne(
  { around, binding }: CommandContext,
  input: ComposeInput,
): readonly TargetMessage[] {
  const { fixed, grants = new Map() } = input;
  const identity = readingIdentity(input.places);
  const reporter = createReporter(binding.product.name, "count");
  const give = giveValues(around, identity, grants);
  const composer = createComposer({
    catalog: binding.catalog,
    seals: binding.seals,
    traits: binding.traits,
    targets: input.targets,
    reporter,
    holdsBack: () => false,
    isGranted: (purpose) => grants.get(purpose)?.granted === true,
    hash: identity.hash,
    metadata: (context) =>
      collectMetadata(
        binding.metadata,
        // Only in a preview may an example stand for a value that this machine does not have.
        (field) =>
          give(field) ??
          (fixed && field.source === "host" ? binding.metadataExamples[field.name] : undefined),
        context,
        reporter.miss,
      ),
    newId: () => fixed?.messageId ?? builtin("node:crypto").randomUUID(),
    now: () => fixed?.timestamp ?? new Date().toISOString(),
  });
  return input.make(composer);
}
