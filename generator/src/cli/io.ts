/** What commands have of the outside world. */

export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Everything else: progress, notes, usage errors. */
  readonly err: (text: string) => void;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** YYYY-MM-DD in UTC. */
  readonly today: string;
}

/** Exit codes of every command. */
export const EXIT = { fine: 0, diagnostics: 1, usage: 2 } as const;

/** A command line that makes no sense: exit 2 with this message, and no talk of a bug. */
export class UsageError extends Error {}
