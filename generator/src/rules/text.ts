/** Rules about texts: free text needs a reason, patterns must be safe, and nothing may hide in a text. */
import { isAnchored, judgePattern } from "../language/patterns.ts";
import { type HiddenCharacter, hiddenCharacters } from "../source/hidden.ts";
import type { Node, Path, ScalarNode } from "../source/tree.ts";
import type { Facts, Report, Rule } from "./rule.ts";

const freeTextWithoutReason: Rule = {
  code: "free-text-without-reason",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path, label, measured } of places.schemas) {
      // What the runtime itself reads from the machine is not typed by anybody.
      if (raw.type !== "string" || isBounded(raw) || measured === true) continue;
      const missing = [
        raw.free_text === undefined ? "free_text" : "",
        raw.maxLength === undefined ? "maxLength" : "",
      ];
      const names = missing.filter((name) => name !== "").map((name) => `\`${name}\``);
      if (names.length === 0) continue;
      const message = `${label} is free text without ${names.join(" and ")}`;
      const hint =
        "bound it with `enum`, `format` or `pattern`, or give a reason (`free_text`) and a `maxLength`";
      report({ path, part: "key", message, hint });
    }
  },
};

function isBounded(raw: Facts["places"]["schemas"][number]["raw"]): boolean {
  return [raw.enum, raw.const, raw.format, raw.pattern].some((keyword) => keyword !== undefined);
}

const freeTextUnneeded: Rule = {
  code: "free-text-unneeded",
  suppressible: true,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.type !== "string" || raw.free_text === undefined || !isBounded(raw)) continue;
      const message = `${label} is bounded, and still gives a reason for free text`;
      report({ path: [...path, "free_text"], part: "key", message, hint: "remove `free_text`" });
    }
  },
};

const invalidPattern: Rule = {
  code: "invalid-pattern",
  suppressible: false,
  check: (facts, report) => checkPatterns(facts, report, "invalid-pattern"),
};

const unsafePattern: Rule = {
  code: "unsafe-pattern",
  suppressible: false,
  check: (facts, report) => checkPatterns(facts, report, "unsafe-pattern"),
};

function checkPatterns({ places }: Facts, report: Report, code: "invalid-pattern" | "unsafe-pattern"): void {
  for (const { raw, path } of places.schemas) {
    if (raw.pattern === undefined) continue;
    const verdict = judgePattern(raw.pattern);
    if (!("fault" in verdict) || verdict.fault.code !== code) continue;
    const { message, hint } = verdict.fault;
    report({ path: [...path, "pattern"], part: "value", message, hint });
  }
}

const patternNotAnchored: Rule = {
  code: "pattern-not-anchored",
  suppressible: true,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.pattern === undefined || "fault" in judgePattern(raw.pattern) || isAnchored(raw.pattern))
        continue;
      const message = `the \`pattern\` of ${label} lets any text stand around what it matches`;
      report({
        path: [...path, "pattern"],
        part: "value",
        message,
        hint: "start it with `^` and end it with `$`",
      });
    }
  },
};

const hiddenCharacter: Rule = {
  code: "hidden-character",
  suppressible: false,
  check({ text, root }, report) {
    for (const found of hiddenCharacters(text)) reportHidden(found, [], report);
    // A text without a backslash has no escape sequence.
    if (text.includes("\\")) checkEscapes(text, root, [], report);
  },
};

function reportHidden(found: HiddenCharacter, path: Path, report: Report): void {
  const hint = "remove it; it is invisible, and the text reads differently from what it is";
  report({ path, part: "value", span: found.span, message: `${found.name} is hidden here`, hint });
}

/** Looks for hidden and control characters that are written as escape sequences, such as `"\u202E"`. */
function checkEscapes(text: string, node: Node, path: Path, report: Report): void {
  if (node.kind === "scalar") {
    checkEscaped(text, node, path, report);
    return;
  }
  const inner: readonly (readonly [string | number, Node])[] =
    node.kind === "map" ? node.entries.map((entry) => [entry.key, entry.value]) : [...node.items.entries()];
  for (const [step, child] of inner) checkEscapes(text, child, [...path, step], report);
}

function checkEscaped(text: string, node: ScalarNode, path: Path, report: Report): void {
  if (typeof node.value !== "string" || !text.startsWith('"', node.start)) return;
  if (!text.slice(node.start, node.end).includes("\\")) return;
  const written = new Set([...hiddenCharacters(text.slice(node.start, node.end))].map(({ name }) => name));
  for (const { name } of hiddenCharacters(node.value, true)) {
    if (written.has(name)) continue;
    reportHidden({ name, span: { start: node.start, end: node.end } }, path, report);
    return;
  }
}

export const TEXT_RULES: readonly Rule[] = [
  freeTextWithoutReason,
  freeTextUnneeded,
  invalidPattern,
  unsafePattern,
  patternNotAnchored,
  hiddenCharacter,
];
