/** The data files of this site. Made once per build; hidden characters stay as they are in data. */
import document from "virtual:forthright/catalog";
import source from "virtual:forthright/source";
import { type DataFile, dataFiles } from "./data-files.ts";

export const files: readonly DataFile[] = dataFiles(document, source.file);
export const fileAt: ReadonlyMap<string, DataFile> = new Map(files.map((file) => [file.path, file]));
