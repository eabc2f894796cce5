/** Rows of the legal notice about the person: rights, consent, what lies on the machine, how closely data is tied. */
import type { Catalog, NoticeFact } from "@forthright/runtime/catalog-document";
import { activeEvents } from "./active-events.ts";
import { fixed, stated, unstatable } from "./notice-fact.ts";
import type { NoticeFacts } from "./notice-rows.ts";
import type { Say } from "./say.ts";

export function rightsFacts(catalog: Catalog, { commands }: NoticeFacts, say: Say): readonly NoticeFact[] {
  const text = (name: string): string | undefined => commands.find((command) => command.name === name)?.text;
  const [log, forget] = [text("log"), text("forget")];
  return [
    fixed(
      say("Where that law applies to you"),
      say("Access, rectification, erasure, restriction, objection and portability. They are free of charge."),
    ),
    stated(say("Whom to ask"), catalog.controller?.contact, "controller.contact"),
    fixed(
      say("How your data is found"),
      hasInstallationId(catalog)
        ? say("By the installation id. Name it when you ask: without it, reports cannot be told to be yours.")
        : say("Messages carry no installation id, so reports cannot be told to be yours."),
    ),
    ...(log === undefined ? [] : [fixed(say("See what was sent"), log)]),
    ...(forget === undefined
      ? []
      : [fixed(say("Delete it on your machine"), forgetWords(catalog, forget, say))]),
  ];
}

function forgetWords(catalog: Catalog, command: string, say: Say): string {
  return hasInstallationId(catalog)
    ? say(
        "{} (prints the installation id a last time, so that you can ask the recipients to delete what they have)",
        command,
      )
    : command;
}

export function withdrawalFacts(
  catalog: Catalog,
  { commands }: NoticeFacts,
  say: Say,
): readonly NoticeFact[] {
  const consented = catalog.purposes.filter(({ basis }) => basis === "consent");
  if (consented.length === 0) return [fixed(say("None"), say("No purpose rests on consent."))];
  const text = (name: string): string | undefined => commands.find((command) => command.name === name)?.text;
  return consented.map(({ title, consent }) =>
    stated(title, text(consent === "separate" ? "forget" : "opt-out"), "product.command"),
  );
}

/** Files that somebody else writes, and this software only reads. */
const READ_ONLY: ReadonlySet<string> = new Set(["administrator", "project"]);

export function deviceFacts(_catalog: Catalog, { files }: NoticeFacts, say: Say): readonly NoticeFact[] {
  const written = files.filter(({ id }) => !READ_ONLY.has(id));
  return [
    fixed(say("Files"), `${written.map(({ title }) => title).join(", ")}.`),
    fixed(
      say("An id"),
      written.some(({ id }) => id === "installation-id") ? say("Yes: the installation id.") : say("None."),
    ),
    unstatable(say("Why it may be stored there: consent, or an exemption")),
  ];
}

export function pseudonymFacts(catalog: Catalog, _facts: NoticeFacts, say: Say): readonly NoticeFact[] {
  const fields = [
    ...catalog.metadata,
    ...(catalog.identify?.traits ?? []),
    ...activeEvents(catalog).flatMap(({ properties }) => properties),
  ].filter(({ requires }) => requires === undefined);
  const has = (level: string): boolean => fields.some(({ sensitivity }) => sensitivity === level);
  const personal = has("personal") || has("sensitive");
  return [
    fixed(
      say("Reports as a whole"),
      personal
        ? say("Some of it is personal data by itself.")
        : hasInstallationId(catalog) || has("pseudonymous")
          ? say(
              "Pseudonymous: reports of one installation can be told to belong together, and count as personal data under the GDPR.",
            )
          : say("No value is declared that ties reports to a person or to each other."),
    ),
  ];
}

/** Whether the value travels together with the installation id is said, whatever the purpose's text says. */
export function separateFacts(catalog: Catalog, _facts: NoticeFacts, say: Say): readonly NoticeFact[] {
  const separate = catalog.purposes.filter(({ consent }) => consent === "separate");
  if (separate.length === 0) return [fixed(say("None"), say("Nothing is asked for separately."))];
  return separate.map(({ id, title }) => {
    const riding = catalog.metadata.filter(({ requires }) => requires === id).map(({ name }) => name);
    const traits = (catalog.identify?.traits ?? []).filter(({ requires }) => requires === id);
    const events = activeEvents(catalog);
    const own = events.filter(
      (event) => event.requires === id || event.properties.some(({ requires }) => requires === id),
    ).length;
    const parts = [
      ...(riding.length === 0
        ? []
        : [say(hasInstallationId(catalog) ? WITH_ID : WITHOUT_ID, riding.join(", "))]),
      ...(traits.length === 0 ? [] : [say("{}, as traits", traits.map(({ name }) => name).join(", "))]),
      ...(own === 0
        ? []
        : [own === 1 ? say("1 event or a property of it") : say("{} events or properties of them", own)]),
    ];
    return fixed(title, parts.length === 0 ? say("Nothing declared.") : `${parts.join("; ")}.`);
  });
}

const WITH_ID = "{}, on every event while the yes holds, in the same message as the installation id";
const WITHOUT_ID = "{}, on every event while the yes holds";

function hasInstallationId({ metadata }: Catalog): boolean {
  return metadata.some(({ source }) => source === "installation-id");
}
