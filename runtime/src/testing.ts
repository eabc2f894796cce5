/** The entry for tests of hosts: a client that keeps events in memory, checks them strictly and touches nothing else. */
import { adapterOf } from "./adapters/adapters.ts";
import type { JsonValue } from "./catalog-document.ts";
import { type Composed, type Composer, createComposer } from "./client/compose.ts";
import { createReporter } from "./client/report.ts";
import type { Target } from "./client/surroundings.ts";
import { wrapCall } from "./client/wrap.ts";
import type { Grant } from "./consent/settings.ts";
import type {
  Analytics,
  AnalyticsOptions,
  CatalogBinding,
  EventDescriptor,
  IdentifyingAnalytics,
  IdentifyingBinding,
} from "./contract.ts";
import { EXAMPLE_HASH, EXAMPLE_INSTALLATION_ID, EXAMPLE_TIMESTAMP } from "./examples.ts";
import { collectMetadata, giveValues } from "./metadata/collect.ts";

export type { Analytics, AnalyticsOptions, CatalogBinding, IdentifyingBinding } from "./contract.ts";
export {
  type MatcherContext,
  type MatcherResult,
  type TrackingMatchers,
  trackingMatchers,
} from "./testing/matchers.ts";

/** One event as it passed the gate. */
export interface RecordedEvent {
  /** `RUN_PIPELINE` */
  readonly constant: string;
  /** The wire name. */
  readonly name: string;
  readonly properties: Readonly<Record<string, JsonValue>>;
  /** Counts up: `00000000-0000-4000-8000-000000000001` is the first. */
  readonly messageId: string;
  /** Always the same time. */
  readonly timestamp: string;
  /** What would be sent, by destination. */
  readonly messages: Readonly<Record<string, unknown>>;
}

/** What one call of `identify` said, as it passed the gate. */
export interface RecordedTraits {
  readonly traits: Readonly<Record<string, JsonValue>>;
  /** Counts up together with those of events. */
  readonly messageId: string;
  /** Always the same time. */
  readonly timestamp: string;
  /** What would be sent, by destination. */
  readonly messages: Readonly<Record<string, unknown>>;
}

/** An `Analytics` for tests: consent is given, and a violation of the catalogue throws. */
export interface TestAnalytics extends Analytics {
  /** Recorded events, oldest first. */
  readonly events: readonly RecordedEvent[];
  /** Forgets events, traits, counts and grants. */
  clear(): void;
}

/** The same for a catalogue that declares traits. */
export interface IdentifyingTestAnalytics<Traits> extends TestAnalytics, IdentifyingAnalytics<Traits> {
  /** What was said with `identify`, oldest first. */
  readonly identified: readonly RecordedTraits[];
}

/** Makes a client for tests: no file, no network, no process, fixed clock and ids. */
export function createTestClient<Traits>(
  binding: IdentifyingBinding<Traits>,
  options?: AnalyticsOptions,
): IdentifyingTestAnalytics<Traits>;
export function createTestClient(binding: CatalogBinding, options?: AnalyticsOptions): TestAnalytics;
export function createTestClient(
  binding: CatalogBinding,
  options: AnalyticsOptions = {},
): TestAnalytics | IdentifyingTestAnalytics<unknown> {
  const events: RecordedEvent[] = [];
  const identified: RecordedTraits[] = [];
  const made = (): number => events.length + identified.length;
  const grants = new Map<string, Grant>();
  let reporter = createReporter(binding.product.name, "throw");
  let composer = composerOf(binding, options, reporter, grants, made);
  const track = (event: EventDescriptor<unknown>, properties: unknown): void => {
    const composed = composer.compose(event, properties);
    if (composed === undefined) return;
    const { name, messageId, timestamp, properties: checked } = composed.record;
    events.push({
      constant: event.constant,
      name,
      properties: JSON.parse(JSON.stringify(checked)),
      messageId,
      timestamp,
      messages: byDestination(composed),
    });
  };
  const identify = (given: unknown): void => {
    const composed = composer.identify(given);
    if (composed === undefined) return;
    const { messageId, timestamp, traits } = composed.record;
    const copy = JSON.parse(JSON.stringify(traits));
    identified.push({ traits: copy, messageId, timestamp, messages: byDestination(composed) });
  };
  const change = (purpose: string, grant: Grant): boolean => {
    if (!Object.hasOwn(binding.separate, purpose)) return false;
    grants.set(purpose, grant);
    composer.refresh();
    return true;
  };
  const client: TestAnalytics = {
    events,
    clear() {
      events.length = 0;
      identified.length = 0;
      grants.clear();
      reporter = createReporter(binding.product.name, "throw");
      composer = composerOf(binding, options, reporter, grants, made);
    },
    track: (event, ...[properties]) => track(event, properties),
    wrap: (event, call, ...[describe]) => wrapCall(call, (result) => track(event, describe?.(result))),
    status: () => ({ state: "on", decidedBy: "default", chain: [] }),
    grant: (purpose, value) =>
      change(purpose, { granted: true, at: EXAMPLE_TIMESTAMP, ...(value === undefined ? {} : { value }) }),
    withdraw: (purpose) => change(purpose, { granted: false, at: EXAMPLE_TIMESTAMP }),
    dropped: () => reporter.counts(),
    flush: async () => {},
  };
  return binding.traits === undefined ? client : { ...client, identified, identify };
}

function byDestination({ messages }: Composed): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    messages.map(({ target, message }): [string, unknown] => [target.id, JSON.parse(message)]),
  );
}

function composerOf(
  binding: CatalogBinding,
  options: AnalyticsOptions,
  reporter: ReturnType<typeof createReporter>,
  grants: ReadonlyMap<string, Grant>,
  made: () => number,
): Composer {
  const identity = { installationId: () => EXAMPLE_INSTALLATION_ID, hash: () => EXAMPLE_HASH };
  const give = giveValues({ binding, options, env: {} }, identity, grants);
  return createComposer({
    catalog: binding.catalog,
    seals: binding.seals,
    traits: binding.traits,
    targets: targetsOf(binding),
    reporter,
    holdsBack: () => false,
    isGranted: (purpose) => grants.get(purpose)?.granted === true,
    hash: identity.hash,
    metadata: (context) =>
      collectMetadata(
        binding.metadata,
        (field) => FIXED.get(field.source) ?? give(field),
        context,
        reporter.miss,
      ),
    newId: () => `${EXAMPLE_INSTALLATION_ID.slice(0, -12)}${String(made() + 1).padStart(12, "0")}`,
    now: () => EXAMPLE_TIMESTAMP,
  });
}

/** Values that would differ between machines. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ["os", "Ubuntu Linux 16.04"],
  ["os-name", "Linux"],
  ["os-version", "16.04"],
  ["arch", "x64"],
  ["runtime-version", "20.16.0"],
]);

function targetsOf(binding: CatalogBinding): readonly Target[] {
  return binding.destinations.flatMap(({ id, adapter: name, endpoint }) => {
    const adapter = adapterOf(name);
    const header = {
      forthright: 1,
      destination: id,
      adapter: name,
      endpoint,
      writeKey: "test",
      catalog: binding.catalog,
    };
    return adapter === undefined ? [] : [{ id, adapter, header: { ...header, forthright: 1 as const } }];
  });
}
