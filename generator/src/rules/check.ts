/** Runs every rule over a catalogue and gives its findings places. */
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { find, type MapNode, type Part, type Path, spanAt } from "../source/tree.ts";
import type { Facts, Finding } from "./rule.ts";
import { answers, faultOf, suppressionsOf } from "./suppressions.ts";
import { RULES, SUPPRESSIBLE } from "./table.ts";

/** `broken`: maps with faults of shape, whose own findings may be mere consequences and are left out. */
export function checkRules(facts: Facts, file: string, broken: ReadonlySet<MapNode>): readonly Diagnostic[] {
  const { root, text } = facts;
  const place = (path: Path, part: Part): Span => spanAt(root, path, part);
  const suppressions = suppressionsOf(root, text);
  const used = new Set<(typeof suppressions)[number]>();
  const diagnostics: Diagnostic[] = [];
  for (const { code, check } of RULES) {
    check(facts, (finding: Finding) => {
      if (broken.size > 0 && finding.path.length > 0 && broken.has(find(root, finding.path).owner)) return;
      const answer = SUPPRESSIBLE.has(code)
        ? suppressions.find((one) => answers(one, code, finding.path))
        : undefined;
      if (answer !== undefined) {
        used.add(answer);
        return;
      }
      const { message, hint, path, part, span = place(path, part) } = finding;
      const related = finding.related?.map((one) => ({
        message: one.message,
        file,
        span: place(one.path, one.part),
      }));
      diagnostics.push(diagnostic(code, { message, file, span, related, hint }));
    });
  }
  for (const suppression of suppressions) {
    const fault = faultOf(suppression, used.has(suppression));
    if (fault === undefined) continue;
    const { code, message, hint } = fault;
    diagnostics.push(diagnostic(code, { message, file, span: place(suppression.path, "value"), hint }));
  }
  return diagnostics;
}
