/** Guides to the codes of reading: files, YAML, included files. */
import type { Guides } from "./guide.ts";

export const FILE_GUIDES: Guides = {
  "file-not-readable": { fix: "Check the path, and that it names a file that this account may read." },
  "file-too-large": {
    fix: "Check that the file is the catalogue. Large catalogues can be split with `include`.",
  },
  "not-utf8": { fix: "Save the file as UTF-8; editors have a setting for it." },
  "control-character": {
    fix: "Delete the character. Lines end with LF or CRLF.",
    bad: "why: We want to know what \u0007is used.\n",
    good: "why: We want to know what is used.\n",
  },
};

export const YAML_GUIDES: Guides = {
  "yaml-syntax": {
    fix: "Mend the marked place; often a bracket, a quote or the indentation before it is wrong.",
    bad: "controller: { name: Acme\n",
    good: "controller: { name: Acme }\n",
  },
  "yaml-too-deep": {
    fix: "Check that the file is a catalogue; an event's property stands 8 deep.",
    bad: `why: ${"[".repeat(70)}${"]".repeat(70)}\n`,
    good: "why: We want to know what is used.\n",
  },
  "yaml-too-big": {
    fix: "Check that the file is a catalogue. Large catalogues can be split with `include`.",
  },
  "yaml-directive": {
    fix: "Remove the line that starts with `%`.",
    whole: true,
    bad: "%YAML 1.1\n---\nforthright: 1\n",
  },
  "yaml-tag": {
    fix: "Remove the tag; quotes make a value text.",
    bad: "controller: { name: !!str 1984 }\n",
    good: 'controller: { name: "1984" }\n',
  },
  "yaml-alias": {
    fix: "Write the value out, or declare a named type under `types` and use `$type`.",
    bad: "controller: &who { name: Acme }\nconsent: *who\n",
    good: "controller: { name: Acme }\n",
  },
  "yaml-merge-key": {
    fix: "Write the keys out, or declare a named type under `types` and use `$type`.",
    bad: "controller: { <<: { name: Acme } }\n",
    good: "controller: { name: Acme }\n",
  },
  "yaml-several-documents": {
    fix: "Keep one document; put other catalogues into files of their own.",
    whole: true,
    bad: "forthright: 1\n---\nforthright: 1\n",
  },
  "key-not-text": {
    fix: "Put quotes around the key if it is meant as a name.",
    bad: "controller: { name: Acme, true: yes }\n",
    good: "controller: { name: Acme }\n",
  },
  "duplicate-key": {
    fix: "Remove or rename one of the two.",
    bad: "controller: { name: Acme, name: Acme Ltd }\n",
    good: "controller: { name: Acme Ltd }\n",
  },
  "misleading-number": {
    fix: "Remove the leading zeros, or put quotes around the number if it is text.",
    bad: "controller: { name: 0123 }\n",
    good: 'controller: { name: "0123" }\n',
  },
  "inexact-number": {
    fix: "Put quotes around it if it is text, or use a number of at most 15 digits.",
    bad: "controller: { name: 12345678901234567890 }\n",
    good: 'controller: { name: "12345678901234567890" }\n',
  },
  "empty-catalogue": {
    fix: "Write a catalogue; `forthright init` makes a first one.",
    whole: true,
    bad: "# later\n",
  },
  "root-not-a-map": {
    fix: "Start with `forthright: 1`, and go on with `product:`.",
    whole: true,
    bad: "- forthright: 1\n",
  },
};

const GROUP =
  "groups: { stacks: { title: Stacks, events: { SET_STACK: { name: Stack set, description: A stack was set. } } } }\n";

export const INCLUDE_GUIDES: Guides = {
  "include-not-found": {
    fix: "Mend the pattern, or create the file. Patterns are relative to the file that they stand in.",
    bad: "include: [more/stack.yaml]\n",
    good: "include: [more/stacks.yaml]\n",
    files: { "more/stacks.yaml": GROUP },
  },
  "include-outside": {
    fix: "Move the file into the catalogue's folder, or below it.",
    bad: "include: [../stacks.yaml]\n",
    good: "include: [stacks.yaml]\n",
    files: { "stacks.yaml": GROUP },
  },
  "include-cycle": {
    fix: "Take the file out of its own way, or put included files into a folder of their own.",
    bad: 'include: ["*.yaml"]\n',
    good: "include: [stacks.yaml]\n",
    files: { "stacks.yaml": GROUP },
  },
  "included-twice": {
    fix: "Name each file once.",
    bad: 'include: [more/stacks.yaml, "more/*.yaml"]\n',
    good: 'include: ["more/*.yaml"]\n',
    files: { "more/stacks.yaml": GROUP },
  },
  "duplicate-entry": {
    fix: "Keep one of the two, or rename it.",
    bad: `include: [stacks.yaml]\n${GROUP}`,
    good: "include: [stacks.yaml]\n",
    files: { "stacks.yaml": GROUP },
  },
};
