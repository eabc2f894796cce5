/** What every output format of diagnostics is given. */
import type { Diagnostic, Sources } from "../diagnostic.ts";

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Whether the output may have colours; formats for programs ignore it. */
  readonly color?: boolean;
  /** Columns of the terminal; default 80. */
  readonly width?: number;
  /** What the command has found out, as further members of the JSON object; other formats ignore it. */
  readonly results?: Readonly<Record<string, unknown>>;
}

/** Makes the whole output, ending with a line end; empty if there is nothing to say. */
export type Renderer = (report: Report) => string;
