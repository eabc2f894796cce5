/** What an explanation says. Plain data: it prints as JSON as it is. Types only. */
import type {
  Catalog,
  CatalogDocument,
  EnvelopeField,
  MessageKind,
  Sensitivity,
  Status,
} from "../catalog-document.ts";

/** The part of a published catalogue that explaining needs; a `CatalogDocument` is one. */
export interface Explainable extends Pick<CatalogDocument, "id"> {
  readonly catalog: Pick<Catalog, "purposes" | "metadata" | "groups" | "identify">;
  readonly disclosure: {
    readonly envelope: readonly ExplainableEnvelope[];
    readonly metadata_places?: readonly {
      readonly destination: string;
      readonly field: string;
      readonly path: string;
    }[];
    readonly trait_places?: readonly { readonly destination: string; readonly path: string }[];
  };
}

interface ExplainableEnvelope extends EnvelopeField {
  readonly destination?: string;
}

export type FieldKind = "property" | "trait" | "metadata" | "envelope" | "undeclared";

export interface ExplainedField {
  /** Where it stands in the message, items by number: `properties.steps[0].kind`. */
  readonly path: string;
  /** The same with every item as `[]`, as the pages write it. */
  readonly declaredPath: string;
  /** Its value as JSON, cut where it is long. Untrusted: escape it where it is shown. */
  readonly value: string;
  readonly kind: FieldKind;
  /** What the catalogue says it is; absent if it says nothing. */
  readonly description?: string;
  /** Title of the purpose; the envelope has none. */
  readonly purpose?: string;
  readonly sensitivity?: Sensitivity;
  /** Title of the purpose whose separate consent it needs. */
  readonly requires?: string;
  /** What is wrong with it, completing “`total_steps` …”; absent: the value is allowed. */
  readonly problem?: string;
}

/** The declared event of a message. */
export interface EventReference {
  readonly constant: string;
  readonly description: string;
  readonly status: Status;
  /** Slugs of group and event: the address of its page. */
  readonly group: string;
  readonly slug: string;
}

export interface ExplainedMessage {
  /** What it is where it is no event: traits, or a request to be forgotten. */
  readonly kind?: Exclude<MessageKind, "event">;
  /** Line of the text where it begins, from 1. */
  readonly line: number;
  /** Wire name as it stands in the message, cut where it is long; untrusted. Absent: it has none. */
  readonly name?: string;
  /** Whether the message was allowed by this catalogue, by another one, or does not say. */
  readonly match: "same" | "another" | "none";
  /** Id of the catalogue that allowed it, where that is another one. */
  readonly catalog?: string;
  /** Absent: no event of this catalogue has the name. */
  readonly event?: EventReference;
  readonly fields: readonly ExplainedField[];
  /** Required properties, or traits, that are not there. */
  readonly missing: readonly string[];
}

/** What stands around the messages of a request. */
export interface ExplainedRequest {
  readonly line: number;
  readonly fields: readonly ExplainedField[];
}

/** A part of the text that is no message. */
export interface BrokenPart {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

export interface ExplanationCounts {
  readonly messages: number;
  readonly fields: number;
  /** Fields that the catalogue does not declare. */
  readonly undeclared: number;
  /** Declared fields with a value that is not allowed. */
  readonly notAllowed: number;
  /** Messages of an event that the catalogue does not declare. */
  readonly unknownEvents: number;
  readonly missing: number;
  /** Messages of another catalogue, or of none. */
  readonly otherCatalog: number;
  readonly broken: number;
}

export interface Explanation {
  /** Id of the catalogue that explained. */
  readonly catalog: string;
  readonly messages: readonly ExplainedMessage[];
  readonly requests: readonly ExplainedRequest[];
  readonly broken: readonly BrokenPart[];
  readonly counts: ExplanationCounts;
  /** There is at least one message, and every part of the text is declared and allowed. */
  readonly clear: boolean;
}
