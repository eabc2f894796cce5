/** How to stop the telemetry, as it is true for this catalogue. */
import type { CatalogDocument, ConsentSourceFact } from "@forthright/runtime/catalog-document";
import { activeEvents } from "../../disclosure/active-events.ts";
import { codeBlock, codeCell, text } from "./escape.ts";
import type { View } from "./render.ts";

export function stopping({ catalog, disclosure }: CatalogDocument): View {
  const { consent } = catalog;
  const last = activeEvents(catalog).find((event) => event.constant === consent.opt_out_event);
  const separate = catalog.purposes.filter((purpose) => purpose.consent === "separate");
  return {
    model:
      consent.model === "opt-out"
        ? "Telemetry is on unless you switch it off. The first run prints the notice below, sends nothing and creates no id."
        : "Telemetry is off unless you switch it on.",
    scope: "Your decision holds for all projects of your account on this machine.",
    unattended: consent.ci
      ? "Unattended machines (CI, no terminal) may send."
      : "Unattended machines (CI, no terminal) send nothing unless they are told to.",
    last_event:
      last === undefined
        ? "Opting out sends nothing."
        : `If sending was on, opting out first sends exactly one last event, “${text(last.name)}”. Otherwise it sends nothing.`,
    separate:
      separate.length === 0
        ? ""
        : `Asked for and withdrawn on their own: ${separate.map((purpose) => text(purpose.title)).join("; ")}. Without that consent nothing is sent for it.`,
    commands: disclosure.commands.map((command) => ({
      command: codeCell(command.text),
      about: text(command.description),
    })),
    has_commands: disclosure.commands.length > 0,
    sources: disclosure.consent_sources.map((source, index) => ({
      place: String(index + 1),
      title: text(source.title),
      scope: text(source.scope),
      explanation: text(source.explanation),
    })),
    shells: disclosure.consent_sources.filter((source) => source.examples.length > 0).map(shellExamples),
  };
}

const SHELLS = { any: "any shell", sh: "sh, bash, zsh", powershell: "PowerShell", cmd: "cmd" } as const;

/** Lines for the same shell stand in one block. */
function shellExamples(source: ConsentSourceFact): View {
  const shells = [...new Set(source.examples.map((example) => example.shell))];
  return {
    title: text(source.title),
    scope: text(source.scope),
    examples: shells.map((shell) => ({
      shell: SHELLS[shell],
      block: codeBlock(
        source.examples
          .filter((example) => example.shell === shell)
          .map((example) => example.text)
          .join("\n"),
        "",
      ),
    })),
  };
}
