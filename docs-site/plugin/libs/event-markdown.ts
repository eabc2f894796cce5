/** One event as Markdown, for people and programs that read text. Says what the event's page says, in English. */
import { en } from "../strings/en.ts";
import type { CatalogIndex, EventEntry } from "./catalog.ts";
import { markdownCode, markdownText } from "./escape-markdown.ts";
import type { Links } from "./link.ts";
import { typeInWords } from "./value.ts";

export function eventMarkdown(index: CatalogIndex, links: Links, entry: EventEntry): string {
  const { group, event, fields, wire } = entry;
  const { product } = index.catalog;
  const purpose = index.purposes.get(event.purpose)?.title ?? event.purpose;
  const separate = event.requires === undefined ? undefined : index.purposes.get(event.requires)?.title;
  const blocks = [
    `# ${markdownText(event.name)}`,
    markdownText(event.description),
    [
      item("Recorded when", event.trigger === undefined ? "not stated" : markdownText(event.trigger)),
      item("Purpose", markdownText(purpose)),
      ...(separate === undefined ? [] : [item("Only with consent to", markdownText(separate))]),
      item("How personal, by its own properties", en.sensitivity[entry.strongest]),
      item("Group", markdownText(group.title)),
      item("Name in code", markdownCode(event.constant)),
      item("Status", en.status[event.status]),
      ...(event.since === undefined ? [] : [item("Since", markdownText(event.since))]),
      item("Product", markdownText(`${product.name} ${product.version}`)),
      item("Catalogue", markdownCode(index.document.id)),
    ].join("\n"),
    "## Properties",
    fields.length === 0 ? "None." : fields.map((field) => property(index, field)).join("\n"),
    `What rides along with every event: <${links.metadata}>`,
    ...wire.flatMap(({ endpoint, body, bytes }) => [
      `## On the wire`,
      `${bytes} bytes to ${markdownCode(endpoint)}, with the example values:`,
      fenced(body),
    ]),
    `How to stop it: <${links.optOut}>`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function property(index: CatalogIndex, { path, field }: EventEntry["fields"][number]): string {
  const notes = [
    typeInWords(field.schema, en),
    field.required ? "always sent" : "optional",
    en.sensitivity[field.sensitivity].toLowerCase(),
    ...(field.requires === undefined
      ? []
      : [`only with consent to ${index.purposes.get(field.requires)?.title ?? field.requires}`]),
  ];
  const example = markdownCode(JSON.stringify(field.example));
  return `- ${markdownCode(`properties.${path}`)} (${markdownText(notes.join("; "))}): ${markdownText(field.description)} Example: ${example}`;
}

function item(label: string, text: string): string {
  return `- ${label}: ${text}`;
}

/** The body is one line; the fence is longer than any run of back-ticks in it. */
function fenced(body: string): string {
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}json\n${body}\n${fence}`;
}
