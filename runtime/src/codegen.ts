/** The entry that generated SDKs import: `createClient` and the types of the contract. */
import { createReporter, type Reporter } from "./client/report.ts";
import { type Make, type Run, startRun } from "./client/run.ts";
import { lookAround, type Surroundings } from "./client/surroundings.ts";
import { wrapCall } from "./client/wrap.ts";
import { recordGrant } from "./consent/decide.ts";
import { readSettings } from "./consent/settings.ts";
import { decideFully } from "./consent/sources.ts";
import type {
  Analytics,
  AnalyticsOptions,
  CatalogBinding,
  ConsentStatus,
  EventDescriptor,
  IdentifyingAnalytics,
  IdentifyingBinding,
} from "./contract.ts";
import { eraseValue } from "./delivery/erase.ts";
import { questionsOf } from "./gate/seal.ts";
import { acceptsGrant } from "./metadata/collect.ts";
import { removeSegmentsWith } from "./spool/room.ts";

export type {
  Analytics,
  AnalyticsOptions,
  ArrayRules,
  CatalogBinding,
  CommandBinding,
  ConsentAnswer,
  ConsentSource,
  ConsentStatus,
  ConsentVerdict,
  DestinationBinding,
  EventDescriptor,
  EventExample,
  FieldRules,
  Gate,
  IdentifyingAnalytics,
  IdentifyingBinding,
  MetadataBinding,
  NoProperties,
  NumberRules,
  StringRules,
  TrackArguments,
  TraitsBinding,
} from "./contract.ts";

/**
 * Binds a client to one catalogue. Costs next to nothing: environment and files are first looked at when the first
 * event is tracked. Neither this nor any method of the client throws. Where the catalogue declares no traits, the client
 * has no `identify`.
 */
export function createClient<Traits>(
  binding: IdentifyingBinding<Traits>,
  options?: AnalyticsOptions,
): IdentifyingAnalytics<Traits>;
export function createClient(binding: CatalogBinding, options?: AnalyticsOptions): Analytics;
export function createClient(
  binding: CatalogBinding,
  options: AnalyticsOptions = {},
): Analytics | IdentifyingAnalytics<unknown> {
  const reporter = createReporter(binding.product.name, options.mode === "development" ? "warn" : "count");
  let around: Surroundings | undefined;
  let run: Run | undefined;
  const look = (): Surroundings => {
    around ??= lookAround(binding, options);
    return around;
  };
  const start = (): Run => {
    run ??= startRun(look(), reporter);
    return run;
  };
  const client: Analytics = {
    track(event, ...[properties]) {
      guard(reporter, () => start().record(tracking(event, properties)));
    },
    wrap(event, call, ...[describe]) {
      return wrapCall(call, (result) =>
        guard(reporter, () => {
          const { decision, record } = start();
          const isWanted = decision.state === "on" || decision.state === "log";
          record(tracking(event, isWanted ? describe?.(result) : undefined));
        }),
      );
    },
    status: () => statusOf(look(), run),
    grant: (purpose, value) => changeGrant(look(), reporter, run, purpose, { granted: true, value }),
    withdraw: (purpose) => changeGrant(look(), reporter, run, purpose, { granted: false, value: undefined }),
    dropped: reporter.counts,
    async flush({ timeoutMs }) {
      try {
        await start().flush(Math.min(Math.max(Number(timeoutMs) || 0, 0), LONGEST_TIMER_MS));
      } catch {
        reporter.count("failed");
      }
    },
  };
  if (binding.traits === undefined) return client;
  return {
    ...client,
    identify(traits: unknown) {
      guard(reporter, () => start().record((composer) => composer.identify(traits)?.messages ?? []));
    },
  };
}

function tracking(event: EventDescriptor<unknown>, properties: unknown): Make {
  return (composer) => composer.compose(event, properties)?.messages ?? [];
}

/** A longer timer would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Whatever goes wrong in here is ours to count and never the host's to handle. */
function guard(reporter: Reporter, act: () => void): void {
  try {
    act();
  } catch {
    reporter.count("failed");
  }
}

/** The whole chain, read now; a run that decided otherwise before goes on as it decided. */
function statusOf({ question }: Surroundings, run: Run | undefined): ConsentStatus {
  const now = decideFully(question);
  const { state, decidedBy, chain } =
    run === undefined || run.decision.state === now.state ? now : run.decision;
  return { state, decidedBy, chain };
}

interface Wish {
  readonly granted: boolean;
  readonly value: string | undefined;
}

function changeGrant(
  { binding, places }: Surroundings,
  reporter: Reporter,
  run: Run | undefined,
  purpose: string,
  { granted, value }: Wish,
): boolean {
  if (places === undefined || !Object.hasOwn(binding.separate, purpose)) return false;
  if (value !== undefined && !acceptsGrant(binding, purpose, value)) return false;
  const before = readSettings(places.settings);
  const at = new Date().toISOString();
  const grant = { granted, at, ...(value === undefined ? {} : { value }) };
  if (!recordGrant(places.settings, purpose, grant).written) return false;
  const old = before.kind === "settings" ? before.settings.purposes.get(purpose)?.value : undefined;
  run?.refresh();
  // A value that was taken back must not leave this machine from the queue either.
  if (old !== undefined && old !== value) {
    removeSegmentsWith(places.spool, JSON.stringify(old), reporter.count);
    eraseValue(places, old);
  }
  // The same goes for whatever was said under this consent: events, properties and traits.
  if (!granted) {
    for (const name of namesUnder(binding, purpose))
      removeSegmentsWith(places.spool, JSON.stringify(name), reporter.count);
  }
  return true;
}

/** Names that stand only in messages which need a purpose's consent. */
function namesUnder({ traits, consented }: CatalogBinding, purpose: string): readonly string[] {
  const asked = traits === undefined ? [] : questionsOf(traits.check);
  const keys = asked.filter(({ rules }) => rules?.["requires"] === purpose).map(({ key }) => key);
  return [...(consented?.[purpose] ?? []), ...keys];
}
