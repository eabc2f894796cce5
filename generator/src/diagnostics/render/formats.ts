/** The output formats of diagnostics, by the name that `--format` takes. */
import { renderJson } from "./json.ts";
import { renderPretty } from "./pretty.ts";
import type { Renderer } from "./renderer.ts";

export type FormatName = "pretty" | "json";

export const FORMATS: Readonly<Record<FormatName, Renderer>> = { pretty: renderPretty, json: renderJson };

export function isFormatName(text: string): text is FormatName {
  return Object.hasOwn(FORMATS, text);
}
