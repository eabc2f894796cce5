/** The formats that can be imported: one row each. Light, for help needs it; `readers/readers.ts` has the readers. */
import type { Receiver } from "./write/head.ts";

export interface ImportFormat {
  /** In a few words, after “imported from”. */
  readonly title: string;
  /** What the file is, for help. */
  readonly help: string;
  /** How files of the format in a folder end; files without any ending count where "" stands. */
  readonly endings: readonly string[];
  /** Who receives the data, where the format itself says so. */
  readonly receiver?: Receiver;
}

const SEGMENT: Receiver = {
  id: "segment",
  name: "Twilio Segment",
  endpoint: "https://api.segment.io/v1/batch",
};

export type ImportFormatName =
  | "segment"
  | "rudderstack"
  | "avo"
  | "amplitude"
  | "glean"
  | "snowplow"
  | "gitlab"
  | "python-enum";

export const IMPORT_FORMATS: Readonly<Record<ImportFormatName, ImportFormat>> = {
  segment: {
    title: "a Segment tracking plan",
    help: "JSON of the Public API, Config API or Typewriter",
    endings: [".json"],
    receiver: SEGMENT,
  },
  rudderstack: {
    title: "a RudderStack tracking plan",
    help: "YAML of rudder-cli: a file, or the folder of all",
    endings: [".yaml", ".yml"],
  },
  avo: {
    title: "an Avo export",
    help: "JSON export",
    endings: [".json"],
  },
  amplitude: {
    title: "an Amplitude tracking plan",
    help: "CSV export of events and event properties",
    endings: [".csv"],
  },
  glean: {
    title: "metrics of Glean",
    help: "metrics.yaml: metrics of type event",
    endings: [".yaml", ".yml"],
  },
  snowplow: {
    title: "Snowplow schemas",
    help: "self-describing JSON Schemas: a file, or a registry",
    endings: [".json", ".yaml", ".yml", ""],
  },
  gitlab: {
    title: "event definitions of GitLab",
    help: "YAML of internal events: a file, or a folder",
    endings: [".yml", ".yaml"],
  },
  "python-enum": {
    title: "a Python enumeration",
    help: "Python: `class AnalyticsEvent(str, Enum):`",
    endings: [".py"],
  },
};

export function isImportFormat(name: string): name is ImportFormatName {
  return Object.hasOwn(IMPORT_FORMATS, name);
}
