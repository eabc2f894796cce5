/** Accepted cells as documents: each with a twin that has the same structure and harmless texts. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { disclose } from "../../generator/src/disclosure/disclose.ts";
import { emit } from "../../generator/src/emitters/emit.ts";
import type { OutputFile } from "../../generator/src/emitters/output-file.ts";
import { loadCatalog } from "../../generator/src/rules/load.ts";
import { type Accepted, assemble } from "./assemble.ts";
import { judge } from "./cell.ts";
import type { Position } from "./positions.ts";
import { escaped, writeYaml } from "./tree.ts";

/** What stands in the twin where the hazard stands in the document. A word that no page of ours has. */
export const TOKEN = "Xylophone";

export interface Made {
  readonly hazard: string;
  /** Empty if it differs from position to position. */
  readonly text: string;
  readonly document: CatalogDocument;
  readonly files: readonly OutputFile[];
  readonly twin: readonly OutputFile[];
}

/** The output for all positions that accept the hazard, at once. */
export function make(hazard: string, accepted: readonly Accepted[]): Made {
  const document = documentOf(accepted);
  const [text = "", ...others] = new Set(accepted.map((one) => one.text));
  return {
    hazard,
    text: others.length === 0 ? text : "",
    document,
    files: emit(document),
    twin: twinOf(accepted),
  };
}

/** Loads what was assembled. An error: texts that are sound alone are not so together, a fault of the test or ours. */
export function documentOf(accepted: readonly Accepted[]): CatalogDocument {
  const text = writeYaml(assemble(accepted));
  const { catalog, diagnostics } = loadCatalog({ text, file: "catalog.yaml", today: "2026-01-01" });
  if (catalog !== undefined) return disclose(catalog);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const shown = errors.map(({ message, span }) => `${message} at ${text.slice(span?.start, span?.end)}`);
  throw new Error(`sound alone and not together: ${shown.join("; ")}`);
}

const twins = new Map<string, readonly OutputFile[]>();

/** The same with the token wherever the position takes any text. Most hazards have the same twin. */
function twinOf(accepted: readonly Accepted[]): readonly OutputFile[] {
  const texts = accepted.map(({ position, text }) => ({
    position,
    text: takesToken(position) ? TOKEN : text,
  }));
  const key = JSON.stringify(texts.map(({ position, text }) => [position.id, text]));
  const twin = twins.get(key) ?? emit(documentOf(texts));
  twins.set(key, twin);
  return twin;
}

const known = new Map<string, boolean>();

function takesToken(position: Position): boolean {
  const takes = known.get(position.id) ?? judge(position, escaped(TOKEN)).accepted;
  known.set(position.id, takes);
  return takes;
}
