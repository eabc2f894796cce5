/** `/llms.txt`: the way to everything, for programs that read text (llmstxt.org). In English. */
import { en } from "../strings/en.ts";
import type { CatalogIndex } from "./catalog.ts";
import type { DataFile } from "./data-files.ts";
import { markdownText } from "./escape-markdown.ts";
import type { Links } from "./link.ts";

export function llmsText(index: CatalogIndex, links: Links, files: readonly DataFile[]): string {
  const { product } = index.catalog;
  const name = markdownText(product.name);
  const summary = `Everything that ${name} ${markdownText(product.version)} can send about its use: ${en.units.kindsOfEvent(index.entries.length)}. Catalogue ${index.document.id}.`;
  const blocks = [
    `# ${name} telemetry`,
    `> ${summary}`,
    [
      link("What rides along with every event", links.metadata, "metadata, envelope, headers, files on disk"),
      link("How to stop it", links.optOut, "every way, in order of precedence"),
    ].join("\n"),
    "## Data",
    files
      .filter(({ listed }) => listed)
      .map(({ path, title, description }) => link(title, links.data(path), description))
      .join("\n"),
    ...index.groups.flatMap(({ group, entries }) => [
      `## ${markdownText(group.title)}`,
      entries
        .map(({ event }) => link(event.name, links.eventMarkdown(group, event), event.description))
        .join("\n"),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function link(title: string, href: string, text: string): string {
  return `- [${markdownText(title)}](${href}): ${markdownText(text)}`;
}
