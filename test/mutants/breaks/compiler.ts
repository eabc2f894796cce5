/** Breaks of the compiler: code that lets too much through, rules that are off, files that are lost. */
import type { Mutant } from "../mutant.ts";

export const COMPILER: readonly Mutant[] = [
  {
    id: "required-property-is-optional",
    promise: "a missing property does not compile",
    breaks: "every property is printed with a question mark",
    edits: [
      {
        file: "generator/src/emitters/typescript/types.ts",
        from: "const optional = !field.required;",
        to: 'const optional = !field.required || name !== "";',
      },
    ],
    suites: ["test/compile", "test/generator/emitters/golden.test.ts"],
  },
  {
    id: "comment-can-be-ended",
    promise: "catalogue text cannot become code",
    breaks: "the end of a comment is written as it stands in the catalogue",
    edits: [
      {
        file: "generator/src/emitters/typescript/comment.ts",
        from: 'text.replace(/\\*(?=\\/)/gu, "*\\\\")',
        to: 'text.replace(/\\*(?=\\/\\/\\/)/gu, "*\\\\")',
      },
    ],
    suites: ["test/generator/emitters"],
  },
  {
    id: "prose-may-claim-anonymity",
    promise: "prose claims no more than the facts",
    breaks: "the rule about anonymity is taken out of the list",
    edits: [
      {
        file: "generator/src/rules/prose.ts",
        from: "PROSE_RULES: readonly Rule[] = [claimOfAnonymity, absoluteClaim",
        to: "PROSE_RULES: readonly Rule[] = [...[claimOfAnonymity].slice(1), absoluteClaim",
      },
    ],
    suites: ["test/generator/rules"],
  },
  {
    id: "expired-entry-is-accepted",
    promise: "an entry past its end is an error",
    breaks: "the rule about ends is taken out of the list",
    edits: [
      {
        file: "generator/src/rules/life-cycle.ts",
        from: "LIFE_CYCLE_RULES: readonly Rule[] = [expired, sinceInTheFuture]",
        to: "LIFE_CYCLE_RULES: readonly Rule[] = [expired, sinceInTheFuture].slice(1)",
      },
    ],
    suites: ["test/generator/rules"],
  },
  {
    id: "edited-file-is-overwritten",
    promise: "a file that was edited by hand is not lost",
    breaks: "conflicts are not looked at",
    edits: [
      {
        file: "generator/src/output/plan.ts",
        from: "conflicts: conflicts(all, disk) };",
        to: "conflicts: conflicts([], disk) };",
      },
    ],
    suites: ["test/generator/output", "test/generator/generate"],
  },
];
