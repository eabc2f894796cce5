/** `suppress`: which findings the author has answered, and whether the answers still answer anything. */
import { isCode } from "../diagnostics/codes.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { MapNode, Node, Path } from "../source/tree.ts";
import { SUPPRESSIBLE } from "./table.ts";

export interface Suppression {
  readonly rule: string;
  /** The node that carries it; it counts for everything inside. */
  readonly scope: Path;
  /** Where `rule` stands. */
  readonly path: Path;
}

/** Keys whose values are data of the author's, not the language's. */
const DATA_KEYS: ReadonlySet<string> = new Set(["examples", "enum", "const"]);

/** Every suppression of a catalogue. */
export function suppressionsOf(root: MapNode, text: string): readonly Suppression[] {
  // Nearly every catalogue has none, and then there is nothing to walk.
  return text.includes("suppress") ? [...walk(root, [])] : [];
}

function* walk(node: Node, path: Path): Generator<Suppression> {
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries) {
    if (key === "suppress" && value.kind === "list") {
      for (const [index, item] of value.items.entries()) {
        const rule = ruleOf(item);
        if (rule !== undefined) yield { rule, scope: path, path: [...path, key, index, "rule"] };
      }
    } else if (!DATA_KEYS.has(key)) {
      yield* walk(value, [...path, key]);
    }
  }
}

function ruleOf(item: Node): string | undefined {
  if (item.kind !== "map") return undefined;
  const rule = item.entries.find((entry) => entry.key === "rule")?.value;
  return rule?.kind === "scalar" && typeof rule.value === "string" ? rule.value : undefined;
}

/** Whether a suppression answers a finding of a rule at a place. */
export function answers(suppression: Suppression, code: string, path: Path): boolean {
  return suppression.rule === code && suppression.scope.every((step, index) => path[index] === step);
}

export interface SuppressionFault {
  readonly code: "unknown-rule" | "rule-not-suppressible" | "unused-suppression";
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a suppression, if anything is. */
export function faultOf({ rule }: Suppression, used: boolean): SuppressionFault | undefined {
  const known = [...SUPPRESSIBLE].toSorted();
  if (!isCode(rule)) {
    const hint = didYouMean(rule, known, `rules that can be suppressed: ${known.join(", ")}`);
    return { code: "unknown-rule", message: `there is no rule \`${rule}\``, hint };
  }
  if (!SUPPRESSIBLE.has(rule)) {
    const message = `\`${rule}\` cannot be suppressed`;
    return { code: "rule-not-suppressible", message, hint: "mend the fault, and remove the suppression" };
  }
  if (used) return undefined;
  return {
    code: "unused-suppression",
    message: `there is no \`${rule}\` to suppress here`,
    hint: "remove it",
  };
}
