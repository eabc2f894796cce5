/** Workflow commands: what GitHub shows beside the lines of a pull request. */
import type { Span } from "../diagnostic.ts";
import { lineIndexes } from "../lines.ts";
import { printable } from "./printable.ts";
import type { Report } from "./renderer.ts";

export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  /** Short: a code. */
  readonly title: string;
  readonly message: string;
  readonly file: string;
  readonly span?: Span | undefined;
}

/** Diagnostics as annotations, one line each; the hint stands below the message. */
export function renderGithub({ diagnostics, sources }: Report): string {
  const annotations = diagnostics.map(({ severity, code, message, hint, file, span }): Annotation => {
    const text = hint === undefined ? message : `${message}\nhint: ${hint}`;
    return { level: severity, title: code, message: text, file, span };
  });
  return githubAnnotations(annotations, sources);
}

/** `::error file=catalog.yaml,line=3,endLine=3,col=5,endColumn=9,title=unknown-key::…` for each annotation. */
export function githubAnnotations(
  annotations: readonly Annotation[],
  sources: ReadonlyMap<string, string>,
): string {
  const indexOf = lineIndexes(sources);
  return annotations
    .map(({ level, title, message, file, span }) => {
      const [start, end] = [span?.start, span?.end].map((offset) =>
        offset === undefined || !sources.has(file) ? undefined : indexOf(file).positionAt(offset),
      );
      const sameLine = start !== undefined && start.line === end?.line;
      const properties = {
        file,
        line: start?.line,
        endLine: end?.line,
        // Columns of a place that spans lines are refused by the service.
        col: sameLine ? start.column : undefined,
        endColumn: sameLine ? end.column : undefined,
        title,
      };
      return `${workflowCommand(level, properties, message)}\n`;
    })
    .join("");
}

/** One command; properties without a value are left out. Nothing in a text can end it or start another. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name}${given.length === 0 ? "" : ` ${given.join(",")}`}::${escapeMessage(message)}`;
}

/** Line ends of a message stay, as the service writes them. */
function escapeMessage(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");
}

function escapeProperty(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
