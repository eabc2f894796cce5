/** What the audit has found at a place of the code. */
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Span } from "../diagnostics/diagnostic.ts";

export type AuditCode = Extract<DiagnosticCode, `audit-${string}`>;

export interface Finding {
  readonly code: AuditCode;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
  /** Constant of an event whose place in the catalogue is shown too. */
  readonly constant?: string;
  /** Name of a property of that event, if the finding is about one. */
  readonly property?: string;
}
