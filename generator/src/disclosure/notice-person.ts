/** Rows of the legal notice about the person: rights, consent, what lies on the machine, how closely data is tied. */
import type { Catalog, NoticeFact } from "@forthright/runtime/catalog-document";
import { activeEvents } from "./active-events.ts";
import { fixed, stated, unstatable } from "./notice-fact.ts";
import type { NoticeFacts } from "./notice-rows.ts";

export function rightsFacts(catalog: Catalog, { commands }: NoticeFacts): readonly NoticeFact[] {
  const text = (name: string): string | undefined => commands.find((command) => command.name === name)?.text;
  const [log, forget] = [text("log"), text("forget")];
  return [
    fixed(
      "Where that law applies to you",
      "Access, rectification, erasure, restriction, objection and portability. They are free of charge.",
    ),
    stated("Whom to ask", catalog.controller?.contact, "controller.contact"),
    fixed(
      "How your data is found",
      hasInstallationId(catalog)
        ? "By the installation id. Name it when you ask: without it, reports cannot be told to be yours."
        : "Messages carry no installation id, so reports cannot be told to be yours.",
    ),
    ...(log === undefined ? [] : [fixed("See what was sent", log)]),
    ...(forget === undefined ? [] : [fixed("Delete it on your machine", forgetWords(catalog, forget))]),
  ];
}

function forgetWords(catalog: Catalog, command: string): string {
  return hasInstallationId(catalog)
    ? `${command} (prints the installation id a last time, so that you can ask the recipients to delete what they have)`
    : command;
}

export function withdrawalFacts(catalog: Catalog, { commands }: NoticeFacts): readonly NoticeFact[] {
  const consented = catalog.purposes.filter(({ basis }) => basis === "consent");
  if (consented.length === 0) return [fixed("None", "No purpose rests on consent.")];
  const text = (name: string): string | undefined => commands.find((command) => command.name === name)?.text;
  return consented.map(({ title, consent }) =>
    stated(title, text(consent === "separate" ? "forget" : "opt-out"), "product.command"),
  );
}

export function deviceFacts(_catalog: Catalog, { files }: NoticeFacts): readonly NoticeFact[] {
  const written = files.filter(({ description }) => !description.startsWith("Read, never written"));
  return [
    fixed("Files", `${written.map(({ title }) => title).join(", ")}.`),
    fixed(
      "An id",
      written.some(({ id }) => id === "installation-id") ? "Yes: the installation id." : "None.",
    ),
    unstatable("Why it may be stored there: consent, or an exemption"),
  ];
}

export function pseudonymFacts(catalog: Catalog): readonly NoticeFact[] {
  const fields = [
    ...catalog.metadata,
    ...activeEvents(catalog).flatMap(({ properties }) => properties),
  ].filter(({ requires }) => requires === undefined);
  const has = (level: string): boolean => fields.some(({ sensitivity }) => sensitivity === level);
  const personal = has("personal") || has("sensitive");
  return [
    fixed(
      "Reports as a whole",
      personal
        ? "Some of it is personal data by itself."
        : hasInstallationId(catalog) || has("pseudonymous")
          ? "Pseudonymous: reports of one installation can be told to belong together, and count as personal data under the GDPR."
          : "No value is declared that ties reports to a person or to each other.",
    ),
  ];
}

/** Whether the value travels together with the installation id is said, whatever the purpose's text says. */
export function separateFacts(catalog: Catalog): readonly NoticeFact[] {
  const separate = catalog.purposes.filter(({ consent }) => consent === "separate");
  if (separate.length === 0) return [fixed("None", "Nothing is asked for separately.")];
  return separate.map(({ id, title }) => {
    const riding = catalog.metadata.filter(({ requires }) => requires === id).map(({ name }) => name);
    const events = activeEvents(catalog);
    const own = events.filter(
      (event) => event.requires === id || event.properties.some(({ requires }) => requires === id),
    ).length;
    const parts = [
      ...(riding.length === 0
        ? []
        : [`${riding.join(", ")}, on every event while the yes holds${joined(catalog)}`]),
      ...(own === 0
        ? []
        : [`${own} ${own === 1 ? "event or a property of it" : "events or properties of them"}`]),
    ];
    return fixed(title, parts.length === 0 ? "Nothing declared." : `${parts.join("; ")}.`);
  });
}

function joined(catalog: Catalog): string {
  return hasInstallationId(catalog) ? ", in the same message as the installation id" : "";
}

function hasInstallationId({ metadata }: Catalog): boolean {
  return metadata.some(({ source }) => source === "installation-id");
}
