/** `// forthright-ignore <code>: reason` on the line before a finding. Pure. */
import { CODES, isCode } from "../diagnostics/codes.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/lines.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Finding } from "./finding.ts";

interface Suppression {
  readonly code: string;
  readonly reason: string;
  /** Of the code in the comment. */
  readonly span: Span;
  /** The line (from 1) that it is about: the first below that is no comment. */
  readonly line: number;
}

/** Cheap to ask of each file. */
const WORD = "forthright-ignore";

/** The findings of one text that are not suppressed, and what is wrong with its suppressions. */
export function withoutSuppressed(
  text: string,
  findings: readonly Finding[],
  comment: "code" | "yaml",
  isComment: (offset: number) => boolean = () => true,
): readonly Finding[] {
  if (!text.includes(WORD)) return findings;
  const suppressions = suppressionsOf(text, comment).filter(({ span }) => isComment(span.start));
  const sound = suppressions.filter(({ code, reason }) => isAuditCode(code) && reason !== "");
  const used = new Set<Suppression>();
  const lines = indexLines(text);
  const left = findings.filter(({ code, span }) => {
    const { line } = lines.positionAt(span.start);
    const by = sound.filter((one) => one.code === code && one.line === line);
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  const faults = suppressions.flatMap((one) => (used.has(one) ? [] : [faultOf(one)]));
  return [...left, ...faults];
}

function isAuditCode(code: string): boolean {
  return isCode(code) && code.startsWith("audit-");
}

function faultOf({ code, reason, span }: Suppression): Finding {
  const place = { code: "audit-suppression", span } as const;
  if (!isAuditCode(code)) {
    const known = Object.keys(CODES).filter(isAuditCode);
    const hint = didYouMean(
      code,
      known,
      "write `forthright-ignore <code>: <reason>` with a code of the audit",
    );
    return { ...place, message: `\`${code}\` is no code of the audit, so nothing is suppressed`, hint };
  }
  if (reason === "") {
    const hint = `write \`${WORD} ${code}: <why this is right>\``;
    return { ...place, message: "a suppression without a reason suppresses nothing", hint };
  }
  const hint = "remove the comment, or put it on the line right before the finding";
  return { ...place, message: `there is no \`${code}\` on the next line to suppress`, hint };
}

/** Lines that hold nothing but a comment, so that a reason may go on and suppressions may follow each other. */
const COMMENT_LINES = { code: /^\s*(?:\/\/|\/\*|\*|\{\s*\/\*)/, yaml: /^\s*#/ };

const PATTERNS = {
  code: /^[ \t]*(?:\/\/|\/\*+|\{[ \t]*\/\*+|\*)[ \t]*forthright-ignore\b[ \t]*(.*)$/gm,
  yaml: /^[ \t]*#[ \t]*forthright-ignore\b[ \t]*(.*)$/gm,
};

function suppressionsOf(text: string, comment: "code" | "yaml"): readonly Suppression[] {
  const lines = indexLines(text);
  const found = [...text.matchAll(PATTERNS[comment])].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    return { start, rest: match[1] ?? "", line: lines.positionAt(start).line };
  });
  return found.flatMap(({ start, rest, line }) => {
    let target = line + 1;
    while (COMMENT_LINES[comment].test(lines.lineAt(target).text)) target += 1;
    return codesOf(rest, start).map((one) => ({ ...one, line: target }));
  });
}

/** `a, b: reason`; the reason ends where the comment does. */
function codesOf(rest: string, start: number): readonly Omit<Suppression, "line">[] {
  const colon = rest.indexOf(":");
  const head = colon < 0 ? rest.replace(/\*\/.*$/, "") : rest.slice(0, colon);
  const reason =
    colon < 0
      ? ""
      : rest
          .slice(colon + 1)
          .replace(/\*\/\s*\}?\s*$/, "")
          .trim();
  let at = start;
  return head.split(",").map((part) => {
    const code = part.trim();
    const from = at + part.indexOf(code);
    at += part.length + 1;
    return { code, reason, span: { start: from, end: from + Math.max(1, code.length) } };
  });
}
