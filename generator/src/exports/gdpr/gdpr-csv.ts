/** The record as a table: a line for each kind of data of each activity, so that it can be filtered. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import type { Export } from "../export-format.ts";
import { csvText } from "../text/csv-text.ts";
import { type Activity, type ProcessingRecord, recordOf } from "./record.ts";

export function gdprTable(document: CatalogDocument): Export {
  const record = recordOf(document);
  const rows = record.activities.flatMap((activity) => lines(activity, record, document.id));
  const head = [...LABELS, ...record.controller.map(([label]) => label), "Catalogue"];
  return { files: [{ path: "gdpr-30.csv", content: csvText([head, ...rows]) }], losses: [] };
}

const LABELS = [
  ...["Activity", "Purpose", "Description", "Legal basis", "Consent", "Data subjects"],
  ...["Category of data", "Sensitivity", "Fields", "Time limit for erasure"],
  ...["Recipients", "Third countries", "Safeguards", "Security measures"],
] as const;

function lines(activity: Activity, record: ProcessingRecord, id: string): readonly (readonly string[])[] {
  const { recipients } = activity;
  const list = (texts: readonly string[]): string => texts.join("; ");
  return activity.data.map((kind) => [
    activity.id,
    activity.purpose,
    activity.description,
    activity.basis,
    activity.consent,
    activity.people,
    kind.category,
    kind.sensitivity,
    list(kind.fields),
    kind.retention,
    list(recipients.map(({ name }) => name)),
    list(recipients.map(({ name, country }) => `${name}: ${country}`)),
    list(recipients.map(({ name, safeguard }) => `${name}: ${safeguard}`)),
    record.security.join(" "),
    ...record.controller.map(([, value]) => value),
    id,
  ]);
}
