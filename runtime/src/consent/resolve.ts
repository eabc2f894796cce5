/**
 * The consent resolver. Pure: facts in, decision out, each answer explained. The sources are asked in the order of
 * DESIGN 6; the first “off” decides, and no “on” overrides it.
 */
import type { ConsentAnswer, ConsentSource, ConsentStatus, ConsentVerdict } from "../contract.ts";
import type { Grant, ObjectFile, Settings, SettingsRead } from "./settings.ts";

/** What does not change during a run and does not come from the machine. */
export interface ConsentRulesOfProduct {
  readonly model: "opt-out" | "opt-in";
  /** Whether unattended machines may send. */
  readonly ci: boolean;
  /** Id of the catalogue. */
  readonly catalog: string;
  /** `ZENML_TELEMETRY` */
  readonly variable: string;
}

/** A file that was looked at. */
export interface FoundFile {
  readonly path: string;
  readonly file: ObjectFile;
}

/** Everything the resolver looks at. A part that is absent was not gathered; its source is not asked then. */
export interface ConsentFacts {
  readonly rules: ConsentRulesOfProduct;
  /** Why this copy cannot send, or undefined. */
  readonly build: string | undefined;
  readonly option: { readonly enabled: boolean | undefined; readonly problem: string | undefined };
  /** Values of the environment variables; undefined: not set. */
  readonly doNotTrack: string | undefined;
  readonly telemetry: string | undefined;
  readonly disabled: string | undefined;
  /** Why the address in `…_ENDPOINT` cannot be used, or undefined. */
  readonly endpointProblem: string | undefined;
  readonly administrator?: FoundFile;
  /** The files found, nearest first. */
  readonly project?: { readonly fileName: string; readonly files: readonly FoundFile[] };
  /** `path` is undefined where no home directory is known. */
  readonly person?: { readonly path: string | undefined; readonly read: SettingsRead };
  /** `reason`: why nobody is watching, or undefined at a terminal. */
  readonly unattended?: { readonly reason: string | undefined };
}

/** What of the catalogue is held back. `newerThan` absent: everything that says since when it exists. */
export type HoldBack = "nothing" | { readonly newerThan: string | undefined };

/** What a run may do, and why. */
export interface Decision extends ConsentStatus {
  readonly holdBack: HoldBack;
  /** Somebody sits at a terminal and can be told. */
  readonly isAttended: boolean;
  /** “Undecided” was answered for this run alone, so that no file has to say that the person was told. */
  readonly isAnswered: boolean;
  /** The separate consents on file, by purpose. */
  readonly grants: ReadonlyMap<string, Grant>;
}

/** Asks every source that was gathered. */
export function resolveConsent(facts: ConsentFacts): Decision {
  const chain = SOURCES.flatMap(([source, ask]) => {
    const answer = ask(facts);
    return answer === undefined ? [] : [{ source, verdict: answer[0], found: answer[1] }];
  });
  return {
    ...decide(chain),
    chain,
    holdBack: holdBackOf(facts),
    isAttended: facts.unattended !== undefined && facts.unattended.reason === undefined,
    isAnswered: answeredBy(facts) !== undefined || isExemptUnattended(facts),
    grants: settingsOf(facts)?.purposes ?? new Map(),
  };
}

type Answer = readonly [verdict: ConsentVerdict, found: string];

const SOURCES: readonly (readonly [ConsentSource, (facts: ConsentFacts) => Answer | undefined])[] = [
  ["build", askBuild],
  ["host-option", askHostOption],
  ["do-not-track", askDoNotTrack],
  ["environment", askEnvironment],
  ["administrator", askAdministrator],
  ["project", askProject],
  ["person", askPerson],
  ["unattended", askUnattended],
  ["undecided", askUndecided],
  ["told", askTold],
  ["default", () => ["pass", "no source objects"]],
];

function decide(chain: readonly ConsentAnswer[]): Pick<ConsentStatus, "state" | "decidedBy"> {
  const first = (verdict: ConsentVerdict): ConsentSource | undefined =>
    chain.find((answer) => answer.verdict === verdict)?.source;
  const off = first("off");
  if (off !== undefined) return { state: "off", decidedBy: off };
  const log = first("log");
  if (log !== undefined) return { state: "log", decidedBy: log };
  const notice = first("notice");
  if (notice !== undefined) return { state: "notice", decidedBy: notice };
  return { state: "on", decidedBy: chain.findLast((answer) => answer.verdict === "on")?.source ?? "default" };
}

function askBuild({ build }: ConsentFacts): Answer {
  return build === undefined ? ["pass", "has a write key and an address to send to"] : ["off", build];
}

function askHostOption({ option }: ConsentFacts): Answer {
  if (option.enabled === false) return ["off", "the program switched this run off"];
  if (option.problem !== undefined) return ["off", option.problem];
  return [
    "pass",
    option.enabled === undefined ? "not used" : "the program says “enabled”, which is no consent",
  ];
}

function askDoNotTrack({ doNotTrack }: ConsentFacts): Answer {
  return askSwitch("DO_NOT_TRACK", doNotTrack);
}

function askEnvironment({ rules, disabled, telemetry, endpointProblem }: ConsentFacts): Answer {
  const { variable } = rules;
  const byDisabled = askSwitch(`${variable}_DISABLED`, disabled);
  if (byDisabled[0] === "off") return byDisabled;
  const value = signalOf(telemetry);
  const found = `${variable}=${quote(telemetry)}`;
  if (value !== "" && !KNOWN_VALUES.has(value)) return ["off", `${found}, which is none of off, log, on`];
  if (value === "off") return ["off", found];
  if (endpointProblem !== undefined) return ["off", endpointProblem];
  if (value === "log") return ["log", found];
  if (value === "on") return ["on", found];
  return [
    "pass",
    disabled === undefined ? `${variable} is not set` : `${variable} is not set; ${byDisabled[1]}`,
  ];
}

function askAdministrator({ administrator }: ConsentFacts): Answer | undefined {
  if (administrator === undefined) return undefined;
  return administrator.file.kind === "missing"
    ? ["pass", `no file ${administrator.path}`]
    : askSwitchFile(administrator);
}

function askProject({ project }: ConsentFacts): Answer | undefined {
  if (project === undefined) return undefined;
  const answers = project.files.map(askSwitchFile);
  const none: Answer = ["pass", `no file ${project.fileName} here or in a directory above`];
  return answers.find(([verdict]) => verdict === "off") ?? answers[0] ?? none;
}

function askPerson({ person }: ConsentFacts): Answer | undefined {
  if (person === undefined) return undefined;
  const { path, read } = person;
  if (path === undefined) return ["off", "no home directory is known, so no decision can be read"];
  if (read.kind === "missing") return ["pass", `no file ${path}`];
  if (read.kind === "unusable") return ["off", `${path} ${read.problem}; repair or delete it`];
  const { decision, decided } = read.settings;
  const when = decided === undefined ? "" : ` on ${quote(decided).slice(0, 10)}`;
  if (decision === "opt-out") return ["off", `opted out${when}`];
  if (decision === "opt-in") return ["on", `opted in${when}`];
  return ["pass", `no decision in ${path}`];
}

function askUnattended(facts: ConsentFacts): Answer | undefined {
  if (facts.unattended === undefined) return undefined;
  const { reason } = facts.unattended;
  if (reason === undefined) return ["pass", "a terminal, and no sign of a build service"];
  const answered = answeredBy(facts);
  if (answered !== undefined) return ["pass", `${reason}; answered by ${answered}`];
  if (facts.rules.ci) return ["pass", `${reason}; the catalogue lets unattended machines send`];
  return ["off", reason];
}

function askUndecided(facts: ConsentFacts): Answer | undefined {
  const { person, unattended, rules } = facts;
  if (person === undefined || unattended === undefined) return undefined;
  const settings = settingsOf(facts);
  if (settings?.decision !== undefined) return ["pass", "you decided"];
  const answered = answeredBy(facts);
  if (answered !== undefined) return ["pass", `answered by ${answered}`];
  if (rules.model === "opt-in") return ["off", "you have not opted in"];
  if (settings?.told !== undefined)
    return ["pass", `told on ${quote(settings.told.at).slice(0, 10)}, no objection since`];
  if (isExemptUnattended(facts)) return ["pass", "nobody to tell on an unattended machine"];
  return ["notice", "you have not been told yet; the notice comes first, and nothing is sent in this run"];
}

function askTold(facts: ConsentFacts): Answer | undefined {
  if (facts.person === undefined || facts.unattended === undefined) return undefined;
  const answered = answeredBy(facts);
  if (answered !== undefined) return ["pass", `answered by ${answered}`];
  const holdBack = holdBackOf(facts);
  const told = settingsOf(facts)?.told;
  if (holdBack === "nothing")
    return ["pass", told === undefined ? "nobody to tell" : "told of all that this version reports"];
  if (told === undefined)
    return ["pass", "not told of any version; what came later than the first is held back"];
  return ["pass", `told of version ${quote(told.version)}; anything newer is held back`];
}

function holdBackOf(facts: ConsentFacts): HoldBack {
  const told = settingsOf(facts)?.told;
  if (answeredBy(facts) !== undefined || told?.catalog === facts.rules.catalog) return "nothing";
  if (told === undefined && isExemptUnattended(facts)) return "nothing";
  return { newerThan: told?.version };
}

/** `ZENML_TELEMETRY=on` and `=log` answer the questions “unattended”, “undecided” and “told” for this run. */
function answeredBy({ telemetry, rules }: ConsentFacts): string | undefined {
  const value = signalOf(telemetry);
  return value === "on" || value === "log" ? `${rules.variable}=${value}` : undefined;
}

/** Nobody can be told on an unattended machine; `consent.ci` says that it may send all the same. */
function isExemptUnattended({ unattended, rules }: ConsentFacts): boolean {
  return rules.model === "opt-out" && rules.ci && unattended?.reason !== undefined;
}

function settingsOf({ person }: ConsentFacts): Settings | undefined {
  return person?.read.kind === "settings" ? person.read.settings : undefined;
}

function askSwitch(name: string, value: string | undefined): Answer {
  if (value === undefined) return ["pass", `${name} is not set`];
  if (NO_SIGNAL.has(signalOf(value))) return ["pass", `${name}=${quote(value)}, which is no signal`];
  return ["off", `${name}=${quote(value)}`];
}

/** Only `false` means anything in these files; `true` cannot consent for anybody. */
function askSwitchFile({ path, file }: FoundFile): Answer {
  if (file.kind === "missing") return ["pass", `no file ${path}`];
  if (file.kind === "unusable") return ["off", `${path} ${file.problem}`];
  const { enabled } = file.value;
  if (enabled === false) return ["off", `${path} says “enabled”: false`];
  if (enabled === true) return ["pass", `${path} says “enabled”: true, which is no consent`];
  return ["off", `${path} does not say “enabled”: true or false`];
}

const NO_SIGNAL: ReadonlySet<string> = new Set(["", "0", "false", "no", "off"]);
const KNOWN_VALUES: ReadonlySet<string> = new Set(["off", "log", "on"]);

function signalOf(value: string | undefined): string {
  return (value ?? "").trim().toLowerCase();
}

/** A value as it may be shown on a terminal: no control characters, not long. */
function quote(value: string | undefined): string {
  const text = (value ?? "").replaceAll(/[^\u0020-\u007e\u00a0-\uffff]/g, "?");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Whether something that exists since a product version has to wait until the person was told of it. */
export function isHeldBack(holdBack: HoldBack, since: string): boolean {
  if (holdBack === "nothing") return false;
  return holdBack.newerThan === undefined || isNewer(since, holdBack.newerThan);
}

/**
 * Whether version `a` is newer than `b`. Numbers are compared part by part, a missing part is 0, and a version with a
 * suffix (`1.2.0-rc.1`, `1.2.0rc1`) is older than the same version without.
 */
export function isNewer(a: string, b: string): boolean {
  const left = parse(a);
  const right = parse(b);
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (left.suffix === right.suffix) return false;
  if (left.suffix === "") return true;
  return right.suffix !== "" && left.suffix.localeCompare(right.suffix, "en", { numeric: true }) > 0;
}

function parse(version: string): { readonly numbers: readonly number[]; readonly suffix: string } {
  const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "";
  // What follows a plus sign is build metadata and says nothing about order (Semantic Versioning 2.0).
  const suffix = version.slice(numbers.length).split("+")[0] ?? "";
  return { numbers: numbers === "" ? [] : numbers.split(".").map(Number), suffix };
}
