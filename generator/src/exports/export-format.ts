/** What every export format is: a pure function from the published document to files, and what it cannot carry. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { FactKind } from "./losses.ts";

/** One file of an export, made in memory. */
export interface ExportFile {
  /** Relative to the chosen folder, with `/`; for a format of one file the name it has by default. */
  readonly path: string;
  readonly content: string;
}

export interface Export {
  readonly files: readonly ExportFile[];
  /** What of this catalogue the files do not hold, or hold only as text; one sentence each, without a full stop. */
  readonly losses: readonly string[];
}

/** Pure; never throws for a checked catalogue. Its losses are those of single values; kinds are in the table. */
export type MakeExport = (document: CatalogDocument) => Export;

/** An entry of the table of formats. */
export interface ExportFormat {
  /** What is typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** Of its files, without the dot; empty where the format wants names without one. */
  readonly extension: string;
  /** Whether the format is a folder of files. */
  readonly files: "one" | "many";
  /** Kinds of fact that have no place in the format. */
  readonly lacks: readonly FactKind[];
  /** Kinds of fact that are there for a person to read, but mean nothing to the tool that reads the format. */
  readonly asText: readonly FactKind[];
  /** Loads what makes it: a command needs one of them, and the help page none. */
  readonly load: () => Promise<MakeExport>;
}
