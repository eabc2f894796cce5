/** What a comparison comes to: which changes are answered for, and what is wrong with the rest. Pure. */
import type { Acknowledgement, Catalog } from "@forthright/runtime/catalog-document";
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { closest } from "../diagnostics/suggest.ts";
import type { Path } from "../source/tree.ts";
import { type Answers, acknowledgementLine, answersTo } from "./acknowledge.ts";
import { type Change, keyPath } from "./change.ts";
import type { ChangeKind } from "./rules/rule.ts";
import { isRuleId, RULES } from "./rules/table.ts";

/** Kinds of which each change needs somebody who answers for it; of PRIVACY only what collects more. */
export type FailOn = ReadonlySet<Exclude<ChangeKind, "DOCS">>;

export interface JudgeInput {
  readonly changes: readonly Change[];
  readonly before: Catalog;
  readonly after: Catalog;
  readonly failOn: FailOn;
  /** Name of the new catalogue's file. */
  readonly file: string;
  /** The place of a path in the new catalogue, or of what is nearest to it. */
  readonly placeOf: (path: Path) => Place | undefined;
}

export interface Place {
  /** The catalogue, or a file that it includes. */
  readonly file: string;
  readonly span: Span;
}

export interface JudgedChange extends Partial<Place> {
  readonly change: Change;
  readonly acknowledgement?: Acknowledgement;
  /** Nobody answers for it, and somebody must. */
  readonly fails: boolean;
}

export interface Judgement {
  readonly changes: readonly JudgedChange[];
  /** What the acknowledgements lack; an error for each change that fails. */
  readonly diagnostics: readonly Diagnostic[];
}

export function judge(input: JudgeInput): Judgement {
  const { changes, before, after, failOn, placeOf } = input;
  const acknowledge = after.acknowledge ?? [];
  const answers = answersTo(changes, before.acknowledge ?? [], acknowledge);
  const judged = changes.map((change): JudgedChange => {
    const acknowledgement = answers.answered.get(change);
    return {
      change,
      ...placeOf(keyPath(change)),
      ...(acknowledgement === undefined ? {} : { acknowledgement }),
      fails: acknowledgement === undefined && needsAnswer(change, failOn),
    };
  });
  return {
    changes: judged,
    diagnostics: [
      ...judged.filter(({ fails }) => fails).map((one) => unacknowledged(one, answers, input.file)),
      ...answers.unused.flatMap((index) => unused(acknowledge[index], index, input)),
    ],
  };
}

function needsAnswer(change: Change, failOn: FailOn): boolean {
  return change.kinds.some((kind) => {
    if (kind === "DOCS" || !failOn.has(kind)) return false;
    return kind !== "PRIVACY" || change.direction === "more";
  });
}

function unacknowledged(one: JudgedChange, answers: Answers, catalog: string): Diagnostic {
  const { change, span, file = catalog } = one;
  const why = answers.unfilled.has(change)
    ? "fill in who decided it, why, and where, in its entry of `acknowledge`"
    : answers.spent.has(change)
      ? `its entry of \`acknowledge\` answered for an earlier change; write a new one: ${acknowledgementLine(change)}`
      : `under \`acknowledge\`, say who decided it, why, and where: ${acknowledgementLine(change)}`;
  return diagnostic("unacknowledged-change", {
    message: `${change.rule}: ${change.sentence.replace(/\.$/, "")}`,
    file,
    span,
    hint: why,
  });
}

function unused(one: Acknowledgement | undefined, index: number, input: JudgeInput): readonly Diagnostic[] {
  if (one === undefined) return [];
  const { file } = input;
  if (!isRuleId(one.change)) {
    const suggestion = closest(one.change, Object.keys(RULES));
    const hint =
      suggestion === undefined
        ? "`forthright diff` names the rule of each change"
        : `did you mean \`${suggestion}\`?`;
    const span = input.placeOf(["acknowledge", index, "change"])?.span;
    return [
      diagnostic("unknown-change", { message: `there is no rule \`${one.change}\``, file, span, hint }),
    ];
  }
  const span = input.placeOf(["acknowledge", index])?.span;
  const elsewhere = input.changes.filter(({ rule }) => rule === one.change).map(({ at }) => at);
  const near = closest(one.at, elsewhere) ?? elsewhere[0];
  const hint = near === undefined ? "remove it" : `remove it, or did you mean \`at: ${near}\`?`;
  const message = `there is no change \`${one.change}\` at ${one.at}`;
  return [diagnostic("unused-acknowledgement", { message, file, span, hint })];
}
