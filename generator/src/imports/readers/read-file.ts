/** What every reader is given and gives back. */
import { type Diagnostic, diagnostic, type Span } from "../../diagnostics/diagnostic.ts";
import type { Node } from "../../source/tree.ts";
import { parseForeign } from "../../source/yaml.ts";
import type { ImportModel } from "../model.ts";

/** One file of a plan: its name as the person gave it, and its text with LF line ends and no byte-order mark. */
export interface PlanFile {
  readonly file: string;
  readonly text: string;
}

export interface ReadPlan {
  /** Present if the files are in the format of the reader, even if some entries could not be kept. */
  readonly model?: ImportModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** A reader of one format: pure, total, and silent about nothing. */
export type PlanReader = (files: readonly PlanFile[]) => ReadPlan;

/** A document of YAML or JSON with the file that it stands in. */
export interface PlanDocument {
  readonly file: string;
  readonly root: Node;
}

export interface Documents {
  readonly documents: readonly PlanDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all documents of all files; JSON is read as YAML, of which it is a part. */
export function readDocuments(files: readonly PlanFile[]): Documents {
  const read = files.map(({ file, text }) => ({ file, ...parseForeign(text, file) }));
  return {
    documents: read.flatMap(({ file, documents }) => documents.map((root) => ({ file, root }))),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The file is sound, and it is not what the format describes. */
export function notTheFormat(file: string, message: string, hint: string, span?: Span): Diagnostic {
  return diagnostic("import-not-the-format", { message, file, hint, span });
}

/** All groups of a plan that has none of its own. */
export const ONLY_GROUP = { title: "Events", id: "events" } as const;
