/** The formats that can be imported: one row each. */
import { readAmplitude } from "./readers/amplitude.ts";
import { readAvo } from "./readers/avo.ts";
import { readGitlab } from "./readers/gitlab.ts";
import { gleanReader } from "./readers/glean.ts";
import { readPythonEnum } from "./readers/python-enum.ts";
import type { PlanReader } from "./readers/read-file.ts";
import { readRudderstack } from "./readers/rudderstack.ts";
import { readSegment } from "./readers/segment.ts";
import { readSnowplow } from "./readers/snowplow.ts";
import type { Receiver } from "./write/head.ts";

export interface ImportFormat {
  /** In a few words, after “imported from”. */
  readonly title: string;
  /** What the file is, for help. */
  readonly help: string;
  /** How files of the format in a folder end; files without any ending count where "" stands. */
  readonly endings: readonly string[];
  /** `today` as YYYY-MM-DD. */
  readonly reader: (today: string) => PlanReader;
  /** Who receives the data, where the format itself says so. */
  readonly receiver?: Receiver;
}

const SEGMENT: Receiver = {
  id: "segment",
  name: "Twilio Segment",
  endpoint: "https://api.segment.io/v1/batch",
};

export const IMPORT_FORMATS = {
  segment: {
    title: "a Segment tracking plan",
    help: "tracking plan as JSON: Public API, Config API or Typewriter's plan.json",
    endings: [".json"],
    reader: () => readSegment,
    receiver: SEGMENT,
  },
  rudderstack: {
    title: "a RudderStack tracking plan",
    help: "YAML of rudder-cli: a file, or the folder with all of them",
    endings: [".yaml", ".yml"],
    reader: () => readRudderstack,
  },
  avo: {
    title: "an Avo export",
    help: "JSON export of Avo",
    endings: [".json"],
    reader: () => readAvo,
  },
  amplitude: {
    title: "an Amplitude tracking plan",
    help: "CSV export of events and event properties of Amplitude Data",
    endings: [".csv"],
    reader: () => readAmplitude,
  },
  glean: {
    title: "metrics of Glean",
    help: "metrics.yaml; metrics of type event become events",
    endings: [".yaml", ".yml"],
    reader: gleanReader,
  },
  snowplow: {
    title: "Snowplow schemas",
    help: "self-describing JSON Schemas: a file, or a folder such as a registry's `schemas`",
    endings: [".json", ".yaml", ".yml", ""],
    reader: () => readSnowplow,
  },
  gitlab: {
    title: "event definitions of GitLab",
    help: "YAML definitions of internal events: a file, or a folder",
    endings: [".yml", ".yaml"],
    reader: () => readGitlab,
  },
  "python-enum": {
    title: "a Python enumeration",
    help: 'Python with `class AnalyticsEvent(str, Enum):` and `NAME = "Wire name"`',
    endings: [".py"],
    reader: () => readPythonEnum,
  },
} as const satisfies Readonly<Record<string, ImportFormat>>;

export type ImportFormatName = keyof typeof IMPORT_FORMATS;

export function isImportFormat(name: string): name is ImportFormatName {
  return Object.hasOwn(IMPORT_FORMATS, name);
}
