import { siteError } from "./error.ts";

export interface ForthrightOptions {
  /** The generated folder (or its `catalog.json`), relative to the site's root folder. */
  readonly catalog: string;
  /**
   * Where the pages stand in the site: `"telemetry"` (default) gives `/telemetry/`, `/telemetry/events/` …;
   * `"/"` makes them the whole site.
   */
  readonly path?: string;
}

/** Options after the door: every key present, the path without slashes at its ends. */
export interface Options {
  readonly catalog: string;
  readonly path: string;
}

const example = 'Write `forthright({ catalog: "../generated" })` in the `plugins` of Starlight.';
const segment = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/;

/** Checks what the configuration file gave. Throws an error that says which key is wrong. */
export function parseOptions(input: unknown): Options {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw siteError("the plugin needs an object of options.", example);
  }
  const unknownKey = Object.keys(input).find((key) => key !== "catalog" && key !== "path");
  if (unknownKey !== undefined) {
    throw siteError(`unknown option \`${unknownKey}\`.`, "The options are `catalog` and `path`.");
  }
  const { catalog, path = "telemetry" } = input as { catalog?: unknown; path?: unknown };
  if (typeof catalog !== "string" || catalog === "") {
    throw siteError("option `catalog` must name the generated folder.", example);
  }
  return { catalog, path: parsePath(path) };
}

function parsePath(path: unknown): string {
  const wrong = siteError(
    "option `path` must be plain path segments.",
    'For example "/", "telemetry" or "docs/telemetry".',
  );
  if (typeof path !== "string") throw wrong;
  const segments = path.split("/").filter((part) => part !== "");
  if (segments.some((part) => !segment.test(part))) throw wrong;
  return segments.join("/");
}
