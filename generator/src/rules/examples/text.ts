/** Examples of the rules about texts. */
import type { RuleExamples } from "../rule.ts";
import { events, metadata, properties } from "./base.ts";

const each = (...all: readonly string[]): readonly string[] => all.map((text) => properties(text));

export const TEXT_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  "free-text-without-reason": {
    good: [
      ...each(
        "note: { type: string, free_text: No list exists., maxLength: 64, description: Note. }",
        "mode: { type: string, enum: [fast, slow], description: Mode. }",
      ),
      metadata("os: { type: string, source: os, description: Operating system. }"),
    ],
    bad: [
      ...each(
        "note: { type: string, description: Note. } # !",
        "note: { type: string, maxLength: 64, description: Note. } # !",
        "note: { type: string, free_text: No list exists., description: Note. } # !",
        "notes: { type: array, maxItems: 3, items: { type: string }, description: Notes. } # !",
      ),
      metadata("note: { type: string, source: host, description: Note. } # !"),
    ],
  },
  "free-text-unneeded": {
    good: each("mode: { type: string, enum: [fast, slow], description: Mode. }"),
    bad: each(
      "mode: { type: string, enum: [fast, slow], free_text: People choose., description: Mode. } # !",
    ),
  },
  "invalid-pattern": {
    good: each('code: { type: string, pattern: "^[a-z]+$", description: Code. }'),
    bad: each(
      'code: { type: string, pattern: "^[a-z+$", description: Code. } # !',
      "code: { type: string, pattern: \\e, description: Code. } # !",
    ),
  },
  "unsafe-pattern": {
    good: each(
      'v: { type: string, pattern: "^[0-9]+(\\\\.[0-9]+)*$", description: V. }',
      'v: { type: string, pattern: "^(?:a|b)+$", description: V. }',
    ),
    bad: each(
      'v: { type: string, pattern: "^(a+)+$", description: V. } # !',
      'v: { type: string, pattern: "^(a|aa)+$", description: V. } # !',
      'v: { type: string, pattern: "^(.*)*$", description: V. } # !',
      'v: { type: string, pattern: "^(a)\\\\1$", description: V. } # !',
    ),
  },
  "pattern-not-anchored": {
    good: each('code: { type: string, pattern: "^(?:[a-z]+|[0-9]+)$", description: Code. }'),
    bad: each(
      'code: { type: string, pattern: "[a-z]+", description: Code. } # !',
      'code: { type: string, pattern: "^a$|b", description: Code. } # !',
    ),
  },
  "hidden-character": {
    good: [
      events("RUN: { name: 👩‍💻 ran ❤️ it, description: می‌خواهم }"),
      events('RUN: { name: Run, description: "Tab\\tand line\\nend." }'),
    ],
    bad: [
      events("RUN: { name: Run\u200b, description: A run. } # !"),
      events('RUN: { name: Run, description: "A \\u202Enur." } # !'),
      events("RUN: { name: Run, description: A run. } # ! \u2066 in a comment"),
      events('RUN: { name: "Run\\a", description: A run. } # !'),
      events("RUN: { name: Ru\u200dn, description: A run. } # !"),
    ],
  },
};
