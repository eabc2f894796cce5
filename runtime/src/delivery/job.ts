/** What the host hands to the flusher: plain data, small enough for one environment variable. No imports. */

/** Where the flusher looks before each request whether sending is still allowed. All paths are absolute. */
export interface FlushConsent {
  /** Product id: names the project file `.<product>-telemetry.json`. */
  readonly product: string;
  readonly model: "opt-out" | "opt-in";
  /** The person's settings file. */
  readonly settings: string;
  /** The administrator's file. */
  readonly administrator: string;
  /** From here upwards the project file is looked up. */
  readonly projectDirectory: string;
  /** `<PRODUCT>_TELEMETRY=on` answered "undecided" for this run; a missing decision then stops nothing. */
  readonly answered: boolean;
}

/** One place that the host's own events go to. */
export interface FlushTarget {
  /** Id of a destination. */
  readonly destination: string;
  readonly endpoint: string;
}

export interface FlushJob {
  readonly format: 1;
  /** Absolute path of the state directory (`…/zenml/telemetry`). */
  readonly state: string;
  readonly consent: FlushConsent;
  /** Where the host's own events go; nothing is launched while each of them is to be left alone. */
  readonly targets: readonly FlushTarget[];
  /** Life of the flusher process in milliseconds; default and ceiling 10 s. */
  readonly deadlineMs?: number;
  /** How long to wait for another flusher's lock, in milliseconds; default 0. */
  readonly lockWaitMs?: number;
  /** Least time between two deliveries, in milliseconds; default 1 s. `runFlusher` ignores it. */
  readonly minIntervalMs?: number;
  /** Pause after a first failure, in milliseconds; default 15 s. Doubles with each further one. */
  readonly firstPauseMs?: number;
  /** Set by `launchFlusher`: the process that is about to end, so its segment will soon be complete. */
  readonly ending?: number;
}

/** The one event that opting out sends, ready for the wire. */
export interface Farewell {
  readonly destination: string;
  readonly adapter: string;
  readonly endpoint: string;
  readonly writeKey: string;
  /** The message, byte for byte as a spool line without its newline. */
  readonly message: string;
}

export interface FarewellJob {
  readonly format: 1;
  readonly state: string;
  readonly farewells: readonly Farewell[];
  /** Life of the process in milliseconds; default 2 s. */
  readonly deadlineMs?: number;
}

/** How `launchFlusher` ended: started, or why not. */
export type LaunchOutcome = "launched" | "nothing-to-send" | "not-due" | "locked" | "failed";

/** How `runFlusher` ended. `timeout`: the flusher goes on by itself until its own deadline. */
export type RunOutcome = "done" | "failed" | "timeout" | "nothing-to-send";
