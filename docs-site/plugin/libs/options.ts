import { siteError } from "./error.ts";

export interface ForthrightOptions {
  /** The generated folder (or its `catalog.json`), relative to the site's root folder. */
  readonly catalog: string;
  /**
   * Where the pages stand in the site: `"telemetry"` (default) gives `/telemetry/`, `/telemetry/events/` …;
   * `"/"` makes them the whole site.
   */
  readonly path?: string;
  /** Result of the tests (`proof.json`) for the page “Proof”, relative to the site's root folder; absent: no such page. */
  readonly proof?: string;
  /** Tags of the translations to show (`["de"]`); absent: all that the generator wrote. */
  readonly languages?: readonly string[];
}

/** Options after the door: every key present, the path without slashes at its ends. */
export interface Options {
  readonly catalog: string;
  readonly path: string;
  readonly proof?: string;
  readonly languages?: readonly string[];
}

const example = 'Write `forthright({ catalog: "../generated" })` in the `plugins` of Starlight.';
const KEYS: readonly string[] = ["catalog", "path", "proof", "languages"];
const segment = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/;

/** Checks what the configuration file gave. Throws an error that says which key is wrong. */
export function parseOptions(input: unknown): Options {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw siteError("the plugin needs an object of options.", example);
  }
  const unknownKey = Object.keys(input).find((key) => !KEYS.includes(key));
  if (unknownKey !== undefined) {
    throw siteError(
      `unknown option \`${unknownKey}\`.`,
      "The options are `catalog`, `path`, `proof` and `languages`.",
    );
  }
  const {
    catalog,
    path = "telemetry",
    proof,
    languages,
  } = input as Partial<Record<keyof ForthrightOptions, unknown>>;
  if (typeof catalog !== "string" || catalog === "") {
    throw siteError("option `catalog` must name the generated folder.", example);
  }
  if (proof !== undefined && (typeof proof !== "string" || proof === "")) {
    throw siteError("option `proof` must name a file.", 'For example "../proof.json".');
  }
  return {
    catalog,
    path: parsePath(path),
    ...(proof === undefined ? {} : { proof }),
    ...(languages === undefined ? {} : { languages: parseLanguages(languages) }),
  };
}

function parseLanguages(languages: unknown): readonly string[] {
  if (Array.isArray(languages) && languages.every((one) => typeof one === "string")) return languages;
  throw siteError(
    "option `languages` must be a list of language tags.",
    'For example ["de"], or [] for none.',
  );
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
