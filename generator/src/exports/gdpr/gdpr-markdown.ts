/** The record as a document, in the order of Art. 30(1). */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { codeCell, text } from "../../emitters/markdown/escape.ts";
import { template, type View } from "../../emitters/markdown/render.ts";
import type { Export } from "../export-format.ts";
import { type Activity, recordOf } from "./record.ts";

const render: (view: View) => string = template("gdpr-30");

export function gdprDocument(document: CatalogDocument): Export {
  const record = recordOf(document);
  const content = render({
    product: text(record.product),
    catalog: codeCell(document.id),
    controller: record.controller.map(([label, value]) => ({ label, value: text(value) })),
    activities: record.activities.map(activityView),
    security: record.security.map((item) => ({ item: text(item) })),
  });
  return { files: [{ path: "gdpr-30.md", content }], losses: [] };
}

function activityView(activity: Activity): View {
  return {
    title: text(activity.purpose),
    id: codeCell(activity.id),
    description: text(activity.description),
    basis: text(activity.basis),
    consent: text(activity.consent),
    people: text(activity.people),
    has_data: activity.data.length > 0,
    data: activity.data.map(({ category, sensitivity, fields, retention }) => ({
      category: text(category),
      sensitivity: text(sensitivity),
      fields: fields.map(codeCell).join(", "),
      retention: text(retention),
    })),
    has_recipients: activity.recipients.length > 0,
    recipients: activity.recipients.map(({ name, endpoint, country, safeguard }) => ({
      name: text(name),
      endpoint: codeCell(endpoint),
      country: text(country),
      safeguard: text(safeguard),
    })),
  };
}
