/** What the host hands to the flusher: plain data, small enough for one environment variable. Types only. */
import type { ConsentRules } from "../catalog-document.ts";
import type { Places } from "../places.ts";

/** What the flusher needs, besides the files, to see before each request whether sending is still allowed. */
export interface FlushConsent {
  /** Product id: names the project file. */
  readonly product: string;
  readonly rules: ConsentRules;
  /** From here upwards the project file is looked up. Absolute; absent: the working directory is gone. */
  readonly projectDirectory?: string | undefined;
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
  readonly places: Places;
  readonly consent: FlushConsent;
  /** Where the host's own events go; nothing is launched while each of them is to be left alone. */
  readonly targets: readonly FlushTarget[];
  /** Absolute path of the flusher's file where a bundled host names it. */
  readonly flusher?: string | undefined;
  /** Life of the flusher process in milliseconds; default and ceiling `FLUSHER_MS` (10 s). */
  readonly deadlineMs?: number;
  /** How long to wait for another flusher's lock, in milliseconds; default 0. */
  readonly lockWaitMs?: number;
  /** Least time between two deliveries, in milliseconds; default 1 s. `runFlusher` ignores it. */
  readonly minIntervalMs?: number;
  /** Pause after a first failure, in milliseconds; default 15 s. Doubles with each further one. */
  readonly firstPauseMs?: number;
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
  readonly places: Places;
  readonly farewells: readonly Farewell[];
  /** As in `FlushJob`. */
  readonly flusher?: string | undefined;
  /** Life of the process in milliseconds; default and ceiling `OPT_OUT_MS` (2 s). */
  readonly deadlineMs?: number;
}

/** How `launchFlusher` ended: started, or why not. */
export type LaunchOutcome = "launched" | "nothing-to-send" | "not-due" | "locked" | "failed";

/** How `runFlusher` ended. `timeout`: the flusher goes on by itself until its own deadline. */
export type RunOutcome = "done" | "failed" | "timeout" | "nothing-to-send";
