/** Breaks of “the host is never hurt” and “nothing is lost”. */
import type { Mutant } from "../mutant.ts";

export const DELIVERY: readonly Mutant[] = [
  {
    id: "event-is-kept-in-memory",
    promise: "an event is durable when `track` returns",
    breaks: "lines are written a moment later",
    edits: [
      {
        file: "runtime/src/spool/spool.ts",
        from: "const written = writeSync(segment.descriptor, text);",
        to: "setImmediate(() => writeSync(segment.descriptor, text));\n  const written = bytes;",
      },
    ],
    suites: ["test/runtime/spool", "test/faults/matrix.test.ts"],
  },
  {
    id: "host-gets-another-exit-code",
    promise: "the host keeps its exit code",
    breaks: "the end of the process sets an exit code of its own",
    edits: [
      {
        file: "runtime/src/client/run.ts",
        from: "const hasNews = spool.close();",
        to: "const hasNews = spool.close();\n    process.exitCode = 3;",
      },
    ],
    suites: ["test/faults/matrix.test.ts"],
  },
  {
    id: "busy-server-loses-events",
    promise: "events wait while a server is in trouble",
    breaks: "an answer of 500 counts as a refusal for good",
    edits: [
      {
        file: "runtime/src/delivery/verdict.ts",
        from: 'return "refused";\n  return "later";',
        to: 'return "refused";\n  if (status >= 500) return "refused";\n  return "later";',
      },
    ],
    suites: ["test/runtime/delivery", "test/faults/matrix.test.ts"],
  },
  {
    id: "large-event-is-sent",
    promise: "an event has at most 32 KB",
    breaks: "ten times as much passes",
    edits: [
      {
        file: "runtime/src/client/compose.ts",
        from: "Buffer.byteLength(message) > EVENT_BYTES",
        to: "Buffer.byteLength(message) > EVENT_BYTES * 10",
      },
    ],
    suites: ["test/proof/facts.test.ts"],
  },
];
