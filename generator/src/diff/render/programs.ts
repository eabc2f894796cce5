/** The comparison for programs: JSON, annotations of GitHub, SARIF. */

import { CODES } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { lineIndexes } from "../../diagnostics/lines.ts";
import { type Annotation, githubAnnotations } from "../../diagnostics/render/github.ts";
import { renderJson } from "../../diagnostics/render/json.ts";
import { jsonText } from "../../diagnostics/render/json-text.ts";
import {
  type SarifLevel,
  type SarifResult,
  type SarifRule,
  sarifLog,
} from "../../diagnostics/render/sarif.ts";
import type { JudgedChange } from "../judge.ts";
import { plain } from "../phrase.ts";
import { RULES } from "../rules/table.ts";
import { type DiffReport, headlineOf } from "./report.ts";

/**
 * `{file, base, headline, changes: [{rule, kinds, direction, at, where, key, file, line, column, before, after, sentence,
 * note, acknowledgement, fails}], counts: {more, less, same, failing}, diagnostics, errors, warnings}`. What is
 * absent is null.
 */
export function renderJsonDiff(report: DiffReport): string {
  const { file, base, changes, sources, diagnostics } = report;
  const linesOf = lineIndexes(sources);
  const inner = JSON.parse(renderJson({ diagnostics, sources })) as object;
  const document = {
    file,
    base,
    headline: headlineOf(changes),
    counts: countsOf(changes),
    changes: changes.map(({ change, span, acknowledgement, fails, file: where = file }) => ({
      rule: change.rule,
      kinds: change.kinds,
      direction: change.direction ?? null,
      at: change.at,
      where: plain(change.where.words),
      key: change.key ?? null,
      file: where,
      ...(span === undefined ? { line: null, column: null } : linesOf(where).positionAt(span.start)),
      before: change.before ?? null,
      after: change.after ?? null,
      sentence: change.sentence,
      note: change.note === undefined ? null : plain(change.note),
      acknowledgement: acknowledgement ?? null,
      fails,
    })),
    ...inner,
  };
  return jsonText(document);
}

function countsOf(changes: readonly JudgedChange[]): Readonly<Record<string, number>> {
  const of = (direction: string): number =>
    changes.filter(({ change }) => change.direction === direction).length;
  return {
    more: of("more"),
    less: of("less"),
    same: of("same"),
    failing: changes.filter(({ fails }) => fails).length,
  };
}

/** A change that fails is the error of its diagnostic; the others are told beside their lines. */
export function renderGithubDiff({ file, changes, diagnostics, sources }: DiffReport): string {
  const told = changes.filter(({ fails }) => !fails);
  const annotations: readonly Annotation[] = [
    ...diagnostics.map(({ severity, code, message, hint, file: where, span }): Annotation => {
      const text = hint === undefined ? message : `${message}\nhint: ${hint}`;
      return { level: severity, title: code, message: text, file: where, span };
    }),
    ...told.map(({ change, span, file: where = file }): Annotation => {
      const level = change.direction === "more" ? "warning" : "notice";
      return { level, title: change.rule, message: change.sentence, file: where, span };
    }),
  ];
  return githubAnnotations(annotations, sources);
}

/** Every change is a result under its rule; what acknowledgements lack is one as well, unless it is that change. */
export function renderSarifDiff({ file, changes, diagnostics, sources }: DiffReport): string {
  const others = diagnostics.filter(({ code }) => code !== "unacknowledged-change");
  const results = [
    ...changes.map((one) => resultOf(one, file)),
    ...others.map(({ code, severity, message, file: where, span, hint }): SarifResult => {
      const text = hint === undefined ? `${message}.` : `${message}.\n${hint}`;
      return { rule: code, level: severity, message: text, place: { file: where, span } };
    }),
  ];
  return sarifLog([...changeRules(changes), ...diagnosticRules(others)], results, sources);
}

function resultOf(one: JudgedChange, catalog: string): SarifResult {
  const { change, span, acknowledgement, fails, file = catalog } = one;
  return {
    rule: change.rule,
    level: levelOf(fails, change.direction === "more"),
    message: change.sentence,
    place: { file, span },
    fingerprint: `${change.rule} ${change.at} ${JSON.stringify(change.after ?? null)}`,
    properties: { kinds: change.kinds, direction: change.direction ?? null, at: change.at },
    ...(acknowledgement === undefined
      ? {}
      : { accepted: `${acknowledgement.by}: ${acknowledgement.reason} ${acknowledgement.link}` }),
  };
}

function levelOf(fails: boolean, more: boolean): SarifLevel {
  if (fails) return "error";
  return more ? "warning" : "note";
}

function changeRules(changes: readonly JudgedChange[]): readonly SarifRule[] {
  const ids = [...new Set(changes.map(({ change }) => change.rule))].toSorted();
  return ids.map((id) => {
    const { title, why, direction } = RULES[id];
    return { id, title, why, level: levelOf(false, direction === "more") };
  });
}

function diagnosticRules(diagnostics: readonly Diagnostic[]): readonly SarifRule[] {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  return codes.map((code) => {
    const { title, cause, severity } = CODES[code];
    return { id: code, title, why: cause, level: severity };
  });
}
