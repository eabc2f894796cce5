/** Templates are files of this package, read like code: once, when first needed. */
import { readFileSync } from "node:fs";

export type TemplateName = "telemetry" | "telemetry-event" | "event" | "llms" | "readme" | "gdpr-30";

export function templateText(name: TemplateName): string {
  return readFileSync(new URL(`../../../templates/${name}.hbs`, import.meta.url), "utf8");
}
