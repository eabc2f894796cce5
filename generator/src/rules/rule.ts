/** What a rule is, what it may look at, and how it reports. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import type { RawCatalog } from "../catalog/parse.ts";
import type { Places } from "../catalog/places.ts";
import type { TypeGraph } from "../catalog/type-graph.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { MapNode, Part, Path } from "../source/tree.ts";

/** Everything a rule can see. Rules are pure: the same facts give the same reports. */
export interface Facts {
  readonly catalog: Catalog;
  readonly raw: RawCatalog;
  readonly types: TypeGraph;
  readonly places: Places;
  readonly root: MapNode;
  readonly text: string;
  /** YYYY-MM-DD; for `expires` alone. */
  readonly today: string;
}

export interface RelatedPlace {
  readonly message: string;
  readonly path: Path;
  readonly part: Part;
}

export interface Finding {
  /** Where, in the catalogue; suppressions count from this place upwards. */
  readonly path: Path;
  readonly part: Part;
  /** A narrower place than the whole key or value. */
  readonly span?: Span;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

export type Report = (finding: Finding) => void;

export interface Rule {
  readonly code: DiagnosticCode;
  /** Whether `suppress` may hide it. Rules that hold a promise or keep the output working may not be hidden. */
  readonly suppressible: boolean;
  readonly check: (facts: Facts, report: Report) => void;
}

/**
 * Examples of a rule, as YAML. Each is a part of a catalogue: the top-level keys that it has, on top of a sound base.
 * Faulty ones mark the lines of their faults with `# !`.
 */
export interface RuleExamples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}
