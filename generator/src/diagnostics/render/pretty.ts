/**
 * Diagnostics for people: what is wrong, the place with its source line, other places, and what to do.
 *
 * ```
 * error[unknown-key]: `nmae` is not a key of event `RUN_PIPELINE`
 *   --> catalog.yaml:12:9
 *    |
 * 12 |         nmae: Pipeline run
 *    |         ^^^^
 *    hint: did you mean `name`?
 * ```
 */
import type { Diagnostic, Span } from "../diagnostic.ts";
import { type LineIndex, lineIndexes } from "../lines.ts";
import { frameOf } from "./frame.ts";
import { printable } from "./printable.ts";
import type { Report } from "./renderer.ts";
import { type Style, styleFor } from "./style.ts";
import { summaryOf } from "./summary.ts";
import { wrap } from "./wrap.ts";

/** More than these nobody reads at once; the formats for programs have all of them. */
const MAX_SHOWN = 100;

export function renderPretty({ diagnostics, sources, color = false, width = 80 }: Report): string {
  const indexOf = lineIndexes(sources);
  const page: Page = {
    indexOf: (file) => (sources.has(file) ? indexOf(file) : undefined),
    style: styleFor(color),
    width,
  };
  const blocks = diagnostics.slice(0, MAX_SHOWN).map((one) => block(page, one).join("\n"));
  const hidden = diagnostics.length - blocks.length;
  if (hidden > 0) blocks.push(`... and ${hidden} more; \`--format json\` shows all of them`);
  const summary = summaryOf(diagnostics);
  if (summary !== undefined) blocks.push(printable(summary));
  return blocks.map((text) => `${text}\n`).join("\n");
}

interface Page {
  /** Lines of a file; undefined if its text is not known. */
  readonly indexOf: (file: string) => LineIndex | undefined;
  readonly style: Style;
  readonly width: number;
}

function block(page: Page, diagnostic: Diagnostic): readonly string[] {
  const { style, width } = page;
  const { severity, code, file, span, related = [], hint } = diagnostic;
  const head = `${severity}[${code}]:`;
  const [first = "", ...rest] = wrap(`${head} ${printable(diagnostic.message)}`, width, "", "  ");
  const paint = severity === "error" ? style.error : style.warning;
  const gutter = gutterOf(page, diagnostic);
  const hintLines =
    hint === undefined ? [] : wrap(printable(hint), width, `${gutter} hint: `, `${gutter}       `);
  return [
    `${paint(style.strong(head))}${style.strong(first.slice(head.length))}`,
    ...rest.map((line) => style.strong(line)),
    ...place(page, { file, span, gutter, mark: "^", paint }),
    ...related.flatMap((one) => [
      ...wrap(`${printable(one.message)}:`, width, `${gutter} `, `${gutter} `),
      ...place(page, { file: one.file, span: one.span, gutter, mark: "-", paint: style.frame }),
    ]),
    ...hintLines.map((line) => style.hint(line)),
  ];
}

/** Spaces as wide as the largest line number of the block. */
function gutterOf(page: Page, { file, span, related = [] }: Diagnostic): string {
  const places = [{ file, span }, ...related];
  const lines = places.map((one) =>
    one.span === undefined ? 0 : (page.indexOf(one.file)?.positionAt(one.span.start).line ?? 0),
  );
  return " ".repeat(Math.max(2, String(Math.max(...lines)).length));
}

interface Place {
  readonly file: string;
  readonly span: Span | undefined;
  readonly gutter: string;
  readonly mark: string;
  readonly paint: (text: string) => string;
}

function place(page: Page, { file, span, gutter, mark, paint }: Place): readonly string[] {
  const { style, width } = page;
  const lines = page.indexOf(file);
  const arrow = style.frame(`${gutter}-->`);
  if (lines === undefined || span === undefined) return [`${arrow} ${printable(file)}`];
  const frame = frameOf(lines, span, mark, width - gutter.length - 3);
  const bar = style.frame("|");
  return [
    `${arrow} ${printable(file)}:${frame.line}:${frame.column}`,
    `${gutter} ${bar}`,
    `${style.frame(String(frame.line).padStart(gutter.length))} ${bar} ${frame.source}`.trimEnd(),
    `${gutter} ${bar} ${paint(frame.underline)}`,
  ];
}
