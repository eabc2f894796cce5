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

export interface FlushJob {
  readonly format: 1;
  /** Absolute path of the state directory (`…/zenml/telemetry`). */
  readonly state: string;
  readonly consent: FlushConsent;
  /** Life of the flusher process in milliseconds; default and ceiling: `limits.flusherDeadlineMs` (10 s). */
  readonly deadlineMs?: number;
  /** How long to wait for another flusher's lock, in milliseconds; default 0. */
  readonly lockWaitMs?: number;
  /** Least time between two deliveries, in milliseconds; default 1 s. `runFlusher` ignores it. */
  readonly minIntervalMs?: number;
}

/** How `launchFlusher` ended: started, or why not. */
export type LaunchOutcome = "launched" | "nothing-to-send" | "not-due" | "locked" | "failed";

/** How `runFlusher` ended. `timeout`: the flusher goes on by itself until its own deadline. */
export type RunOutcome = "done" | "failed" | "timeout" | "nothing-to-send" | "not-due";
