/**
 * The contract between generated code and this runtime, format 1. Types only; generated code and the runtime
 * agree on nothing else. A change that breaks generated code of format 1 needs a format 2 beside it.
 */
import type {
  AdapterName,
  ConsentRules,
  JsonValue,
  MetadataSource,
  Transform,
  ValueFormat,
} from "./catalog-document.ts";

/** Rules every field may have. Absent keys mean "no rule", which keeps generated code small. */
export interface FieldRules {
  readonly nullable?: true;
  /** Product version that people must have been told of: the first with the field, or the last that made it say more. */
  readonly since?: string;
  /** Id of a purpose with separate consent; without that consent the field is left out. */
  readonly requires?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
}

export interface StringRules extends FieldRules {
  readonly format?: ValueFormat;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly transform?: Transform;
}

export interface NumberRules extends FieldRules {
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ArrayRules extends FieldRules {
  readonly maxItems: number;
}

/**
 * What a compiled validator calls, once for each declared key and in catalogue order. The gate copies what passes;
 * whatever is not asked for by name cannot pass. Inside an array the key of the item is `"*"`.
 */
export interface Gate {
  string(key: string, required: boolean, rules?: StringRules): void;
  integer(key: string, required: boolean, rules?: NumberRules): void;
  number(key: string, required: boolean, rules?: NumberRules): void;
  boolean(key: string, required: boolean, rules?: FieldRules): void;
  array(key: string, required: boolean, rules: ArrayRules, item: (gate: Gate) => void): void;
  object(key: string, required: boolean, rules: FieldRules, properties: (gate: Gate) => void): void;
}

declare const propertiesType: unique symbol;
declare const traitsType: unique symbol;

/** Properties of an event that declares none. */
export type NoProperties = { readonly [key: string]: never };

/** Generated constant describing one event. */
export interface EventDescriptor<Properties = NoProperties> {
  readonly constant: string;
  /** The wire name, sent byte for byte. */
  readonly name: string;
  readonly check: (gate: Gate) => void;
  /** Ids of destinations; absent: all of the catalogue's. */
  readonly destinations?: readonly string[];
  readonly since?: string;
  readonly requires?: string;
  /** Never present: carries the type of the properties. */
  readonly [propertiesType]?: Properties;
}

/** What `identify` may say. Part of the binding, so that no caller can bring one of their own. */
export interface TraitsBinding<Traits = unknown> {
  readonly check: (gate: Gate) => void;
  /** Ids of destinations; absent: all of the catalogue's. */
  readonly destinations?: readonly string[];
  /** Never present: carries the type of the traits. */
  readonly [traitsType]?: Traits;
}

export interface MetadataBinding {
  readonly name: string;
  readonly source: MetadataSource;
  readonly path: string;
  /** Checks the value, under the key `"*"`, like a property's. */
  readonly check: (gate: Gate) => void;
}

export interface DestinationBinding {
  readonly id: string;
  readonly name: string;
  readonly adapter: AdapterName;
  readonly endpoint: string;
}

/** What a generated SDK tells the runtime about its catalogue. Small: events are not in it. */
export interface CatalogBinding {
  readonly format: 1;
  /** The catalogue id, `sha256-…`. */
  readonly catalog: string;
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly command?: string;
  };
  readonly consent: ConsentRules;
  /** Purposes with separate consent: id → title. */
  readonly separate: Readonly<Record<string, string>>;
  readonly destinations: readonly DestinationBinding[];
  readonly metadata: readonly MetadataBinding[];
  /** Absent: the catalogue declares no traits, and `identify` sends nothing. */
  readonly traits?: TraitsBinding;
  /**
   * By a purpose with separate consent: wire names of events and names of properties that are sent only under it, so that
   * what waits can be deleted when it is taken back. Absent: there are none.
   */
  readonly consented?: Readonly<Record<string, readonly string[]>>;
  /** One seal for each event and one for the traits: what has none is refused. Absent in bindings made by hand. */
  readonly seals?: readonly string[];
  /** First-run notice, plain text of at most 80 columns, ends with a newline. */
  readonly notice: string;
}

/** The binding of a catalogue that declares traits. */
export interface IdentifyingBinding<Traits> extends CatalogBinding {
  readonly traits: TraitsBinding<Traits>;
}

/** An event with example values that pass its gate: for `preview`, tests and the site. */
export interface EventExample {
  readonly event: EventDescriptor<unknown>;
  readonly properties: Readonly<Record<string, JsonValue>>;
}

/** What the telemetry commands need beyond the binding; only hosts that mount them load it. */
export interface CommandBinding extends CatalogBinding {
  readonly examples: readonly EventExample[];
  /** Example value of each metadata field, by name: for `preview` on a machine that has no values yet. */
  readonly metadataExamples: Readonly<Record<string, JsonValue>>;
  /** Example value of each trait, by name; absent where there are no traits. */
  readonly traitExamples?: Readonly<Record<string, JsonValue>>;
  /** Who answers for the data, for people who want something deleted. */
  readonly controller?: { readonly name: string; readonly contact?: string };
  readonly homepage?: string;
}

/** `track`'s second argument: optional where nothing is required. */
export type TrackArguments<Properties> =
  Record<never, never> extends Properties
    ? [properties?: NoInfer<Properties>]
    : [properties: NoInfer<Properties>];

export interface AnalyticsOptions {
  /** The destination's public write key; one string serves all destinations, a record one each. Absent: nothing is sent. */
  readonly writeKey?: string | Readonly<Record<string, string>>;
  /** `false` switches this run off (`--no-telemetry`). `true` is no consent. */
  readonly enabled?: boolean;
  /** Sends to another collector. `https`, or `http` on a loopback address only. */
  readonly endpoint?: string;
  /** `development`: a violation warns once per place on stderr. `production` (default): it is dropped and counted. */
  readonly mode?: "production" | "development";
  /** Values of metadata fields whose source is `host`, by field name; called at most once a run. */
  readonly host?: Readonly<Record<string, () => unknown>>;
  /** The directory from which the project file is looked up; default: the working directory. */
  readonly projectDirectory?: string;
  /**
   * For long-running hosts: every so many milliseconds (at least 1,000), while something waits, a flusher is started. It
   * is a process of its own, so the host still opens no connection. Absent: delivery at the end of the run and by `flush`.
   */
  readonly deliverEvery?: number;
  /**
   * For hosts that a bundler made into one file and that are shipped without `node_modules`: absolute path of a copy of
   * `@forthright/runtime/flusher`, bundled to a file of its own. Otherwise the flusher is found by itself.
   */
  readonly flusher?: string;
}

export interface Analytics {
  /**
   * Records one event: checks it, then appends it durably to this process's spool segment. Never throws, never
   * waits, never prints; does nothing when telemetry is off.
   */
  track<Properties>(event: EventDescriptor<Properties>, ...args: TrackArguments<Properties>): void;
  /**
   * Wraps a function so that each successful call records the event with the properties that `describe` makes of its
   * result. Results, promises, errors and `this` pass through untouched; a failed call records nothing.
   */
  wrap<Properties, Args extends readonly unknown[], Result>(
    event: EventDescriptor<Properties>,
    run: (...args: Args) => Result,
    ...describe: Record<never, never> extends Properties
      ? [describe?: (result: Awaited<Result>) => NoInfer<Properties>]
      : [describe: (result: Awaited<Result>) => NoInfer<Properties>]
  ): (...args: Args) => Result;
  /** The consent decision of this run with every source's answer. Reads, never writes. */
  status(): ConsentStatus;
  /** Records the person's separate consent for a purpose, with the value it is about (an e-mail address). */
  grant(purpose: string, value?: string): boolean;
  /** Withdraws it and deletes the value. */
  withdraw(purpose: string): boolean;
  /** What this process dropped, by reason. */
  dropped(): Readonly<Record<string, number>>;
  /** For long-running hosts: sends what is queued, waits at most `timeoutMs` milliseconds, resolves in any case. */
  flush(options: { readonly timeoutMs: number }): Promise<void>;
}

/** The client of a catalogue that declares traits. */
export interface IdentifyingAnalytics<Traits> extends Analytics {
  /**
   * Says once what holds for this installation or person, such as the edition in use. Checked, kept and sent like an
   * event, under the same decision and the same separate consents; where nothing of it may be sent, nothing is.
   */
  identify(traits: Traits): void;
}

/** Order of precedence, most restrictive first (DESIGN 6). */
export type ConsentSource =
  | "build"
  | "host-option"
  | "do-not-track"
  | "environment"
  | "administrator"
  | "project"
  | "person"
  | "unattended"
  | "undecided"
  | "told"
  | "default";

/** `off` decides; `pass` goes on to the next source; `on` answers the question of a later one; `log` prints, never sends. */
export type ConsentVerdict = "off" | "pass" | "on" | "log" | "notice";

export interface ConsentAnswer {
  readonly source: ConsentSource;
  readonly verdict: ConsentVerdict;
  /** What was found, in words: `DO_NOT_TRACK=1`, `no file /etc/zenml/telemetry.json`. */
  readonly found: string;
}

export interface ConsentStatus {
  /** `notice`: nothing is sent in this run; the notice is due first. */
  readonly state: "on" | "off" | "log" | "notice";
  readonly decidedBy: ConsentSource;
  /** One answer for each source that was asked, in order. */
  readonly chain: readonly ConsentAnswer[];
}
