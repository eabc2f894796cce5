/** The output formats of diagnostics, by the name that `--format` takes. */
import { renderGithub } from "./github.ts";
import { renderJson } from "./json.ts";
import { renderPretty } from "./pretty.ts";
import type { Renderer } from "./renderer.ts";
import { renderSarif } from "./sarif.ts";

export type FormatName = "pretty" | "json" | "github" | "sarif";

export const FORMATS: Readonly<Record<FormatName, Renderer>> = {
  pretty: renderPretty,
  json: renderJson,
  github: renderGithub,
  sarif: renderSarif,
};

export function isFormatName(text: string): text is FormatName {
  return Object.hasOwn(FORMATS, text);
}
