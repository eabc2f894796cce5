/** Keys of the language that values share: what a value may be, its privacy, its life cycle. */

/** The subset of JSON Schema 2020-12 that describes a value. */
export const VALUE_KEYS = {
  type: {
    shape: { is: "choice", of: ["string", "integer", "number", "boolean", "array", "object"] },
    description: "Kind of value; needed unless `$type` names a declared type.",
    example: "string",
  },
  $type: {
    shape: { is: "reference", of: "type" },
    description: "Name of an entry of `types`; stands alone, without other keywords about the value.",
    example: "StoreType",
  },
  enum: {
    shape: { is: "list", of: { is: "json" }, minimum: 1 },
    description: "The values that are allowed, each as it is sent.",
    example: "[local, kubeflow]",
  },
  const: {
    shape: { is: "json" },
    description: "The one value that is allowed.",
    example: "cli",
  },
  format: {
    shape: { is: "choice", of: ["uuid", "email", "uri", "date-time", "version"] },
    description: "A well-known form of text.",
    example: "uuid",
  },
  pattern: {
    shape: { is: "text" },
    description: "ECMAScript regular expression with the `u` flag; anchor it with `^` and `$`.",
    example: "^[a-z]+$",
  },
  minimum: { shape: { is: "number" }, description: "Smallest number allowed.", example: "0" },
  maximum: { shape: { is: "number" }, description: "Largest number allowed.", example: "100" },
  minLength: {
    shape: { is: "count" },
    description: "Fewest characters allowed (UTF-16 code units).",
    example: "1",
  },
  maxLength: {
    shape: { is: "count" },
    description: "Most characters allowed (UTF-16 code units).",
    example: "64",
  },
  items: {
    shape: { is: "map", of: "items" },
    description: "What each item of an array may be.",
    example: "{ type: string, enum: [cpu, gpu] }",
  },
  maxItems: {
    shape: { is: "count" },
    description: "Most items of an array; every array needs it.",
    example: "10",
  },
  properties: {
    shape: { is: "entries", names: "key", of: "property" },
    description: "The keys of an object; what is not declared cannot be sent.",
    example: "{ kind: { type: string, enum: [cpu, gpu], description: Kind of processor } }",
  },
  nullable: {
    shape: { is: "flag" },
    description: "Whether `null` is allowed as well.",
    example: "true",
  },
  free_text: {
    shape: { is: "text" },
    prose: true,
    description: "Why free text is needed here; published beside the field.",
    example: "The list of examples changes apart from releases, so no closed list exists.",
  },
} as const;

export const PRIVACY_KEYS = {
  purpose: {
    shape: { is: "reference", of: "id" },
    description: "What it is used for: an entry of `purposes`. Default: that of what contains it.",
    example: "improve-product",
  },
  sensitivity: {
    shape: { is: "choice", of: ["none", "pseudonymous", "personal", "sensitive"] },
    description: "How strongly it is tied to a person. Default: that of what contains it.",
    example: "pseudonymous",
  },
  retention: {
    shape: { is: "line" },
    prose: true,
    description: "How long it is kept, in words.",
    example: "13 months",
  },
  requires: {
    shape: { is: "reference", of: "id" },
    description: "A purpose with separate consent; without that consent it is not sent.",
    example: "email-contact",
  },
} as const;

export const CARE_KEYS = {
  since: {
    shape: { is: "version" },
    description: "Product version that first recorded it.",
    example: '"0.20.0"',
  },
  tell_again: {
    shape: { is: "version" },
    description:
      "Product version that collects more with it: stronger sensitivity, another purpose, more values. Held back until people were told of that version.",
    example: '"0.23.0"',
  },
  deprecated: {
    shape: { is: "map", of: "deprecation" },
    description: "Says that it is on its way out, since when, why, and what replaces it.",
    example: '{ since: "0.23.0", reason: Nobody read it }',
  },
  expires: {
    shape: { is: "expiry" },
    description: "Date (YYYY-MM-DD) or product version; past it the catalogue has an error.",
    example: '"2030-12-31"',
  },
  owner: { shape: { is: "line" }, description: "Who answers for it.", example: "data team" },
  review: {
    shape: { is: "line" },
    description: "https link to the review that agreed to it.",
    example: "https://example.org/reviews/12",
  },
} as const;

/** Keys of everything that can hide a diagnostic of a rule. */
export const SUPPRESS_KEYS = {
  suppress: {
    shape: { is: "list", of: { is: "map", of: "suppression" } },
    description: "Rules that do not count here, each with a reason.",
    example: "[{ rule: unused-type, reason: Used by the next release }]",
  },
} as const;

/** Keys of a property of an event, a key of an object and a metadata field. */
export const FIELD_KEYS = {
  description: {
    shape: { is: "text" },
    required: true,
    prose: true,
    description: "What the value is, in plain words.",
    example: "How many steps the pipeline has.",
  },
  category: {
    shape: {
      is: "choice",
      of: [
        "account-id",
        "configuration",
        "content",
        "device-id",
        "diagnostics",
        "email-address",
        "environment",
        "hardware",
        "installation-id",
        "locale",
        "location",
        "operating-system",
        "organisation",
        "performance",
        "person-name",
        "product-version",
        "runtime",
        "usage",
      ],
    },
    description: "What the value is about, by the built-in taxonomy.",
    example: "usage",
  },
  transform: {
    shape: { is: "choice", of: ["hash", "basename", "truncate"] },
    description: "What is done to the text before anything is written.",
    example: "basename",
  },
  examples: {
    shape: { is: "list", of: { is: "json" } },
    description: "Values that pass; the first one is shown and tested.",
    example: "[4]",
  },
} as const;
