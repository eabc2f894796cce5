/** What a process asked the system for, by strace (Linux). */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Ended, type Person, run } from "./person.ts";

/** Can processes be traced here? */
export const HAS_STRACE: boolean = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0;
/** Can a process get an /etc of its own here? */
export const HAS_NAMESPACES: boolean =
  spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /etc"]).status === 0;

export interface Trace {
  readonly ended: Ended;
  /** Paths that were looked at. */
  readonly looked: ReadonlySet<string>;
  /** Calls that would create, change or delete something, by name and path; whether or not they worked. */
  readonly wrote: ReadonlySet<string>;
  /** Calls about sockets. */
  readonly network: readonly string[];
  /** Processes that were started, threads not counted. */
  readonly started: readonly string[];
}

/** Runs a command under strace. `etc`: a script that fills an /etc that this process alone sees. */
export async function trace(command: readonly string[], person: Person, etc?: string): Promise<Trace> {
  const file = `${person.home}.trace`;
  const traced = [
    "strace",
    "-f",
    "-qq",
    "-s",
    "200",
    "-e",
    "trace=%file,%network,%process",
    "-o",
    file,
    ...command,
  ];
  const own = ["unshare", "-rm", "sh", "-c", `mount -t tmpfs none /etc && ${etc} && exec "$0" "$@"`];
  const ended = await run(etc === undefined ? traced : [...own, ...traced], person);
  return { ended, ...parse(readFileSync(file, "utf8")) };
}

const NETWORK = /^(?:socket|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\(/;
const CHANGES =
  /^(?:mkdir|rmdir|rename|unlink|link|symlink|chmod|fchmodat|chown|lchown|fchownat|mknod|truncate|utime|creat)/;
const WRITES = /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/;

function parse(text: string): Omit<Trace, "ended"> {
  const calls = text.split("\n").map((line) => line.replace(/^\d+ +/, ""));
  const paths = (call: string): readonly string[] => {
    const found = [...call.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? "");
    // What a link says is an answer, no question.
    return call.startsWith("readlink") ? found.slice(0, 1) : found;
  };
  const isWrite = (call: string): boolean => CHANGES.test(call) || (/^open/.test(call) && WRITES.test(call));
  const isStart = (call: string): boolean =>
    /^v?fork\(/.test(call) || (/^clone3?\(/.test(call) && !call.includes("CLONE_THREAD"));
  return {
    looked: new Set(calls.filter((call) => !/^(?:exec|getcwd)/.test(call)).flatMap(paths)),
    wrote: new Set(calls.filter(isWrite).map((call) => `${/^\w+/.exec(call)?.[0]} ${paths(call).join(" ")}`)),
    network: calls.filter((call) => NETWORK.test(call)),
    started: calls.filter(isStart),
  };
}
