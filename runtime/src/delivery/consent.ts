/** Looking at the files again: may a flusher still send? The environment and the terminal were the host's to judge. */
import { dirname, join } from "node:path";
import { readObjectFile, readSettings } from "../consent/settings.ts";
import type { FlushJob } from "./job.ts";

/** `opted-out`: the person decided so, and what is queued is to be deleted. `no`: not now. */
export type Allowance = "yes" | "no" | "opted-out";

/** Asks every source that is a file. Whatever cannot be read and understood forbids. */
export function allowed({ places, consent }: FlushJob): Allowance {
  const settings = readSettings(places.settings);
  if (settings.kind === "settings" && settings.settings.decision === "opt-out") return "opted-out";
  if (settings.kind === "unusable" || isOff(places.administrator)) return "no";
  for (const directory of upwards(consent.projectDirectory)) {
    if (isOff(join(directory, places.projectFileName))) return "no";
  }
  const known = settings.kind === "settings" ? settings.settings : undefined;
  const decided = known?.decision === "opt-in" || (consent.model === "opt-out" && known?.told !== undefined);
  return decided || consent.answered ? "yes" : "no";
}

function isOff(path: string): boolean {
  const file = readObjectFile(path);
  return file.kind === "unusable" || (file.kind === "object" && file.value["enabled"] === false);
}

function upwards(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}
