/** Gathers what the consent resolver looks at. Reads environment and files; writes nothing, starts nothing. */
import { fstatSync, type Stats } from "node:fs";
import type { ConsentRules } from "../catalog-document.ts";
import { type Environment, type Places, projectFileName, variableName } from "../places.ts";
import { builtin } from "../system.ts";
import { type ConsentFacts, type Decision, type FoundFile, resolveConsent } from "./resolve.ts";
import { readObjectFile, readSettings } from "./settings.ts";

/** Where and for what consent is asked. */
export interface ConsentQuestion {
  /** Id of the product. */
  readonly product: string;
  readonly consent: ConsentRules;
  /** Id of the catalogue. */
  readonly catalog: string;
  /** Why this copy cannot send, or undefined. */
  readonly build: string | undefined;
  readonly enabled: boolean | undefined;
  /** Why the host's endpoint option cannot be used, or undefined. */
  readonly optionProblem: string | undefined;
  /** Why the address in `…_ENDPOINT` cannot be used, or undefined. */
  readonly endpointProblem: string | undefined;
  readonly platform: string;
  readonly env: Environment;
  /** Undefined where no home directory is known. */
  readonly places: Places | undefined;
  /** The project file is looked up here and above. Absolute; undefined: the working directory is gone. */
  readonly projectDirectory: string | undefined;
}

/** The decision. Where build, host or environment say “off”, no file is looked at. */
export function decideQuickly(question: ConsentQuestion): Decision {
  const early = resolveConsent(fromEnvironment(question));
  return early.state === "off" ? early : decideFully(question);
}

/** The same decision with every source's answer. */
export function decideFully(question: ConsentQuestion): Decision {
  return resolveConsent({ ...fromEnvironment(question), ...fromMachine(question) });
}

function fromEnvironment(question: ConsentQuestion): ConsentFacts {
  const { consent, catalog, product, env, build, enabled, optionProblem, endpointProblem } = question;
  const variable = variableName(product);
  return {
    rules: { model: consent.model, ci: consent.ci, catalog, variable },
    build,
    option: { enabled, problem: optionProblem },
    doNotTrack: env["DO_NOT_TRACK"],
    telemetry: env[variable],
    disabled: env[`${variable}_DISABLED`],
    endpointProblem,
  };
}

type MachineFacts = Pick<ConsentFacts, "administrator" | "project" | "person" | "unattended">;

function fromMachine({ places, platform, product, projectDirectory, env }: ConsentQuestion): MachineFacts {
  return {
    ...(places === undefined ? {} : { administrator: lookAt(places.administrator) }),
    project: {
      fileName: projectFileName(product),
      files: findProjectFiles(product, platform, projectDirectory),
    },
    person:
      places === undefined
        ? { path: undefined, read: { kind: "missing" } }
        : { path: places.settings, read: readSettings(places.settings) },
    unattended: { reason: reasonUnattended(env) },
  };
}

function lookAt(path: string): FoundFile {
  return { path, file: readObjectFile(path) };
}

/** Directories deeper than this are not walked to their root. */
const MOST_PARENTS = 100;

/** Every project file from the directory up to the root, nearest first: one “off” above is enough. */
function findProjectFiles(
  product: string,
  platform: string,
  directory: string | undefined,
): readonly FoundFile[] {
  const separator = platform === "win32" ? "\\" : "/";
  const name = projectFileName(product);
  const files: FoundFile[] = [];
  let at = directory;
  for (let depth = 0; at !== undefined && depth < MOST_PARENTS; depth++) {
    const seen = lookAt(at.endsWith(separator) ? `${at}${name}` : `${at}${separator}${name}`);
    if (seen.file.kind !== "missing") files.push(seen);
    at = parentOf(at, separator);
  }
  return files;
}

function parentOf(directory: string, separator: string): string | undefined {
  const trimmed = directory.endsWith(separator) ? directory.slice(0, -1) : directory;
  const end = trimmed.lastIndexOf(separator);
  return end === -1 ? undefined : trimmed.slice(0, end + 1);
}

/** Variables by which build services make themselves known; see each service's list of predefined variables. */
const BUILD_SERVICES: readonly string[] = [
  "GITHUB_ACTIONS",
  "GITLAB_CI",
  "CIRCLECI",
  "TRAVIS",
  "BUILDKITE",
  "JENKINS_URL",
  "HUDSON_URL",
  "TEAMCITY_VERSION",
  "TF_BUILD",
  "BITBUCKET_BUILD_NUMBER",
  "CODEBUILD_BUILD_ID",
  "DRONE",
  "WOODPECKER",
  "APPVEYOR",
  "CIRRUS_CI",
  "SEMAPHORE",
  "NETLIFY",
  "VERCEL",
  "CF_PAGES",
  "RENDER",
  "HEROKU_TEST_RUN_ID",
  "GO_PIPELINE_NAME",
  "bamboo_planKey",
];

/** Whether the environment looks like a build service's: the value of the metadata source `ci`. */
export function isBuildService(env: Environment): boolean {
  return reasonBuildService(env) !== undefined;
}

function reasonBuildService(env: Environment): string | undefined {
  const ci = env["CI"];
  if (ci !== undefined && !["", "0", "false"].includes(ci.trim().toLowerCase())) return "CI is set";
  const service = BUILD_SERVICES.find((name) => env[name] !== undefined && env[name] !== "");
  return service === undefined ? undefined : `${service} is set`;
}

function reasonUnattended(env: Environment): string | undefined {
  return reasonBuildService(env) ?? ([0, 1, 2].some(isTerminal) ? undefined : "no terminal");
}

/** Whether a descriptor is a terminal. Asks the file first: the module that knows terminals takes milliseconds to load. */
export function isTerminal(descriptor: number): boolean {
  try {
    const known = process.platform === "win32" ? undefined : isTerminalFile(fstatSync(descriptor));
    return known ?? builtin("node:tty").isatty(descriptor);
  } catch {
    return false;
  }
}

/** What a file's kind says; undefined: nothing certain. Major numbers of Linux: devices.txt of its documentation. */
function isTerminalFile(file: Stats): boolean | undefined {
  if (!file.isCharacterDevice()) return false;
  if (process.platform !== "linux") return undefined;
  const major = (file.rdev >> 8) & 0xfff;
  if (major === MEMORY_DEVICES) return false;
  return major >= FIRST_PSEUDO_TERMINAL && major <= LAST_PSEUDO_TERMINAL ? true : undefined;
}

/** `/dev/null` and its like. */
const MEMORY_DEVICES = 1;
const FIRST_PSEUDO_TERMINAL = 136;
const LAST_PSEUDO_TERMINAL = 143;
