/** What ties events, and traits, together: facts for the page and for people who ask. Pure. */
import type { Catalog, LinkFact, MetadataField } from "../catalog-document.ts";

type LinkInput = Pick<Catalog, "product" | "metadata" | "identify">;

/** What ties events together, strongest last; fields that are tied to nobody are left out. */
export function linkFacts(input: LinkInput): readonly LinkFact[] {
  const { metadata, product } = input;
  const hasId = hasInstallationId(input);
  const forget = product.command === undefined ? undefined : `${product.command} forget`;
  const ofMetadata = metadata.flatMap(({ name, source, sensitivity }): readonly LinkFact[] => {
    if (source === "installation-id") {
      return [
        {
          field: name,
          ties: "Events of one installation can be told to be of the same machine; the value says nothing about who uses it.",
          reset: `Opting out deletes it, and a new one is made after opting in again${forget === undefined ? "" : `; “${forget}” deletes it at any time`}.`,
        },
      ];
    }
    if (source === "consented-email") {
      return [
        {
          field: name,
          ties: `Names you: events that carry it are tied to your address${hasId ? ", and through the installation id so are all others of this machine, earlier ones too" : ""}.`,
          reset: `Taking back the consent deletes it here; events sent from then on carry it no more${forget === undefined ? "" : `${hasId ? `. “${forget}” also makes a new installation id, so that later events are not tied to earlier ones` : ""}`}.`,
        },
      ];
    }
    if (sensitivity === "none") return [];
    return [
      {
        field: name,
        ties: "Events with the same value can be of the same person or machine.",
        reset: "It is the program's own value; this software cannot reset it.",
      },
    ];
  });
  return [...ofMetadata, ...traitLinks(input, forget)];
}

/** A trait is said once, and holds for everything that came or comes from the same installation. */
function traitLinks(input: LinkInput, forget: string | undefined): readonly LinkFact[] {
  const { identify } = input;
  const hasId = hasInstallationId(input);
  return (identify?.traits ?? []).map(({ name, sensitivity }): LinkFact => {
    const names = sensitivity === "personal" || sensitivity === "sensitive" ? "Is about you: t" : "T";
    return {
      field: name,
      trait: true,
      ties: hasId
        ? `${names}hrough the installation id it can be added to all events of this installation, earlier ones too.`
        : `${names}he message that holds it carries no installation id, so by itself it is tied to no event.`,
      reset: hasId
        ? `Opting out deletes the installation id, so that later events are not tied to it${forget === undefined ? "" : `; “${forget}” does so at any time`}.`
        : "There is nothing to reset on this computer.",
    };
  });
}

/** Carries a value that the person gave with a separate consent. */
export function isConsented({ source }: Pick<MetadataField, "source">): boolean {
  return source === "consented-email";
}

/** Whether messages carry the id of an installation. */
export function hasInstallationId({ metadata }: Pick<Catalog, "metadata">): boolean {
  return metadata.some((field) => field.source === "installation-id");
}
