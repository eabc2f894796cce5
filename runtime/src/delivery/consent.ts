/** Looking at the files again: may a flusher still send? The environment and the terminal were the host's to judge. */
import { readSettings } from "../consent/settings.ts";
import { decideFully } from "../consent/sources.ts";
import type { ConsentSource } from "../contract.ts";
import { variableName } from "../places.ts";
import type { FlushJob } from "./job.ts";

/** `opted-out`: the person decided so, and what is queued is to be deleted. `no`: not now. */
export type Allowance = "yes" | "no" | "opted-out";

/** The sources that are files, and the question whether the person was told, whose answer is one. */
const FILES: ReadonlySet<ConsentSource> = new Set(["administrator", "project", "person", "undecided"]);

/** Asks every source that is a file. Whatever cannot be read and understood forbids. */
export function allowed({ places, consent }: FlushJob): Allowance {
  const settings = readSettings(places.settings);
  if (settings.kind === "settings" && settings.settings.decision === "opt-out") return "opted-out";
  const { chain } = decideFully({
    product: consent.product,
    consent: consent.rules,
    catalog: "",
    build: undefined,
    enabled: undefined,
    optionProblem: undefined,
    endpointProblem: undefined,
    platform: process.platform,
    env: consent.answered ? { [variableName(consent.product)]: "on" } : {},
    places,
    projectDirectory: consent.projectDirectory,
  });
  const forbids = chain.some(
    ({ source, verdict }) => FILES.has(source) && (verdict === "off" || verdict === "notice"),
  );
  return forbids ? "no" : "yes";
}
