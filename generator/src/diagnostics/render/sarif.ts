/** SARIF 2.1.0 (OASIS): results for code scanning services and editors. */
import { CODES, isCode } from "../codes.ts";
import type { Span } from "../diagnostic.ts";
import { lineIndexes } from "../lines.ts";
import { jsonText } from "./json-text.ts";
import type { Report } from "./renderer.ts";

export type SarifLevel = "error" | "warning" | "note";

export interface SarifRule {
  readonly id: string;
  readonly title: string;
  /** Why it is reported. */
  readonly why: string;
  readonly level: SarifLevel;
}

export interface SarifPlace {
  readonly file: string;
  readonly span?: Span | undefined;
  readonly message?: string;
}

export interface SarifResult {
  readonly rule: string;
  readonly level: SarifLevel;
  readonly message: string;
  readonly place: SarifPlace;
  readonly related?: readonly SarifPlace[];
  /** Who accepted the result and why; the services then show it as dismissed. */
  readonly accepted?: string;
  /** What stays the same when lines move; absent: rule and message. */
  readonly fingerprint?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Diagnostics as a log of one run; the rules are those that were reported. */
export function renderSarif({ diagnostics, sources }: Report): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const rules = codes.filter(isCode).map((code): SarifRule => {
    const { title, cause, severity } = CODES[code];
    return { id: code, title, why: cause, level: severity };
  });
  const results = diagnostics.map(
    ({ code, severity, message, file, span, hint, related = [] }): SarifResult => ({
      rule: code,
      level: severity,
      message: hint === undefined ? `${message}.` : `${message}.\n${hint}`,
      place: { file, span },
      related,
    }),
  );
  return sarifLog(rules, results, sources);
}

/** The whole log as JSON text. Every `rule` of a result is one of `rules`. */
export function sarifLog(
  rules: readonly SarifRule[],
  results: readonly SarifResult[],
  sources: ReadonlyMap<string, string>,
): string {
  const indexOf = lineIndexes(sources);
  const region = ({ file, span }: SarifPlace): object => {
    if (span === undefined || !sources.has(file)) return {};
    const [start, end] = [indexOf(file).positionAt(span.start), indexOf(file).positionAt(span.end)];
    return {
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    };
  };
  const location = (place: SarifPlace): object => ({
    physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, ...region(place) },
    ...(place.message === undefined ? {} : { message: { text: place.message } }),
  });
  const numbers = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: "forthright", rules: rules.map(ruleObject) } },
    columnKind: "utf16CodeUnits",
    results: results.map((result) => resultObject(result, numbers.get(result.rule) ?? -1, location)),
  };
  return jsonText({ $schema: SCHEMA, version: "2.1.0", runs: [run] });
}

function resultObject(result: SarifResult, index: number, location: (place: SarifPlace) => object): object {
  const { rule, level, message, place, related = [], fingerprint, accepted, properties } = result;
  return {
    ruleId: rule,
    ruleIndex: index,
    level,
    message: { text: message },
    locations: [location(place)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(location) }),
    partialFingerprints: { "forthright/v1": fingerprint ?? `${rule} ${message}` },
    ...(accepted === undefined
      ? {}
      : { suppressions: [{ kind: "inSource", status: "accepted", justification: accepted }] }),
    ...(properties === undefined ? {} : { properties }),
  };
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

function ruleObject({ id, title, why, level }: SarifRule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    defaultConfiguration: { level },
  };
}

/** A file name as a relative reference, or as a `file:` address if it is absolute. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace("%3A", ":")}`;
  return path.startsWith("/") ? `file://${path}` : path;
}
