/** Breaks of “nothing is sent but what stands on the page”, and of “what stands on the page is sent”. */
import type { Mutant } from "../mutant.ts";

const promise = "test/e2e/promise.test.ts";

export const WIRE: readonly Mutant[] = [
  {
    id: "encoder-adds-a-field",
    promise: "every JSON path on the wire stands on the page",
    breaks: "the encoder puts the process id into the context of each message",
    edits: [
      {
        file: "runtime/src/adapters/segment.ts",
        from: "ip: NO_ADDRESS,",
        to: "ip: NO_ADDRESS,\n    process: 4711,",
      },
    ],
    suites: [promise],
  },
  {
    id: "request-has-another-header",
    promise: "every header on the wire stands on the page",
    breaks: "a request carries a header that the encoder does not know of",
    edits: [
      {
        file: "runtime/src/delivery/deliver.ts",
        from: "? adapter.headers({ endpoint, writeKey, contentLength: body.length })",
        to: '? { "x-trace": "1", ...adapter.headers({ endpoint, writeKey, contentLength: body.length }) }',
      },
    ],
    suites: [promise],
  },
  {
    id: "gate-lets-a-key-through",
    promise: "what is not in the catalogue cannot be sent",
    breaks: "the validator hands on every key that the caller gave",
    edits: [
      {
        file: "runtime/src/gate/gate.ts",
        from: "{ passed: true, value: gate.copy };\n}\n\n/** Checks one value",
        to: "{ passed: true, value: { ...(properties as object), ...gate.copy } };\n}\n\n/** Checks one value",
      },
    ],
    suites: ["test/runtime/gate", "test/faults/load.test.ts"],
  },
  {
    id: "gate-skips-a-pattern",
    promise: "values keep the rules that the page prints",
    breaks: "the validator does not look at patterns any more",
    edits: [
      {
        file: "runtime/src/gate/values.ts",
        from: "pattern !== undefined && !compile(pattern)",
        to: "pattern === text && !compile(pattern)",
      },
    ],
    suites: ["test/runtime/gate"],
  },
  {
    id: "hash-is-not-applied",
    promise: "a value that the page calls hashed is hashed before it is written",
    breaks: "the plain text is kept instead",
    edits: [
      {
        file: "runtime/src/gate/values.ts",
        from: 'if (rules.transform !== "hash") return accepted(text);',
        to: 'if (rules.transform !== "hash" || text !== "") return accepted(text);',
      },
    ],
    suites: ["test/runtime/client/client.test.ts"],
  },
  {
    id: "foreign-event-is-sent",
    promise: "only events of the catalogue can be sent",
    breaks: "a descriptor that somebody made by hand passes as the catalogue's own",
    edits: [
      {
        file: "runtime/src/client/compose.ts",
        from: "allowed?.has(seal) === false ? false",
        to: "allowed?.has(seal) === undefined ? false",
      },
    ],
    suites: ["test/runtime/gate/seal.test.ts", "test/runtime/testing.test.ts"],
  },
  {
    id: "flusher-never-sends",
    promise: "every event on the page was seen on the wire",
    breaks: "the end of the process starts no flusher",
    edits: [
      {
        file: "runtime/src/client/run.ts",
        from: "if (hasNews) launch();",
        to: "if (hasNews && job.format !== 1) launch();",
      },
    ],
    suites: [promise],
  },
  {
    id: "event-is-never-sent",
    promise: "every event on the page was seen on the wire",
    breaks: "the example program leaves out one of its events",
    edits: [
      {
        file: "catalog.yaml",
        from: "    events:\n      RUN_PIPELINE:",
        to: "    events:\n      NEVER_SENT:\n        name: Never sent\n        description: An event that no program sends.\n        trigger: At no time at all.\n      RUN_PIPELINE:",
      },
    ],
    suites: [promise],
  },
  {
    id: "two-events-share-a-wire-name",
    promise: "a wire name belongs to one event",
    breaks: "one event takes the wire name of another",
    edits: [{ file: "catalog.yaml", from: "name: Stack registered", to: "name: Pipeline run" }],
    suites: [],
    diagnostic: "duplicate-wire-name",
  },
  {
    id: "shared-wire-name-is-allowed",
    promise: "a wire name belongs to one event",
    breaks: "the rule compares names that can never be the same",
    edits: [
      {
        file: "generator/src/rules/names.ts",
        from: 'const name = event.name.normalize("NFC");\n      const before',
        to: "const name = `$" + "{event.name} $" + "{event.constant}`;\n      const before",
      },
    ],
    suites: ["test/generator/rules"],
  },
];
