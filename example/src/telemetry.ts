/** The one place where the program sets up its telemetry. */
import { type Analytics, type AnalyticsOptions, createAnalytics } from "zenml-analytics";

let switchedOff = false;
let client: Analytics | undefined;

/** `--no-telemetry` was given. */
export function switchOff(): void {
  switchedOff = true;
}

/**
 * The same options serve the client and the telemetry commands. The write key is not in the source: a copy of this
 * repository must not report to somebody's real account.
 */
export function telemetryOptions(): AnalyticsOptions {
  const writeKey = process.env["ZENML_SEGMENT_WRITE_KEY"];
  return {
    ...(writeKey === undefined || writeKey === "" ? {} : { writeKey }),
    ...(switchedOff ? { enabled: false } : {}),
  };
}

/** The client, made when it is first needed. */
export function analytics(): Analytics {
  client ??= createAnalytics(telemetryOptions());
  return client;
}

/** A new client, for after the person has changed the decision. */
export function renewAnalytics(): Analytics {
  client = undefined;
  return analytics();
}
