/** `zenml go`: a greeting, and the one question that needs a separate consent. */
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { trackRunZenmlGo } from "zenml-analytics";
import { fail } from "../fail.ts";
import { say } from "../say.ts";
import { analytics } from "../telemetry.ts";

/** The purpose's id in the catalogue. */
const PURPOSE = "email-contact";
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface GoOptions {
  /** An address: yes. `false`: no, and an earlier yes is taken back. Absent: ask, if there is somebody to ask. */
  readonly email?: string | false;
}

export function addGo(program: Command): void {
  program
    .command("go")
    .description("take the tour")
    .option("--email <address>", "agree to be asked for feedback at this address")
    .option("--no-email", "do not agree, and take back an earlier yes")
    .action((_options: unknown, command: Command) => go(answerOf(command)));
}

/** Commander gives `true` where neither option was used. */
function answerOf(command: Command): GoOptions {
  const email: unknown = command.opts()["email"];
  return typeof email === "string" || email === false ? { email } : {};
}

async function go({ email }: GoOptions): Promise<void> {
  say("Welcome to ZenML. A pipeline is a list of steps; a stack says where they run.");
  say('Try "zenml init" and then "zenml pipeline run training --steps load train".');
  trackRunZenmlGo(analytics());
  const answer = email ?? (isAttended() ? await ask() : undefined);
  if (answer === false) withdraw();
  else if (answer !== undefined) grant(answer);
}

function isAttended(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** Anything but a clear yes is a no. A no here takes nothing back: it only answers this question. */
async function ask(): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    say("");
    say("May we write to you by e-mail to ask for feedback, for example in an interview?");
    say("Your address is then sent along with usage events, for this purpose only. You");
    say('can take it back at any time with "zenml go --no-email".');
    const yes = (await terminal.question("Yes or no [no]: ")).trim().toLowerCase();
    if (yes !== "y" && yes !== "yes") return undefined;
    return (await terminal.question("Your e-mail address: ")).trim();
  } finally {
    terminal.close();
  }
}

function grant(address: string): void {
  if (!ADDRESS.test(address)) fail(`"${address}" is no e-mail address. Nothing was stored.`);
  if (!analytics().grant(PURPOSE, address)) fail("Your answer could not be stored, so nothing is sent.");
  say(`Thank you. We may ask you for feedback at ${address}.`);
}

function withdraw(): void {
  if (!analytics().withdraw(PURPOSE)) fail("Your answer could not be stored.");
  say("We will not write to you. An address stored earlier is deleted.");
}
