/** The telemetry commands: what each is called, takes and does. */
import type { Run } from "./context.ts";
import { forget } from "./forget.ts";
import { log } from "./log.ts";
import { optIn } from "./opt-in.ts";
import { optOut } from "./opt-out.ts";
import { preview } from "./preview.ts";
import { show } from "./show.ts";
import { status } from "./status.ts";

export interface CommandEntry {
  readonly name: string;
  /** What may follow the name; empty: nothing. */
  readonly operand: string;
  readonly summary: string;
  readonly help: string;
  readonly run: Run;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "status",
    operand: "",
    summary: "is anything sent, and who decided it",
    help: "Says in one line whether anything is sent, then shows every source that was asked, which of them decided, what waits, and where the files are. Reads only.",
    run: status,
  },
  {
    name: "opt-out",
    operand: "",
    summary: "send nothing more, for good",
    help: "Records your decision for all your projects on this machine, stops what is being sent at this moment, and deletes your installation id and everything that waits. What is sent about it, if anything, the output says.",
    run: optOut,
  },
  {
    name: "opt-in",
    operand: "",
    summary: "allow sending again",
    help: "Records your decision. It does not override an environment variable, an administrator or a project that switches sending off; the output says so if one does.",
    run: optIn,
  },
  {
    name: "show",
    operand: "",
    summary: "what waits to be sent, byte for byte",
    help: "Prints every event that waits on this machine, exactly as it will be sent. With --json the events alone, one a line. Reads only.",
    run: show,
  },
  {
    name: "preview",
    operand: "[<event>]",
    summary: "what an event looks like; sends nothing",
    help: "Prints a request as it would be made: headers and body. Name the event by its constant or its wire name; without a name, all names are listed. Reads only.",
    run: preview,
  },
  {
    name: "log",
    operand: "",
    summary: "every request that was made, with the answer",
    help: "Prints the local record of requests, newest last. With --json the record's own lines, which hold every message that was sent. Reads only.",
    run: log,
  },
  {
    name: "forget",
    operand: "",
    summary: "delete your id and all records here",
    help: "Deletes your installation id, what waits, and the record of what was sent, takes back separate consents, asks recipients that take such a request to delete what they received, and prints a receipt. Your decision to opt out or in stays.",
    run: forget,
  },
];
