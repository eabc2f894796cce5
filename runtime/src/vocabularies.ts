/**
 * The catalogue in the vocabularies of others: privacy taxonomies, store labels, opt-out lists. Pure, no `node:` import:
 * `forthright export` and the public page make the same files with the same code.
 */
import type { CatalogDocument } from "./catalog-document.ts";
import { appleManifest } from "./vocabularies/apple.ts";
import { dpvGraph } from "./vocabularies/dpv.ts";
import { fideslangManifest } from "./vocabularies/fideslang.ts";
import { playAnswers } from "./vocabularies/play.ts";
import { toptoutEntry } from "./vocabularies/toptout.ts";
import type { Translation } from "./vocabularies/translation.ts";

export { jsonText, type Translation } from "./vocabularies/translation.ts";

export interface Vocabulary {
  /** What is typed after `forthright export`. */
  readonly id: "toptout" | "fideslang" | "dpv" | "apple-privacy" | "play-data-safety";
  readonly title: string;
  /** Which edition of the vocabulary the words are from. */
  readonly edition: string;
  /** https address of the vocabulary. */
  readonly source: string;
  /** What the file is for. */
  readonly description: string;
  readonly file: string;
  readonly extension: string;
  readonly mediaType: string;
  /** Pure; never throws. */
  readonly translate: (document: CatalogDocument) => Translation;
}

export const VOCABULARIES: readonly Vocabulary[] = [
  {
    id: "toptout",
    title: "Opt-out facts, toptout format",
    edition: "data format of toptout's data/README.md, commit 02c89d7",
    source: "https://github.com/beatcracker/toptout",
    description: "How to switch sending off, for tools that do so on many programs at once.",
    file: "opt-out.json",
    extension: "json",
    mediaType: "application/json",
    translate: toptoutEntry,
  },
  {
    id: "fideslang",
    title: "Privacy declarations, fideslang",
    edition: "fideslang 2 models, default taxonomy",
    source: "https://iabtechlab.com/standards/privacy-taxonomy/",
    description: "Data categories, uses and legal bases as a system of the Fides taxonomy.",
    file: "fideslang.json",
    extension: "json",
    mediaType: "application/json",
    translate: fideslangManifest,
  },
  {
    id: "dpv",
    title: "Processing in the W3C Data Privacy Vocabulary",
    edition: "DPV 2.2 with its EU GDPR extension",
    source: "https://w3id.org/dpv/2.2",
    description: "Controller, recipients, purposes, legal bases and data as linked data (JSON-LD).",
    file: "dpv.jsonld",
    extension: "jsonld",
    mediaType: "application/ld+json",
    translate: dpvGraph,
  },
  {
    id: "apple-privacy",
    title: "Apple privacy manifest",
    edition: "values of NSPrivacyCollectedDataType, 2026",
    source: "https://developer.apple.com/documentation/bundleresources/privacy-manifest-files",
    description: "Collected data types for an app that ships the program on Apple's systems.",
    file: "apple-privacy.xcprivacy",
    extension: "xcprivacy",
    mediaType: "application/xml",
    translate: appleManifest,
  },
  {
    id: "play-data-safety",
    title: "Google Play data-safety answers",
    edition: "ids of the form's CSV, 2026",
    source: "https://support.google.com/googleplay/android-developer/answer/10787469",
    description: "Answers to Play's form that the catalogue gives, by its question and response ids.",
    file: "play-data-safety.json",
    extension: "json",
    mediaType: "application/json",
    translate: playAnswers,
  },
];
