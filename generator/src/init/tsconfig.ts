/**
 * What the project's TypeScript lacks for the SDK. `generated/` is a TypeScript project of its own: a `tsc` of the host that takes
 * it in as well complains about its imports and writes files into it. Pure.
 */

/** Settings to be made, as they are written in the file; none where the file cannot be understood. */
export function missingSettings(text: string, hasSrc: boolean): readonly string[] {
  const config = parse(text);
  // What another file decides is not known here.
  if (config === undefined || "extends" in config) return [];
  const options = record(config["compilerOptions"]);
  const types = strings(options["types"]);
  return [
    ...(types.includes("node") || types.includes("*") ? [] : [`"types": ["node"]`]),
    ...(leavesGeneratedOut(config)
      ? []
      : [hasSrc ? `"include": ["src"]` : `"exclude": ["dist", "generated", "node_modules"]`]),
  ];
}

function leavesGeneratedOut(config: Readonly<Record<string, unknown>>): boolean {
  const names = (entry: string): boolean => /^(?:\.\/)?generated(?:\/|$)/.test(entry);
  if (strings(config["exclude"]).some(names)) return true;
  if (!("include" in config)) return "files" in config;
  const everything = (entry: string): boolean => /^(?:\.\/)?(?:\*|\.?$)/.test(entry);
  return !strings(config["include"]).some((entry) => names(entry) || everything(entry));
}

/** JSON with comments and trailing commas. */
function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  const kept = (_: string, string: string | undefined): string => string ?? "";
  const plain = text
    .replace(/^\uFEFF/, "")
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, kept)
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, kept);
  try {
    const value: unknown = JSON.parse(plain);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** The first that compiles the SDK: older ones cannot turn the `.ts` of its imports into `.js`. */
const OLDEST = { major: 5, minor: 7 };

/** Whether every version in a range of package.json is too old; false where that cannot be said. */
export function isTooOld(range: string): boolean {
  const [, sign, major, minor] = /^([~^]?)(\d+)(?:\.(\d+))?[\w.-]*$/.exec(range) ?? [];
  if (major === undefined) return false;
  if (Number(major) !== OLDEST.major) return Number(major) < OLDEST.major;
  return sign !== "^" && minor !== undefined && Number(minor) < OLDEST.minor;
}
