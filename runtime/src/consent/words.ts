/** What each consent source is, in words: for the public page and for `status`. */
import type { ConsentSourceFact, ShellExample } from "../catalog-document.ts";
import type { ConsentSource } from "../contract.ts";
import { projectFileName, variableName } from "../places.ts";

/** What the words depend on. */
export interface ConsentWordsInput {
  /** Id of the product. */
  readonly product: string;
  /** Name of the product. */
  readonly name: string;
  /** Where the host mounts the telemetry commands; absent: nowhere. */
  readonly command?: string | undefined;
  readonly model: "opt-out" | "opt-in";
  /** Whether unattended machines may send. */
  readonly ci: boolean;
}

/** The sources in order of precedence, without `default`, which is the answer when none of them objects. */
export function consentSources(input: ConsentWordsInput): readonly ConsentSourceFact[] {
  return [build(input), hostOption(input), doNotTrack(), environment(input), administrator(input)].concat([
    project(input),
    person(input),
    unattended(input),
    undecided(input),
    told(input),
  ]);
}

/** The title of a source, as the page and `status` print it. */
export const SOURCE_TITLES: Readonly<Record<ConsentSource, string>> = {
  build: "This build",
  "host-option": "The program's own switch",
  "do-not-track": "DO_NOT_TRACK",
  environment: "The product's environment variables",
  administrator: "The administrator's file",
  project: "The project's file",
  person: "Your own decision",
  unattended: "Unattended machines",
  undecided: "Not told yet",
  told: "News since you were told",
  default: "Nothing objects",
};

function build({ name }: ConsentWordsInput): ConsentSourceFact {
  return fact(
    "build",
    "this copy of the program",
    `A copy of ${name} that holds no write key, or no usable address to send to, sends nothing.`,
  );
}

function hostOption({ name }: ConsentWordsInput): ConsentSourceFact {
  return fact(
    "host-option",
    "this run",
    `${name} itself can switch a run off. It cannot switch on what another source switches off.`,
  );
}

function doNotTrack(): ConsentSourceFact {
  return fact(
    "do-not-track",
    "this shell",
    "Any value switches sending off, for every program that honours this variable. Empty, 0, false, no and off are no signal; they are not consent.",
    setVariable("DO_NOT_TRACK", "1"),
  );
}

function environment({ product }: ConsentWordsInput): ConsentSourceFact {
  const variable = variableName(product);
  return fact(
    "environment",
    "this shell",
    `${variable}=off switches sending off, and so does any value that is not known. ${variable}_DISABLED does so with any value but empty, 0, false, no and off. ${variable}=log prints what would be sent and sends nothing. ${variable}=on is an answer for unattended machines and for people not told yet; it never overrides an “off”. ${variable}_ENDPOINT sends to another address instead: https, or http on this computer only; any other value switches sending off.`,
    [...setVariable(variable, "off"), ...setVariable(`${variable}_DISABLED`, "1")],
  );
}

function administrator({ product }: ConsentWordsInput): ConsentSourceFact {
  return fact(
    "administrator",
    "everybody on this machine",
    `The file /etc/${product}/telemetry.json (macOS: /Library/Application Support/${product}/telemetry.json, Windows: %ProgramData%\\${product}\\telemetry.json) with {"enabled":false} switches sending off. Only the machine's administrator can write there. A file that cannot be read or understood switches off too.`,
    [
      shell("sh", `mkdir -p /etc/${product} && echo '{"enabled":false}' > /etc/${product}/telemetry.json`),
      shell(
        "powershell",
        `New-Item -ItemType Directory -Force "$env:ProgramData\\${product}" | Out-Null; Set-Content "$env:ProgramData\\${product}\\telemetry.json" '{"enabled":false}'`,
      ),
      shell(
        "cmd",
        `mkdir "%ProgramData%\\${product}" & echo {"enabled":false}> "%ProgramData%\\${product}\\telemetry.json"`,
      ),
    ],
  );
}

function project({ product }: ConsentWordsInput): ConsentSourceFact {
  const file = projectFileName(product);
  return fact(
    "project",
    "everybody who works in this directory",
    `A file ${file} with {"enabled":false}, in the working directory or one above it, switches sending off. {"enabled":true} is ignored: a project cannot consent for the people who work in it. A file that cannot be read or understood switches off.`,
    [
      shell("sh", `echo '{"enabled":false}' > ${file}`),
      shell("powershell", `Set-Content ${file} '{"enabled":false}'`),
      shell("cmd", `echo {"enabled":false}> ${file}`),
    ],
  );
}

function person({ command, model, product }: ConsentWordsInput): ConsentSourceFact {
  const how = command === undefined ? "" : ` ${command} opt-out writes it, ${command} opt-in takes it back.`;
  const without =
    model === "opt-out"
      ? "Without a decision the next sources are asked."
      : "Without a decision nothing is sent.";
  return fact(
    "person",
    "all your projects on this machine",
    `Your decision is kept in your settings folder for ${product}.${how} ${without} A settings file that cannot be read or understood, or that is of a newer format, switches sending off and is left as it is.`,
    command === undefined ? [] : [shell("any", `${command} opt-out`)],
  );
}

function unattended({ ci, product }: ConsentWordsInput): ConsentSourceFact {
  const what =
    "A machine counts as unattended when CI or the variable of a known build service is set, or when none of input, output and error output is a terminal.";
  const then = ci
    ? "Such machines may send."
    : `Such machines send nothing, unless ${variableName(product)}=on is set.`;
  return fact("unattended", "this run", `${what} ${then}`);
}

function undecided({ model, name }: ConsentWordsInput): ConsentSourceFact {
  return fact(
    "undecided",
    "until you decide or were told",
    model === "opt-in"
      ? `${name} sends nothing before you opt in.`
      : `The first run prints a notice, sends nothing and creates no id. If it cannot be recorded that you were told, nothing is sent at all.`,
  );
}

function told({ model }: ConsentWordsInput): ConsentSourceFact {
  const until = model === "opt-in" ? "until you opt in again" : "until a notice has told you";
  return fact(
    "told",
    "what is new in this version",
    `Events and fields that are newer than the version you were told of, or that collect more than they did then, are held back ${until}.`,
  );
}

function fact(
  id: ConsentSource,
  scope: string,
  explanation: string,
  examples: readonly ShellExample[] = [],
): ConsentSourceFact {
  return { id, title: SOURCE_TITLES[id], scope, explanation, examples };
}

function setVariable(name: string, value: string): readonly ShellExample[] {
  return [
    shell("sh", `export ${name}=${value}`),
    shell("powershell", `$env:${name} = "${value}"`),
    shell("cmd", `set ${name}=${value}`),
  ];
}

function shell(name: ShellExample["shell"], text: string): ShellExample {
  return { shell: name, text };
}
