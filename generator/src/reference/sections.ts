/** Everything about every code: the table of codes, what to do, and examples. */
import { CODES, type DiagnosticCode, isCode } from "../diagnostics/codes.ts";
import { EXAMPLES } from "../rules/examples/table.ts";
import type { Guide, GuideSection } from "./guide.ts";
import { OVERLAY_GUIDES } from "./overlays.ts";
import { FILE_GUIDES, INCLUDE_GUIDES, YAML_GUIDES } from "./reading.ts";
import {
  CARE_GUIDES,
  NAME_GUIDES,
  PRIVACY_GUIDES,
  REFERENCE_GUIDES,
  VALUE_GUIDES,
  WIRE_GUIDES,
} from "./rules.ts";
import { SHAPE_GUIDES } from "./shape.ts";
import { AUDIT_GUIDES, DIFF_GUIDES, IMPORT_GUIDES, INIT_GUIDES, OUTPUT_GUIDES } from "./tools.ts";

export const SECTIONS: readonly GuideSection[] = [
  { title: "Reading the file", guides: FILE_GUIDES },
  { title: "Reading YAML", guides: YAML_GUIDES },
  { title: "Included files", guides: INCLUDE_GUIDES },
  { title: "The shape of the language", guides: SHAPE_GUIDES },
  { title: "Names", guides: NAME_GUIDES },
  { title: "References", guides: REFERENCE_GUIDES },
  { title: "Values", guides: VALUE_GUIDES },
  { title: "Privacy and prose", guides: PRIVACY_GUIDES },
  { title: "Life cycle and suppressions", guides: CARE_GUIDES },
  { title: "The wire", guides: WIRE_GUIDES },
  { title: "Overlays", guides: OVERLAY_GUIDES },
  { title: "Comparing catalogues", guides: DIFF_GUIDES },
  { title: "Writing the output", guides: OUTPUT_GUIDES },
  { title: "Importing", guides: IMPORT_GUIDES },
  { title: "Auditing code", guides: AUDIT_GUIDES },
  { title: "Starting", guides: INIT_GUIDES },
];

export interface Explanation extends Guide {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly title: string;
  readonly cause: string;
}

export interface ExplainedSection {
  readonly title: string;
  readonly codes: readonly Explanation[];
}

/** The whole reference, by section. */
export function explainedSections(): readonly ExplainedSection[] {
  return SECTIONS.map(({ title, guides }) => ({
    title,
    codes: Object.entries(guides).flatMap(([code, guide]) =>
      isCode(code) ? [explanation(code, guide)] : [],
    ),
  }));
}

function explanation(code: DiagnosticCode, guide: Guide): Explanation {
  const { severity, title, cause } = CODES[code];
  const [good, bad] = [EXAMPLES[code]?.good[0], EXAMPLES[code]?.bad[0]];
  const shown = good === undefined || bad === undefined ? {} : { good, bad: withoutMarks(bad) };
  return { code, severity, title, cause, ...shown, ...guide };
}

/** The examples of rules mark the faulty line for their tests. */
function withoutMarks(example: string): string {
  return example.replaceAll(/ # !$/gm, "");
}
