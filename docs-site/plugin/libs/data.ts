/** The data files of this site. Made once per build; hidden characters stay as they are in data. */
import document from "virtual:forthright/catalog";
import history from "virtual:forthright/history";
import source from "virtual:forthright/source";
import { type DataFile, dataFiles, versionFiles } from "./data-files.ts";
import { versionData } from "./version-data.ts";

export const files: readonly DataFile[] = [
  ...dataFiles(document, source.file),
  ...versionFiles(versionData(document, history)),
];
export const fileAt: ReadonlyMap<string, DataFile> = new Map(files.map((file) => [file.path, file]));
