/** Breaks of “off is off”, of consent and of identity. */
import type { Mutant } from "../mutant.ts";

const off = "test/faults/off.test.ts";

export const OFF: readonly Mutant[] = [
  {
    id: "source-is-ignored",
    promise: "every source of “off” switches off",
    breaks: "DO_NOT_TRACK is not looked at",
    edits: [
      {
        file: "runtime/src/consent/resolve.ts",
        from: 'return askSwitch("DO_NOT_TRACK", doNotTrack);',
        to: 'return askSwitch("DO_NOT_TRACK", doNotTrack === undefined ? doNotTrack : undefined);',
      },
    ],
    suites: [off, "test/runtime/consent"],
  },
  {
    id: "opt-out-is-ignored",
    promise: "a stored opt-out is respected",
    breaks: "the person's decision is read and passed over",
    edits: [
      {
        file: "runtime/src/consent/resolve.ts",
        from: 'if (decision === "opt-out") return ["off",',
        to: 'if (decision === "opt-out") return ["pass",',
      },
    ],
    suites: [off, "test/runtime/consent"],
  },
  {
    id: "corrupt-settings-switch-on",
    promise: "settings that cannot be read mean off",
    breaks: "a damaged settings file counts as no decision",
    edits: [
      {
        file: "runtime/src/consent/resolve.ts",
        from: 'if (read.kind === "unusable") return ["off",',
        to: 'if (read.kind === "unusable") return ["pass",',
      },
    ],
    suites: [off, "test/runtime/consent", "test/runtime/client/client.test.ts"],
  },
  {
    id: "off-makes-an-id",
    promise: "off is inert: no id, no folder, no process",
    breaks: "the installation id is made before the decision is looked at",
    edits: [
      {
        file: "runtime/src/client/run.ts",
        from: "const { places } = around;\n",
        to: "const { places } = around;\n  if (places !== undefined) lastingIdentity(places).installationId();\n",
      },
    ],
    suites: [off],
  },
  {
    id: "opt-out-command-is-renamed",
    promise: "every command that the page prints works",
    breaks: "the command is called “optout” where arguments are read, and “opt-out” on the page",
    edits: [
      {
        file: "runtime/src/commands.ts",
        from: "(command) => command.name === name)",
        to: '(command) => command.name.replace("opt-out", "optout") === name)',
      },
    ],
    suites: ["test/e2e/promise.test.ts"],
  },
  {
    id: "opt-out-keeps-the-queue",
    promise: "opting out deletes what waits",
    breaks: "the queue stays where it is",
    edits: [
      {
        file: "runtime/src/commands/opt-out.ts",
        from: "const queueGone = deleteQueue(places);",
        to: "const queueGone = deleteQueue !== undefined;",
      },
    ],
    suites: ["test/runtime/commands"],
  },
  {
    id: "consent-of-its-own-is-skipped",
    promise: "an e-mail address is sent only after its own consent",
    breaks: "whoever was not asked counts as having agreed",
    edits: [
      {
        file: "runtime/src/client/run.ts",
        from: "isGranted: (purpose) => grants.get(purpose)?.granted === true",
        to: "isGranted: (purpose) => grants.get(purpose)?.granted !== false",
      },
    ],
    suites: ["test/runtime/client/client.test.ts", "test/e2e/promise.test.ts"],
  },
  {
    id: "new-field-is-not-held-back",
    promise: "what is new is held back until the person was told",
    breaks: "nothing counts as newer than what the person was told of",
    edits: [
      {
        file: "runtime/src/consent/resolve.ts",
        from: "isNewer(since, holdBack.newerThan);",
        to: "isNewer(holdBack.newerThan, since);",
      },
    ],
    suites: ["test/runtime/consent", "test/runtime/client/client.test.ts"],
  },
];
