/** Writes one record beside the catalogue, whole or not at all, together with the output of the version after it. */
import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { OutFolder } from "../output/out-folder.ts";
import { failure } from "../output/reports.ts";
import type { Written } from "../output/write-output.ts";
import type { AddedRecord } from "./history.ts";
import { recordText } from "./record.ts";

/**
 * The record comes first: once the output is the new version's, nothing tells what the old one was. It is taken back
 * if the output cannot be written.
 */
export async function withRecord(
  folder: OutFolder,
  added: AddedRecord | undefined,
  write: () => Promise<Written>,
): Promise<Written> {
  if (added === undefined) return write();
  try {
    writeRecord(added);
  } catch (error) {
    return { diagnostics: [failure({ ...folder, name: added.file }, error)] };
  }
  const result = await write();
  if (hasErrors(result.diagnostics)) takeBack(added);
  return result;
}

function writeRecord({ file, record }: AddedRecord): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, recordText(record), { flush: true });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function takeBack({ file }: AddedRecord): void {
  rmSync(file, { force: true });
  try {
    rmdirSync(dirname(file));
  } catch {
    // Other versions are recorded there.
  }
}
