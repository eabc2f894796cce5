/** From a caller's event, or traits, to the messages that are sent: gate, metadata, encoder. No file, no network. */
import type { EventRecord, IdentifyRecord, MessageContext, MetadataValue } from "../adapters/adapter.ts";
import type { EventDescriptor, TraitsBinding } from "../contract.ts";
import { checkProperties, type GateContext } from "../gate/gate.ts";
import { askAll, IDENTIFY, sealedCopy } from "../gate/seal.ts";
import { EVENT_BYTES } from "../limits.ts";
import type { Reporter } from "./report.ts";
import type { Target } from "./surroundings.ts";

/** What passed, and its messages: one for each target it goes to, unless it is too large there. */
export interface Composed<One = EventRecord | IdentifyRecord> {
  readonly record: One;
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
  /** Seals of the catalogue's events and traits; undefined in bindings made by hand, whose events are not checked. */
  readonly seals: readonly string[] | undefined;
  /** Undefined: the catalogue declares no traits. */
  readonly traits: TraitsBinding | undefined;
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
  compose(event: EventDescriptor<unknown>, properties: unknown): Composed<EventRecord> | undefined;
  /** Checks and encodes traits; undefined if none of them may be sent. */
  identify(traits: unknown): Composed<IdentifyRecord> | undefined;
  /** Asks for the metadata again at the next event: a consent was given or withdrawn. */
  refresh(): void;
}

type Encoders<One> = ReadonlyMap<Target, (record: One) => string>;

export function createComposer(input: ComposerInput): Composer {
  const { reporter, targets, traits: declared } = input;
  const traitsEvent: EventDescriptor<unknown> | undefined =
    declared === undefined ? undefined : { ...declared, constant: IDENTIFY, name: IDENTIFY };
  let label = "";
  const context: GateContext = {
    holdsBack: input.holdsBack,
    isGranted: input.isGranted,
    hash: input.hash,
    refuse: (refusal, path, problem, count) => reporter.refuse(label, refusal, path, problem, count),
  };
  let shared: MessageContext | undefined;
  let encoders: Encoders<EventRecord> | undefined;
  let traitEncoders: Encoders<IdentifyRecord> | undefined;
  const ownEvent = createEventReader(input.seals);

  function sharedNow(): MessageContext {
    shared ??= { catalog: input.catalog, metadata: input.metadata(context) };
    return shared;
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

  /** The event as the catalogue has it, and what of the values passed. */
  function admit(
    given: EventDescriptor<unknown>,
    values: unknown,
  ): { event: EventDescriptor<unknown>; passed: EventRecord["properties"] } | undefined {
    label = given === traitsEvent ? IDENTIFY : `event “${String(given.name)}”`;
    const event = ownEvent(given);
    // Constants of events are upper case, so nobody tracks the traits as an event.
    if (event === undefined || (event.constant === IDENTIFY && given !== traitsEvent)) {
      reporter.reject(label, "foreign-event", "is no event of this catalogue");
      return undefined;
    }
    if (isPoisoned()) {
      reporter.reject(label, "failed", "cannot be encoded: a built-in prototype has a toJSON method");
      return undefined;
    }
    const passed = check(event, values);
    return passed === undefined ? undefined : { event, passed };
  }

  function encodeAll<One>(
    encoders: Encoders<One>,
    { destinations }: EventDescriptor<unknown>,
    record: One,
  ): Composed<One> {
    const messages: TargetMessage[] = [];
    for (const [target, encode] of encoders) {
      if (destinations !== undefined && !destinations.includes(target.id)) continue;
      const message = encode(record);
      if (Buffer.byteLength(message) > EVENT_BYTES) reporter.reject(label, "too-large", "is too large");
      else messages.push({ target, message });
    }
    return { record, messages };
  }

  return {
    compose(given, properties) {
      const admitted = admit(given, properties);
      if (admitted === undefined) return undefined;
      const { event, passed } = admitted;
      encoders ??= new Map(targets.map((target) => [target, target.adapter.prepare(sharedNow())]));
      const head = { name: event.name, messageId: input.newId(), timestamp: input.now() };
      return encodeAll(encoders, event, { ...head, properties: passed });
    },
    identify(given) {
      const admitted = traitsEvent === undefined ? undefined : admit(traitsEvent, given);
      if (admitted === undefined) return undefined;
      const { event, passed: traits } = admitted;
      if (Object.keys(traits).length === 0) {
        reporter.count("no-traits");
        return undefined;
      }
      traitEncoders ??= new Map(
        targets.map((target) => [target, target.adapter.prepareIdentify(sharedNow())]),
      );
      return encodeAll(traitEncoders, event, { messageId: input.newId(), timestamp: input.now(), traits });
    },
    refresh() {
      shared = undefined;
      encoders = undefined;
      traitEncoders = undefined;
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
