/** What a run of `generate` has done, in a few lines. */

import { wrap } from "../../diagnostics/render/wrap.ts";
import type { Completeness } from "../../disclosure/completeness.ts";
import type { Change, Plan } from "../../output/plan.ts";

/** More names than this say less than their number. */
const MAX_NAMES = 8;

const WORDS: Readonly<Record<Change["kind"], string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
};

/** Ends with a newline. */
export function describeChanges(
  folder: string,
  { changes, unchanged }: Pick<Plan, "changes" | "unchanged">,
): string {
  if (changes.length === 0) return `${folder} is up to date; nothing was written.\n`;
  const counts = (["create", "update", "delete"] as const).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} ${WORDS[kind]}`];
  });
  const head = `${folder}: ${[...counts, ...(unchanged === 0 ? [] : [`${unchanged} unchanged`])].join(", ")}`;
  const names = changes.slice(0, MAX_NAMES).map(({ kind, path }) => `  ${WORDS[kind]}  ${path}`);
  const more = changes.length > MAX_NAMES ? [`  and ${changes.length - MAX_NAMES} more`] : [];
  return `${[head, ...names, ...more].join("\n")}\n`;
}

/** `Legal notice: 12 of 22 rows stated; missing: controller.contact, …`: how much of the legal notice is there. */
export function describeNotice({ stated, rows, missing }: Completeness): string {
  const head = `Legal notice: ${stated} of ${rows} rows stated`;
  if (missing.length === 0) {
    return stated === rows ? `${head}.\n` : `${head}; for the rest the catalogue has no keys.\n`;
  }
  const hidden = missing.length - MAX_NAMES;
  const names = missing.slice(0, MAX_NAMES).join(", ");
  const line = `${head}; missing: ${names}${hidden > 0 ? ` and ${hidden} more` : ""}`;
  return `${wrap(line, 80, "", "  ").join("\n")}\n`;
}
