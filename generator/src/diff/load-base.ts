/** Reads the catalogue that another one is compared with: shape and references, without the rules. Pure. */

import { linkCatalog } from "../catalog/link.ts";
import { parseCatalog } from "../catalog/parse.ts";
import { hasErrors, type Sources, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import type { LoadInput, LoadResult } from "../rules/load.ts";
import { checkCharacters, normaliseText } from "../source/text.ts";
import { parseYaml } from "../source/yaml.ts";

/**
 * An old catalogue need not keep the rules of today: what was sound when it was published may have expired since, or
 * a later version of this program may ask for more. It has to be readable, or nothing could be compared.
 */
export function loadBase({ text, file }: Pick<LoadInput, "text" | "file">): LoadResult {
  const normal = normaliseText(text);
  const sources: Sources = new Map([[file, normal]]);
  const characters = checkCharacters(normal, file);
  if (characters.length > 0) return { diagnostics: characters, sources };
  const yaml = parseYaml(normal, file);
  if (yaml.root === undefined) return { diagnostics: sortDiagnostics(yaml.diagnostics), sources };
  const { raw, diagnostics } = parseCatalog(yaml.root, file);
  const found = sortDiagnostics([...yaml.diagnostics, ...diagnostics]);
  return { ...(hasErrors(found) ? {} : { catalog: linkCatalog(raw).catalog }), diagnostics: found, sources };
}
