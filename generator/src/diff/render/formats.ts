/** The output formats of a comparison, by the name that `--format` takes. */
import { renderMarkdownDiff } from "./markdown.ts";
import { renderPrettyDiff } from "./pretty.ts";
import { renderGithubDiff, renderJsonDiff, renderSarifDiff } from "./programs.ts";
import type { DiffRenderer } from "./report.ts";

export type DiffFormat = "pretty" | "json" | "github" | "sarif" | "markdown";

export const DIFF_FORMATS: Readonly<Record<DiffFormat, DiffRenderer>> = {
  pretty: renderPrettyDiff,
  json: renderJsonDiff,
  github: renderGithubDiff,
  sarif: renderSarifDiff,
  markdown: renderMarkdownDiff,
};
