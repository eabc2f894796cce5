/** What every reader is given and gives back. */
import { type Diagnostic, diagnostic, type Span } from "../../diagnostics/diagnostic.ts";
import type { Node } from "../../source/tree.ts";
import { parseForeign } from "../../source/yaml.ts";
import type { ImportModel, Leftover } from "../model.ts";

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

/** What the documents of a format are called, and what to say where one is something else. */
export interface DocumentKind {
  /** Completes “this file is no …”. */
  readonly what: string;
  readonly message: string;
  readonly hint: string;
}

/** Reads each document by itself. Some may be something else if others are not: they are skipped, and that is said. */
export function readEach(
  files: readonly PlanFile[],
  kind: DocumentKind,
  read: (document: PlanDocument) => ImportModel | undefined,
): ReadPlan {
  const { documents, diagnostics } = readDocuments(files);
  if (diagnostics.length > 0) return { diagnostics };
  const models: ImportModel[] = [];
  const others: PlanDocument[] = [];
  for (const document of documents) {
    const model = read(document);
    if (model === undefined) others.push(document);
    else models.push(model);
  }
  if (models.length > 0) return skipping(joinModels(models), others, kind);
  const [first] = others;
  const span = first === undefined ? undefined : { start: first.root.start, end: first.root.end };
  const file = first?.file ?? files[0]?.file ?? "";
  return { diagnostics: [notTheFormat(file, kind.message, kind.hint, span)] };
}

function joinModels(models: readonly ImportModel[]): ImportModel {
  const name = models.map((one) => one.name).find((one) => one !== undefined);
  return {
    ...(name === undefined ? {} : { name }),
    groups: models.flatMap(({ groups }) => groups),
    types: models.flatMap(({ types }) => types),
    leftovers: models.flatMap(({ leftovers }) => leftovers),
  };
}

/** The model with the documents that are something else as comments. */
export function skipping(
  model: ImportModel,
  others: readonly PlanDocument[],
  { what }: Pick<DocumentKind, "what">,
): ReadPlan {
  const why = `no ${what}`;
  const kept = others.map(({ file, root }): Leftover => {
    return { path: "", node: root, place: { file, start: root.start, end: root.end }, why };
  });
  const hint = "put it right and import again if it belongs to the plan";
  const said = others.map(({ file, root }) => {
    const span = { start: root.start, end: root.end };
    return diagnostic("import-left-out", {
      message: `this is ${why}; it became a comment`,
      file,
      span,
      hint,
    });
  });
  return { model: { ...model, leftovers: [...model.leftovers, ...kept] }, diagnostics: said };
}

/** All groups of a plan that has none of its own. */
export const ONLY_GROUP = { title: "Events", id: "events" } as const;
