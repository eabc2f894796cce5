/** From a caller's event to the messages that are sent: gate, metadata, encoder. No file, no network. */
import type { EventRecord, MetadataValue } from "../adapters/adapter.ts";
import type { EventDescriptor } from "../contract.ts";
import { checkProperties, type GateContext } from "../gate/gate.ts";
import { askAll, sealedCopy } from "../gate/seal.ts";
import { EVENT_BYTES } from "../limits.ts";
import type { Reporter } from "./report.ts";
import type { Target } from "./surroundings.ts";

/** An event that passed, and its messages: one for each target it goes to, unless it is too large there. */
export interface Composed {
  readonly record: EventRecord;
  readonly messages: readonly TargetMessage[];
}

export interface TargetMessage {
  readonly target: Target;
  /** The JSON text that is kept and sent. */
  readonly message: string;
}

export interface ComposerInput {
  /** Id of the catalogue. */
  readonly catalog: string;
  /** Seals of the catalogue's events; undefined in bindings made by hand, whose events are not checked. */
  readonly seals: readonly string[] | undefined;
  readonly targets: readonly Target[];
  readonly reporter: Reporter;
  readonly holdsBack: (since: string) => boolean;
  readonly isGranted: (purpose: string) => boolean;
  readonly hash: (text: string) => string | undefined;
  /** Asked once, when the first message is made. */
  readonly metadata: (context: GateContext) => readonly MetadataValue[];
  /** A new UUID. */
  readonly newId: () => string;
  /** ISO 8601, UTC, milliseconds. */
  readonly now: () => string;
}

export interface Composer {
  /** Checks and encodes an event; undefined if it was refused, which is counted. */
  compose(event: EventDescriptor<unknown>, properties: unknown): Composed | undefined;
  /** Asks for the metadata again at the next event: a consent was given or withdrawn. */
  refresh(): void;
}

type Encode = (record: EventRecord) => string;

export function createComposer(input: ComposerInput): Composer {
  const { reporter, targets } = input;
  let eventName = "";
  const context: GateContext = {
    holdsBack: input.holdsBack,
    isGranted: input.isGranted,
    hash: input.hash,
    refuse: (refusal, path, problem, count) => reporter.refuse(eventName, refusal, path, problem, count),
  };
  let encoders: ReadonlyMap<Target, Encode> | undefined;
  const ownEvent = createEventReader(input.seals);

  function prepare(): ReadonlyMap<Target, Encode> {
    const shared = { catalog: input.catalog, metadata: input.metadata(context) };
    return new Map(targets.map((target) => [target, target.adapter.prepare(shared)]));
  }

  function check(
    event: EventDescriptor<unknown>,
    properties: unknown,
  ): EventRecord["properties"] | undefined {
    if (event.since !== undefined && input.holdsBack(event.since)) reporter.count("held-back-event");
    else if (event.requires !== undefined && !input.isGranted(event.requires))
      reporter.count("no-consent-event");
    else {
      const checked = checkProperties(event.check, properties, context);
      if (checked.passed) return checked.value;
      reporter.count(checked.held ? "held-back-event" : "invalid-event");
    }
    return undefined;
  }

  return {
    compose(given, properties) {
      eventName = String(given.name);
      const event = ownEvent(given);
      if (event === undefined) {
        reporter.reject(eventName, "foreign-event", "is no event of this catalogue");
        return undefined;
      }
      if (isPoisoned()) {
        reporter.reject(eventName, "failed", "cannot be encoded: a built-in prototype has a toJSON method");
        return undefined;
      }
      const checked = check(event, properties);
      if (checked === undefined) return undefined;
      encoders ??= prepare();
      const record: EventRecord = {
        name: event.name,
        messageId: input.newId(),
        timestamp: input.now(),
        properties: checked,
      };
      const messages: TargetMessage[] = [];
      for (const [target, encode] of encoders) {
        if (event.destinations !== undefined && !event.destinations.includes(target.id)) continue;
        const message = encode(record);
        if (Buffer.byteLength(message) > EVENT_BYTES) reporter.reject(eventName, "too-large", "is too large");
        else messages.push({ target, message });
      }
      return { record, messages };
    },
    refresh() {
      encoders = undefined;
    },
  };
}

/** Reads each descriptor once; undefined for one that is not the catalogue's own. Throws what its validator throws. */
function createEventReader(
  seals: readonly string[] | undefined,
): (given: EventDescriptor<unknown>) => EventDescriptor<unknown> | undefined {
  const known = new WeakMap<object, EventDescriptor<unknown> | false>();
  const allowed = seals === undefined ? undefined : new Set(seals);
  return (given) => {
    let own = known.get(given);
    if (own === undefined) {
      const { seal, facts } = sealedCopy(given);
      own =
        allowed?.has(seal) === false ? false : { ...facts, check: (gate) => askAll(facts.questions, gate) };
      known.set(given, own);
    }
    return own === false ? undefined : own;
  };
}

/** A host that gives built-in prototypes a `toJSON` would otherwise write into every message. */
function isPoisoned(): boolean {
  return "toJSON" in Object.prototype || "toJSON" in Array.prototype;
}
