/** The reader of each format. */
import type { ImportFormatName } from "../formats.ts";
import { readAmplitude } from "./amplitude.ts";
import { readAvo } from "./avo.ts";
import { readGitlab } from "./gitlab.ts";
import { gleanReader } from "./glean.ts";
import { readPythonEnum } from "./python-enum.ts";
import type { PlanReader } from "./read-file.ts";
import { readRudderstack } from "./rudderstack.ts";
import { readSegment } from "./segment.ts";
import { readSnowplow } from "./snowplow.ts";

/** `today` as YYYY-MM-DD decides what a plan calls expired. */
export function readerOf(format: ImportFormatName, today: string): PlanReader {
  const readers: Readonly<Record<ImportFormatName, PlanReader>> = {
    segment: readSegment,
    rudderstack: readRudderstack,
    avo: readAvo,
    amplitude: readAmplitude,
    glean: gleanReader(today),
    snowplow: readSnowplow,
    gitlab: readGitlab,
    "python-enum": readPythonEnum,
  };
  return readers[format];
}
