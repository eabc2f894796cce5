/** Guides to the codes of overlays. */
import type { Guides } from "./guide.ts";

const WHY = "why: We want to know what is used.\n";
const GERMAN_WHY = "why: Wir wollen wissen, was benutzt wird.\n";
const RECORD = "translated:\n  - why 59c824fa 8a0fa3ab\n";

export const OVERLAY_GUIDES: Guides = {
  "overlay-name": {
    fix: "Rename the file as the hint says.",
    files: { "catalog.DE.yaml": `${GERMAN_WHY}${RECORD}` },
    goodFiles: { "catalog.de.yaml": `${GERMAN_WHY}${RECORD}` },
    bad: WHY,
    good: WHY,
  },
  "overlay-language": {
    fix: "Keep one file for each language, and none for the catalogue's own.",
    files: { "catalog.en.yaml": `${WHY}translated:\n  - why 8a0fa3ab 59c824fa\n` },
    bad: GERMAN_WHY,
    good: `language: de\n${GERMAN_WHY}`,
  },
  "overlay-not-a-text": {
    fix: "Remove the key from the overlay; the catalogue says it for every language.",
    files: { "catalog.de.yaml": `product: { name: Acme }\n${GERMAN_WHY}${RECORD}` },
    goodFiles: { "catalog.de.yaml": `${GERMAN_WHY}${RECORD}` },
    bad: WHY,
    good: WHY,
  },
  "overlay-not-kept": { fix: "Do by hand what the hint says; the file was left as it is." },
  "overlay-stranger": {
    fix: "Mend the name, move the text to where its event stands now, or remove it.",
    files: {
      "catalog.de.yaml":
        "groups:\n  runs:\n    title: Läufe\ntranslated:\n  - groups.runs.title 848f54e8 3960fc83\n",
    },
    bad: "groups: { jobs: { title: Runs, events: { RUN: { name: Run, description: A run. } } } }\n",
    good: "groups: { runs: { title: Runs, events: { RUN: { name: Run, description: A run. } } } }\n",
  },
  "overlay-stale": {
    fix: "Change the text and run `forthright overlay <language>`; `--accept` says that it still holds.",
    files: { "catalog.de.yaml": `${GERMAN_WHY}${RECORD}` },
    bad: "why: We want to know what is used, and where it fails.\n",
    good: WHY,
  },
  "overlay-unrecorded": {
    fix: "Run `forthright overlay <language>`, which writes the record.",
    files: { "catalog.de.yaml": GERMAN_WHY },
    goodFiles: { "catalog.de.yaml": `${GERMAN_WHY}${RECORD}` },
    bad: WHY,
    good: WHY,
  },
};
