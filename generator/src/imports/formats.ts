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
    help: "tracking plan as JSON: Public API, Config API or Typewriter's plan.json",
    endings: [".json"],
    receiver: SEGMENT,
  },
  rudderstack: {
    title: "a RudderStack tracking plan",
    help: "YAML of rudder-cli: a file, or the folder with all of them",
    endings: [".yaml", ".yml"],
  },
  avo: {
    title: "an Avo export",
    help: "JSON export of Avo",
    endings: [".json"],
  },
  amplitude: {
    title: "an Amplitude tracking plan",
    help: "CSV export of events and event properties of Amplitude Data",
    endings: [".csv"],
  },
  glean: {
    title: "metrics of Glean",
    help: "metrics.yaml; metrics of type event become events",
    endings: [".yaml", ".yml"],
  },
  snowplow: {
    title: "Snowplow schemas",
    help: "self-describing JSON Schemas: a file, or a folder such as a registry's `schemas`",
    endings: [".json", ".yaml", ".yml", ""],
  },
  gitlab: {
    title: "event definitions of GitLab",
    help: "YAML definitions of internal events: a file, or a folder",
    endings: [".yml", ".yaml"],
  },
  "python-enum": {
    title: "a Python enumeration",
    help: 'Python with `class AnalyticsEvent(str, Enum):` and `NAME = "Wire name"`',
    endings: [".py"],
  },
};

export function isImportFormat(name: string): name is ImportFormatName {
  return Object.hasOwn(IMPORT_FORMATS, name);
}
