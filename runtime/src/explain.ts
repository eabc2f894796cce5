/**
 * Explains captured messages by a catalogue: which event each one is, what every field of it is, and what of it the
 * catalogue does not know. Pure and small, no `node:` import: the command line and the public page use the same code.
 */
import { declare } from "./explain/declared.ts";
import { explainMessage, explainRequest } from "./explain/message.ts";
import { readCaptured } from "./explain/read.ts";
import type { Explainable, Explanation, ExplanationCounts } from "./explain/report.ts";

export { CAPTURED_CHARACTERS, CAPTURED_MESSAGES } from "./explain/read.ts";
export type {
  BrokenPart,
  EventReference,
  Explainable,
  ExplainedField,
  ExplainedMessage,
  ExplainedRequest,
  Explanation,
  ExplanationCounts,
  FieldKind,
} from "./explain/report.ts";

/**
 * Explains a captured text: a request body, one message, an array of them, one JSON value a line, the ledger, a spool
 * segment, or what `show`, `log` and `preview` print with `--json`. Never throws; what cannot be read is in `broken`.
 */
export function explain(catalog: Explainable, text: string): Explanation {
  const declared = declare(catalog);
  const { messages, requests, broken, unread } = readCaptured(text);
  const explained = messages.map(({ line, value }) => explainMessage(declared, value, line));
  const asked = requests.map(({ line, value }) => explainRequest(declared, value, line));
  const fields = [...explained, ...asked].flatMap((one) => one.fields);
  const counts: ExplanationCounts = {
    messages: explained.length,
    fields: fields.length,
    undeclared: fields.filter(({ kind }) => kind === "undeclared").length,
    notAllowed: fields.filter(({ kind, problem }) => kind !== "undeclared" && problem !== undefined).length,
    unknownEvents: explained.filter(({ event, kind }) => event === undefined && kind === undefined).length,
    missing: explained.reduce((sum, { missing }) => sum + missing.length, 0),
    otherCatalog: explained.filter(({ match }) => match !== "same").length,
    broken: broken.length + unread,
  };
  return {
    catalog: catalog.id,
    messages: explained,
    requests: asked,
    broken,
    counts,
    clear: isClear(counts),
  };
}

/** A message of another version of the catalogue is clear as long as this catalogue explains all of it. */
function isClear(counts: ExplanationCounts): boolean {
  const { messages, undeclared, notAllowed, unknownEvents, missing, broken } = counts;
  return messages > 0 && undeclared + notAllowed + unknownEvents + missing + broken === 0;
}
