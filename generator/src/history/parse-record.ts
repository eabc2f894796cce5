/** From the text of a file to a record that is what was written, or to what is wrong with it. Pure. */
import { basename } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { catalogId } from "../disclosure/canonical-json.ts";
import { type HistoryRecord, recordName } from "./record.ts";

const RESTORE = "restore the file from version control: what a released version sent does not change";

export function parseRecord(file: string, text: string): HistoryRecord | Diagnostic {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notARecord(file, "is not JSON");
  }
  if (!isObject(value)) return notARecord(file, "holds no recorded version");
  const { forthright, id, previous, catalog } = value;
  if (forthright !== 1) return notARecord(file, "has another format than this version of forthright reads");
  if (typeof id !== "string" || !(previous === undefined || typeof previous === "string"))
    return notARecord(file, "has no ids");
  if (!isCatalog(catalog)) return notARecord(file, "holds no catalogue");
  if (catalogId(catalog) !== id) {
    const message = `${file} was changed after it was recorded: its catalogue does not have the id it states`;
    return diagnostic("history-edited", { message, file, hint: RESTORE });
  }
  const name = recordName(catalog.product.version);
  if (basename(file) !== name) {
    const message = `${file} records version ${catalog.product.version}`;
    return diagnostic("history-edited", { message, file, hint: `name the file ${name}` });
  }
  return { forthright, id, ...(previous === undefined ? {} : { previous }), catalog };
}

function notARecord(file: string, what: string): Diagnostic {
  return diagnostic("history-not-readable", { message: `${file} ${what}`, file, hint: RESTORE });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const LISTS = ["purposes", "destinations", "metadata", "types", "groups"] as const;

/** The top of it; the rest is vouched for by the id. */
function isCatalog(value: unknown): value is Catalog {
  if (!isObject(value) || !isObject(value["product"]) || !isObject(value["consent"])) return false;
  return typeof value["product"]["version"] === "string" && LISTS.every((key) => Array.isArray(value[key]));
}
