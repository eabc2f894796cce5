/** Rules about events and their names. */
import type { Rule } from "./rule.ts";
import { runEvent } from "./snippets.ts";

const events = (...entries: readonly string[]): string => `groups:
  runs:
    title: Runs
    events:
${entries.map((entry) => `      ${entry}\n`).join("")}`;

const RUN = "RUN: { name: Run ended, description: A run ended. }";
const STOP = "STOP: { name: Run stopped, description: A run was stopped. }";
const status = (word: string): string =>
  events(RUN, `STOP: { name: Run stopped, status: ${word}, description: A run was stopped. }`);

const inGroup = (group: string): string =>
  `groups:\n  ${group}: { title: Runs, events: { RUN: { name: Run ended, description: A run ended. } } }\n`;

export type EventRule =
  | "event-added"
  | "event-activated"
  | "event-removed"
  | "event-constant-renamed"
  | "event-wire-name-changed"
  | "event-moved"
  | "plan-changed"
  | "wire-name-released"
  | "deprecation-changed"
  | "docs-changed";

export const EVENT_RULES: Readonly<Record<EventRule, Rule>> = {
  "event-added": {
    title: "A new event",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "Something that was not reported is reported now.",
    bad: {
      before: events(RUN),
      after: events(RUN, STOP),
      says: "The event ‘Run stopped’ is new; it sends no properties of its own.",
    },
    good: { before: events(RUN), after: status("planned") },
  },
  "event-activated": {
    title: "A planned event is sent",
    kinds: ["PRIVACY"],
    direction: "more",
    why: "The plan was published; from now on it is done.",
    bad: {
      before: status("planned"),
      after: status("active"),
      says: "The event ‘Run stopped’ was planned and is sent from now on; it sends no properties of its own.",
    },
    good: { before: status("planned"), after: status("planned") },
  },
  "event-removed": {
    title: "An event less",
    kinds: ["CODE", "WIRE", "PRIVACY"],
    direction: "less",
    why: "Callers no longer compile, stored data gets no new rows, and less is reported.",
    bad: {
      before: events(RUN, STOP),
      after: status("removed"),
      says: "The event ‘Run stopped’ is not collected any more.",
    },
    good: { before: status("planned"), after: status("removed") },
  },
  "event-constant-renamed": {
    title: "An event has another constant name",
    kinds: ["CODE"],
    why: "Callers import the old name. The wire name is the same, so stored data does not change.",
    bad: {
      before: events(RUN, STOP),
      after: events(RUN, "RUN_STOPPED: { name: Run stopped, description: A run was stopped. }"),
      says: "The event ‘Run stopped’ is `RUN_STOPPED` in code now; it was `STOP`.",
    },
    good: {
      before: events(RUN, STOP),
      after: events(RUN, "HALT: { name: Run halted, description: A run was halted. }"),
    },
  },
  "event-wire-name-changed": {
    title: "An event is sent under another name",
    kinds: ["WIRE", "PRIVACY"],
    direction: "depends",
    why: "Queries for the old name find no new rows. Where the description or the trigger changed as well, it may be another event, which counts as more.",
    bad: {
      before: events(RUN, STOP),
      after: events(RUN, "STOP: { name: Run halted, description: A run was stopped. }"),
      says: "The event `STOP` is sent as ‘Run halted’ now; it was ‘Run stopped’.",
    },
    good: {
      before: events(RUN, STOP),
      after: events(RUN, "STOP: { name: Run stopped, description: A run was halted. }"),
    },
  },
  "event-moved": {
    title: "An event stands in another group",
    kinds: ["DOCS"],
    why: "Groups are headings of the page; neither code nor data knows them.",
    bad: {
      before: inGroup("runs"),
      after: inGroup("jobs"),
      says: "The event ‘Run ended’ stands in the group `jobs` now; it was in `runs`.",
    },
    good: { before: events(RUN, STOP), after: events(STOP, RUN) },
  },
  "plan-changed": {
    title: "The plans changed",
    kinds: ["DOCS"],
    why: "Planned events are published and not sent.",
    bad: {
      before: events(RUN),
      after: status("planned"),
      says: "The event ‘Run stopped’ is planned; nothing is sent yet.",
    },
    good: { before: status("planned"), after: status("active") },
  },
  "wire-name-released": {
    title: "The name of a removed event is no longer reserved",
    kinds: ["WIRE"],
    why: "A new event could take the name, and stored data would mix two meanings.",
    bad: {
      before: status("removed"),
      after: events(RUN),
      says: "The wire name ‘Run stopped’ of a removed event is free to be used for something else.",
    },
    good: { before: events(RUN, STOP), after: status("removed") },
  },
  "deprecation-changed": {
    title: "Something is on its way out, or is not any more",
    kinds: ["DOCS"],
    why: "Editors strike it out and pages say so; it is sent as before.",
    bad: {
      before: runEvent(),
      after: runEvent('deprecated: { since: "1.5.0", reason: Nobody reads it. }'),
      says: "The event ‘Run ended’ is deprecated.",
    },
    good: { before: runEvent(), after: runEvent("trigger: After the last step.") },
  },
  "docs-changed": {
    title: "Other words",
    kinds: ["DOCS"],
    why: "Descriptions, triggers, titles and examples are for readers; what is sent is the same.",
    bad: {
      before: runEvent(),
      after: runEvent("trigger: After the last step."),
      says: "The event ‘Run ended’: other words in `trigger`.",
    },
    good: {
      before: runEvent("trigger: After the last step."),
      after: runEvent("trigger: >-", "  After the last", "  step."),
    },
  },
};
