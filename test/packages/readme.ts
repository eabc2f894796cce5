/** The commands and files of a marked section of README.md, in their order. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/packages.ts";

export type Step =
  | { readonly kind: "command"; readonly line: string }
  /** A block of code that begins with a comment with a path, perhaps behind `#!`. */
  | { readonly kind: "file"; readonly path: string; readonly text: string };

/** The steps between `<!-- name: … -->` and `<!-- /name -->`. Throws if a block is neither commands nor a file. */
export function readmeSteps(name: string): readonly Step[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const section = new RegExp(`<!-- ${name}: [^>]*-->(.*)<!-- /${name} -->`, "s").exec(readme)?.[1];
  if (section === undefined) throw new Error(`README.md has no section ${name}`);
  return [...section.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, language = "", text = ""]) =>
    language === "sh" ? commands(text) : [file(text)],
  );
}

function commands(text: string): readonly Step[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+# .*$/, "").trim());
  return lines.filter((line) => line !== "").map((line) => ({ kind: "command", line }));
}

function file(text: string): Step {
  const path = /^(?:#!.*\n)?\/\/ (\S+)\n/.exec(text)?.[1];
  if (path === undefined)
    throw new Error(`a block of README.md does not begin with the name of a file: ${text}`);
  return { kind: "file", path, text };
}
