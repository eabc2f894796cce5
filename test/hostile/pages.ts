/** Holds the files of a document against those of its twin: the texts differ, and nothing else does. */
import type { OutputFile } from "../../generator/src/emitters/output-file.ts";
import { shape } from "../support/shape.ts";
import { TOKEN } from "./documents.ts";
import { countOf, type Rendered, render } from "./markdown.ts";

/** Everything that a hazard did beyond standing there as a text. */
export function differences(
  text: string,
  files: readonly OutputFile[],
  twin: readonly OutputFile[],
): readonly string[] {
  const others = new Map(twin.map(({ path, content }) => [path, content]));
  const paths = files.map(({ path }) => path);
  const found: string[] = [];
  if (new Set(paths.map(folded)).size !== paths.length)
    found.push("two files have one name where case does not count");
  for (const { path, content } of files) {
    const other = others.get(path);
    if (other === undefined) found.push(`${path} has no counterpart`);
    else if (path.endsWith(".ts")) found.push(...differencesOfCode(path, content, other));
    else if (path.endsWith(".md")) found.push(...differencesOfPage(text, path, content, other));
    else if (path.endsWith(".json")) JSON.parse(content);
  }
  return found;
}

function folded(path: string): string {
  return path.normalize("NFKC").toLowerCase();
}

function differencesOfCode(path: string, content: string, other: string): readonly string[] {
  // Examples of a pattern depend on the pattern: more or fewer items are no fault.
  if (path === "examples.ts" || shape(content) === shape(other)) return [];
  return [`${path} is other code`];
}

function differencesOfPage(text: string, path: string, content: string, other: string): readonly string[] {
  const [page, plain] = [render(content), renderTwin(other)];
  const found: string[] = [];
  if (page.tags !== plain.tags) found.push(`${path} has another structure`);
  const [shown, wanted] = [countOf(page.text, text), countOf(plain.text, TOKEN)];
  if (text.trim() !== "" && shown < wanted)
    found.push(`${path} shows the text ${shown} times, not ${wanted} times`);
  const odd = page.links.filter(
    (link) => !plain.links.includes(link) && !/^(?:https:\/\/(?![^/]*@)|mailto:)/u.test(link),
  );
  if (odd.length > 0) found.push(`${path} links to ${odd[0]}`);
  return found;
}

const twins = new Map<string, Rendered>();

/** Most hazards have the same twin. */
function renderTwin(content: string): Rendered {
  const rendered = twins.get(content) ?? render(content);
  twins.set(content, rendered);
  return rendered;
}
