/** Reads what `forthright explain` explains, and the catalogue it explains by. */
import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { CAPTURED_CHARACTERS } from "@forthright/runtime/explain";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { catalogId } from "../../disclosure/canonical-json.ts";
import { disclose } from "../../disclosure/disclose.ts";
import { validateFile } from "../../validate.ts";
import { type Io, UsageError } from "../io.ts";
import { render } from "../report.ts";

/** The captured text; `-` is standard input. A compressed body, as it crosses the wire, is unpacked. */
export async function readCapturedText(file: string): Promise<string> {
  const bytes = file === "-" ? await readStandardInput() : readBytes(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? unpack(bytes, file) : bytes).toString("utf8");
}

function readBytes(file: string): Buffer {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`${file} does not exist`);
  if (!status.isFile())
    throw new UsageError(`${file} is not a file; give a file, or \`-\` for standard input`);
  if (status.size > CAPTURED_CHARACTERS) throw tooLarge(file);
  return readFileSync(file);
}

async function readStandardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > CAPTURED_CHARACTERS) throw tooLarge("standard input");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unpack(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: CAPTURED_CHARACTERS });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is compressed and cannot be unpacked: ${reason}`);
  }
}

function tooLarge(file: string): UsageError {
  return new UsageError(`${file} has more than ${CAPTURED_CHARACTERS} bytes; explain it in parts`);
}

/** From the YAML file, or from the published `catalog.json`. Undefined if it has errors, which are printed then. */
export function readExplainingCatalog(file: string, io: Io): CatalogDocument | undefined {
  if (file.endsWith(".json")) return readPublished(file);
  const result = validateFile(file, io.today);
  if (result.catalog !== undefined && !hasErrors(result.diagnostics)) return disclose(result.catalog);
  io.err(render(result, { format: "pretty", quiet: true }, io));
  return undefined;
}

function readPublished(file: string): CatalogDocument {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isDocument(value))
    throw new UsageError(`${file} is not a published catalogue (catalog.json) of format 1`);
  return value;
}

/** The id's hash covers the catalogue: what matches it was written by this program. */
function isDocument(value: unknown): value is CatalogDocument {
  if (typeof value !== "object" || value === null) return false;
  const { forthright, id, catalog, disclosure } = value as Partial<CatalogDocument>;
  const isObject = (part: unknown): boolean => typeof part === "object" && part !== null;
  if (forthright !== 1 || catalog === undefined || !isObject(catalog) || !isObject(disclosure)) return false;
  return id === catalogId(catalog);
}
