/** A code base held against a catalogue, in both directions. Pure: texts in, diagnostics out; nothing is run. */

import type { Catalog, CatalogEvent } from "@forthright/runtime/catalog-document";
import {
  type Diagnostic,
  diagnostic,
  type Related,
  type Sources,
  type Span,
  sortDiagnostics,
} from "../diagnostics/diagnostic.ts";
import { isDate } from "../language/formats.ts";
import { compareVersions } from "../language/versions.ts";
import { type CallContext, checkCall } from "./calls.ts";
import { sdkName } from "./declarations.ts";
import type { Finding } from "./finding.ts";
import type { PlaceOfEvent } from "./load.ts";
import { meaningOf } from "./meaning.ts";
import { namesAfterRenaming } from "./names.ts";
import { type Audited, type AuditedFile, type CodeFile, createProgram } from "./program.ts";
import { checkProperties } from "./properties.ts";
import { receiversOf } from "./receivers.ts";
import { withoutSuppressed } from "./suppress.ts";
import { isComment, syntaxFindings, walk } from "./syntax.ts";
import { checkUse, type UseContext } from "./uses.ts";

export interface AuditInput {
  readonly catalog: Catalog;
  /** The text of each file of the catalogue, its own first. */
  readonly catalogSources: Sources;
  readonly placeOfEvent: PlaceOfEvent;
  readonly code: readonly CodeFile[];
  /** Whether a path lies in a folder that `forthright generate` wrote. */
  readonly isGenerated: (path: string) => boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface AuditResult {
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Active events of the catalogue, and those of them that the code uses. */
  readonly events: number;
  readonly used: number;
}

export function audit(input: AuditInput): AuditResult {
  const { catalog, code, catalogSources } = input;
  const events = catalog.groups.flatMap((group) => group.events);
  const audited = createProgram(catalog, code, input.isGenerated);
  const found = lookAtAll(audited, events, input);
  const active = events.filter(({ status }) => status === "active");
  const unused = found.all ? [] : active.filter((event) => !found.used.has(event));
  const ofCode = audited.files.flatMap((file) => {
    const findings = found.findings.get(file) ?? [];
    const left = withoutSuppressed(file.text, findings, "code", (offset) => isComment(file.source, offset));
    return left.map((one) => diagnosticOf(one, file.name, input));
  });
  return {
    diagnostics: sortDiagnostics([...unusedDiagnostics(unused, input), ...ofCode]),
    sources: new Map([...catalogSources, ...code.map(({ name, text }) => [name, text] as const)]),
    events: active.length,
    used: active.length - unused.length,
  };
}

/** What is collected over all files. */
interface Found {
  readonly findings: Map<AuditedFile, Finding[]>;
  readonly used: Set<CatalogEvent>;
  readonly tooDeep: ReadonlySet<string>;
  /** The SDK is passed on as a whole: nothing can be called unused. */
  all: boolean;
  /** Packages of services of which a call was found. */
  readonly seen: Set<string>;
  readonly loads: { readonly packageName: string; readonly finding: Finding; readonly file: AuditedFile }[];
}

function lookAtAll(audited: Audited, events: readonly CatalogEvent[], input: AuditInput): Found {
  const { consent } = input.catalog;
  // The runtime itself records the event of opting out.
  const used = new Set(events.filter(({ constant }) => constant === consent.opt_out_event));
  const { tooDeep } = audited;
  const found: Found = { findings: new Map(), used, tooDeep, all: false, seen: new Set(), loads: [] };
  const exported = new Set(events.flatMap(({ constant, helper }) => [constant, helper]));
  const sources = audited.files.map(({ source }) => source);
  const shared = {
    meaning: meaningOf(audited, events),
    events,
    names: namesAfterRenaming(sources, exported),
    isKnown: (name: string) => exported.has(name),
    sdk: sdkName(input.catalog),
    receiverOf: receiversOf(input.catalog),
    isExpired: (event: CatalogEvent) => isExpired(event, input.catalog, input.today),
    use: (event: CatalogEvent) => void used.add(event),
    useAll: () => {
      found.all = true;
    },
    seen: (packageName: string) => void found.seen.add(packageName),
  };
  for (const file of audited.files) lookAt(file, shared, found);
  // A package whose calls were found is reported there, and where they could not be followed at its import.
  for (const { packageName, finding, file } of found.loads) {
    if (!found.seen.has(packageName)) found.findings.get(file)?.push(finding);
  }
  return found;
}

const TOO_DEEP: Finding = {
  code: "audit-file-not-read",
  message: "the file is nested too deeply and is left out",
  hint: "audit the sources that it was made from",
  span: { start: 0, end: 0 },
};

type Shared = Omit<UseContext & CallContext, "report" | "loaded">;

function lookAt(file: AuditedFile, shared: Shared, found: Found): void {
  const findings = found.tooDeep.has(file.path) ? [TOO_DEEP] : [...syntaxFindings(file.source)];
  found.findings.set(file, findings);
  const context = {
    ...shared,
    report: (finding: Finding) => void findings.push(finding),
    loaded: (packageName: string, finding: Finding) => void found.loads.push({ packageName, finding, file }),
  };
  walk(file.source, (node) => {
    checkUse(node, context);
    checkCall(node, context);
    if (file.untyped) checkProperties(node, context);
  });
}

function isExpired({ expires, status }: CatalogEvent, { product }: Catalog, today: string): boolean {
  if (expires === undefined || status !== "active") return false;
  return isDate(expires) ? today > expires : compareVersions(product.version, expires) > 0;
}

/** Unused events, in the files of the catalogue that declare them; suppressions there are looked at in any case. */
function unusedDiagnostics(unused: readonly CatalogEvent[], input: AuditInput): readonly Diagnostic[] {
  const places = unused.map((event) => ({ event, place: input.placeOfEvent(event.constant) }));
  return [...input.catalogSources].flatMap(([file, text]) => {
    const findings = places.flatMap(({ event, place }) =>
      place?.file === file ? [unusedFinding(event, place.span)] : [],
    );
    return withoutSuppressed(text, findings, "yaml").map((one) => diagnosticOf(one, file, input));
  });
}

function unusedFinding({ constant, name }: CatalogEvent, span: Span): Finding {
  const message = `event \`${constant}\` (${JSON.stringify(name)}) is never recorded by the audited code`;
  const hint = "record it, mark it `status: planned` or `removed`, or audit the folder that records it too";
  return { code: "audit-event-unused", message, hint, span };
}

function diagnosticOf(finding: Finding, file: string, input: AuditInput): Diagnostic {
  const { code, message, span, hint, constant, property } = finding;
  const place = constant === undefined ? undefined : input.placeOfEvent(constant, property);
  const related: readonly Related[] =
    place === undefined ? [] : [{ message: "the catalogue says", ...place }];
  return diagnostic(code, { message, file, span, hint, related });
}
