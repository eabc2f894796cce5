/**
 * An entry of toptout's list of programs and how to switch their telemetry off. Keys: data/README.md of the toptout
 * repository. The ways are the ones that the public page states: an environment variable and the product's own command.
 */
import type { CatalogDocument, Disclosure } from "../catalog-document.ts";
import { activeEvents, collected } from "./collected.ts";
import { jsonText, stated, type Translation } from "./translation.ts";

export function toptoutEntry({ catalog, disclosure }: CatalogDocument): Translation {
  const { product, purposes } = catalog;
  const [executable] = (product.command ?? "").split(" ");
  const categories = new Set(collected(catalog).map(({ category }) => category));
  const main = product.homepage ?? product.source;
  const env = environment(disclosure);
  const exec = command(disclosure);
  const shared = purposes.filter(({ consent }) => consent === "shared");
  const entry = stated({
    id: product.id,
    name: product.name.trim(),
    executable_name: executable === undefined || executable === "" ? undefined : [executable],
    category_id: "development",
    category_name: "Development",
    description: `${activeEvents(catalog).length} kinds of usage event. Purpose: ${shared.map(({ title }) => title).join("; ")}.`,
    links: stated({ main }),
    telemetry: [
      {
        id: "usage-data",
        name: "Usage data",
        traits: {
          official: true,
          usage_data: true,
          update_check: false,
          error_report: categories.has("diagnostics"),
        },
        target: stated({ env, exec }),
      },
    ],
  });
  return {
    content: jsonText(entry),
    notes: [
      "the list's category is taken to be development",
      ...(main === undefined ? ["the list wants a link to the product, and none is stated"] : []),
    ],
  };
}

/** The product's own variable, as the page tells people to set it. */
function environment({ consent_sources }: Disclosure): object | undefined {
  const source = consent_sources.find(({ id }) => id === "environment");
  const texts = (source?.examples ?? []).filter(({ shell }) => shell === "sh").map(({ text }) => text);
  const pairs = texts.flatMap((text) => {
    const [, name, value] = /^export ([A-Z0-9_]+)=(\w+)$/.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  const [first] = pairs;
  if (first === undefined) return undefined;
  return {
    scope: { process: { path: { default: first.name }, value: { opt_out: first.value, opt_in: null } } },
  };
}

function command({ commands }: Disclosure): object | undefined {
  const textOf = (name: string): string | undefined => commands.find((one) => one.name === name)?.text;
  const [out, back] = [textOf("opt-out"), textOf("opt-in")];
  if (out === undefined || back === undefined) return undefined;
  const [program = ""] = out.split(" ");
  const rest = (text: string): string => text.slice(program.length + 1);
  return {
    scope: { user: { path: { default: program }, value: { opt_out: rest(out), opt_in: rest(back) } } },
  };
}
