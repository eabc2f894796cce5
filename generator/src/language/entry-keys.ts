/** Keys of the entries of a catalogue: product, purposes, destinations, events … */

export const ROOT_KEYS = {
  forthright: {
    shape: { is: "format-version" },
    required: true,
    description: "Version of the catalogue language.",
    example: "1",
  },
  language: {
    shape: { is: "language" },
    description: "Language of the texts, as a lower-case BCP 47 tag. Default: `en`.",
    example: "de",
  },
  product: {
    shape: { is: "map", of: "product" },
    required: true,
    description: "The program whose use is reported.",
    example: '{ id: zenml, name: ZenML, version: "0.23.0" }',
  },
  controller: {
    shape: { is: "map", of: "controller" },
    description: "Who decides about the data and answers for it; what is not known is left out.",
    example: '{ name: ZenML GmbH, location: "Munich, Germany" }',
  },
  why: {
    shape: { is: "text" },
    prose: true,
    description: "Why anything is collected: prose for the public page, in a subset of Markdown.",
    example: "We want to know which commands people use.",
  },
  consent: {
    shape: { is: "map", of: "consent" },
    required: true,
    description: "How people decide.",
    example: "{ model: opt-out, scope: global }",
  },
  purposes: {
    shape: { is: "entries", names: "id", of: "purpose", minimum: 1 },
    required: true,
    description: "What the data is used for, each with its legal basis.",
    example: "{ improve-product: { title: Find bugs, basis: legitimate-interests } }",
  },
  destinations: {
    shape: { is: "entries", names: "id", of: "destination", minimum: 1 },
    required: true,
    description: "Who receives the data.",
    example:
      "{ segment: { name: Twilio Segment, adapter: segment, endpoint: https://api.segment.io/v1/batch } }",
  },
  defaults: {
    shape: { is: "map", of: "defaults" },
    description: "What holds for every event that does not say otherwise.",
    example: "{ purpose: improve-product, sensitivity: none, destinations: [segment] }",
  },
  metadata: {
    shape: { is: "entries", names: "key", of: "metadata-field" },
    description: "Fields that ride on every event.",
    example:
      "{ version: { type: string, format: version, source: product-version, description: Version of ZenML. } }",
  },
  traits: {
    shape: { is: "entries", names: "key", of: "trait" },
    description:
      "What the program may say once of an installation or a person with `identify`, by wire key; sent where events go by default.",
    example: "{ edition: { type: string, enum: [community, team], description: Edition in use. } }",
  },
  types: {
    shape: { is: "entries", names: "type", of: "type" },
    description: "Named types that properties refer to with `$type`.",
    example: "{ StoreType: { type: string, enum: [sql, rest, local] } }",
  },
  groups: {
    shape: { is: "entries", names: "key", of: "group" },
    required: true,
    description: "The events, in groups as the page shows them.",
    example: "{ pipelines: { title: Pipelines, events: {} } }",
  },
  acknowledge: {
    shape: { is: "list", of: { is: "map", of: "acknowledgement" } },
    description: "Changes that collect more, each with who decided it; `forthright diff` asks for them.",
    example:
      "[{ change: event-added, at: groups.pipelines.events.RUN_PIPELINE, by: data team, reason: Runs fail unseen., link: https://example.org/reviews/12 }]",
  },
} as const;

export const PRODUCT_KEYS = {
  id: {
    shape: { is: "name", of: "id" },
    required: true,
    description: "Short name: settings folder, environment variables and package name are made of it.",
    example: "zenml",
  },
  name: { shape: { is: "line" }, required: true, description: "Name as people know it.", example: "ZenML" },
  version: {
    shape: { is: "version" },
    required: true,
    description: "The release that this catalogue describes.",
    example: '"0.23.0"',
  },
  released: {
    shape: { is: "date" },
    description: "The day on which this version was released; the history of changes is dated by it.",
    example: '"2026-01-31"',
  },
  homepage: { shape: { is: "line" }, description: "https link to the product.", example: "https://zenml.io" },
  source: {
    shape: { is: "line" },
    description: "https link to the source code.",
    example: "https://github.com/zenml-io/zenml",
  },
  command: {
    shape: { is: "line" },
    description: "Where the program mounts status, opt-out, opt-in, show, preview, log and forget.",
    example: "zenml config analytics",
  },
} as const;

export const CONTROLLER_KEYS = {
  name: { shape: { is: "line" }, required: true, description: "Legal name.", example: "ZenML GmbH" },
  location: {
    shape: { is: "line" },
    prose: true,
    description: "City and country.",
    example: '"Munich, Germany"',
  },
  contact: { shape: { is: "line" }, description: "How to reach them.", example: "privacy@example.org" },
  representative: {
    shape: { is: "line" },
    prose: true,
    description: "Representative in the Union (GDPR Art. 27).",
    example: "Example Ltd, Dublin, Ireland",
  },
  data_protection_officer: {
    shape: { is: "line" },
    description: "How to reach the data protection officer (GDPR Art. 37).",
    example: "dpo@example.org",
  },
} as const;

export const CONSENT_KEYS = {
  model: {
    shape: { is: "choice", of: ["opt-out", "opt-in"] },
    required: true,
    description: "Whether data is sent until a person says no, or only after a person says yes.",
    example: "opt-out",
  },
  scope: {
    shape: { is: "choice", of: ["global"] },
    required: true,
    description: "What one decision covers: `global`, all projects of this person on this machine.",
    example: "global",
  },
  opt_out_event: {
    shape: { is: "reference", of: "constant" },
    description: "Constant of the one event that opting out sends; absent: opting out sends nothing.",
    example: "OPT_OUT_ANALYTICS",
  },
  ci: {
    shape: { is: "switch" },
    description: "Whether unattended machines may send. Default: `off`.",
    example: "off",
  },
} as const;

export const PURPOSE_KEYS = {
  title: {
    shape: { is: "line" },
    required: true,
    prose: true,
    description: "The purpose in a few words.",
    example: "Find bugs and decide what to build next",
  },
  description: {
    shape: { is: "text" },
    prose: true,
    description: "More about it.",
    example: "Counting the commands used.",
  },
  basis: {
    shape: {
      is: "choice",
      of: [
        "consent",
        "contract",
        "legal-obligation",
        "vital-interests",
        "public-task",
        "legitimate-interests",
      ],
    },
    required: true,
    description: "Legal basis: GDPR Art. 6(1).",
    example: "legitimate-interests",
  },
  consent: {
    shape: { is: "choice", of: ["shared", "separate"] },
    description: "`separate`: asked for on its own; `shared` (default): covered by the one decision.",
    example: "separate",
  },
  retention: {
    shape: { is: "line" },
    prose: true,
    description: "How long data is kept for it.",
    example: "13 months",
  },
} as const;

export const DESTINATION_KEYS = {
  name: {
    shape: { is: "line" },
    required: true,
    description: "Who receives the data.",
    example: "Twilio Segment",
  },
  adapter: {
    shape: { is: "choice", of: ["segment", "posthog", "webhook", "file"] },
    required: true,
    description: "The form in which it is sent.",
    example: "segment",
  },
  endpoint: {
    shape: { is: "line" },
    required: true,
    description:
      "Address that receives it: https, or http on this machine; for the adapter `file` a file:/// address.",
    example: "https://api.segment.io/v1/batch",
  },
  country: {
    shape: { is: "line" },
    prose: true,
    description: "Country in which it is stored.",
    example: "United States",
  },
  safeguard: {
    shape: { is: "line" },
    prose: true,
    description: "What protects a transfer out of the Union.",
    example: "Standard contractual clauses",
  },
  retention: {
    shape: { is: "line" },
    prose: true,
    description: "How long the receiver keeps it.",
    example: "13 months",
  },
} as const;

export const DESTINATIONS_KEY = {
  destinations: {
    shape: { is: "list", of: { is: "reference", of: "id" } },
    description: "Entries of `destinations` that receive it. Default: all of them.",
    example: "[segment]",
  },
} as const;

export const METADATA_KEYS = {
  source: {
    shape: {
      is: "choice",
      of: [
        "installation-id",
        "product-version",
        "os",
        "os-name",
        "os-version",
        "arch",
        "runtime-version",
        "ci",
        "consented-email",
        "host",
      ],
    },
    required: true,
    description: "Where the value comes from; `host`: the program passes a function.",
    example: "product-version",
  },
  path: {
    shape: { is: "line" },
    description: "Where the value stands on the wire. Default: `properties.<name>`.",
    example: "context.app.version",
  },
} as const;

export const PROPERTY_KEYS = {
  required: {
    shape: { is: "flag" },
    description: "Whether the event is incomplete without it. Default: false.",
    example: "true",
  },
} as const;

export const TRAIT_KEYS = {
  required: {
    shape: { is: "flag" },
    description: "Whether `identify` says nothing without it. Default: false.",
    example: "true",
  },
} as const;

export const TYPE_KEYS = {
  description: {
    shape: { is: "text" },
    prose: true,
    description: "What the type stands for.",
    example: "Kinds of store.",
  },
} as const;

export const GROUP_KEYS = {
  title: {
    shape: { is: "line" },
    required: true,
    prose: true,
    description: "Heading on the page.",
    example: "Pipelines",
  },
  description: {
    shape: { is: "text" },
    prose: true,
    description: "What the group is about.",
    example: "Running pipelines.",
  },
  events: {
    shape: { is: "entries", names: "constant", of: "event" },
    required: true,
    description: "Events by constant name.",
    example: "{ RUN_PIPELINE: { name: Pipeline run, description: A pipeline was run. } }",
  },
} as const;

export const EVENT_KEYS = {
  name: {
    shape: { is: "line" },
    required: true,
    description: "The wire name, sent byte for byte.",
    example: "Pipeline run",
  },
  description: {
    shape: { is: "text" },
    required: true,
    prose: true,
    description: "What the event is.",
    example: "A pipeline was run.",
  },
  trigger: {
    shape: { is: "text" },
    prose: true,
    description: "When it is recorded, in plain words.",
    example: "After `zenml pipeline run` has finished.",
  },
  status: {
    shape: { is: "choice", of: ["planned", "active", "removed"] },
    description: "`active` (default) events are sent; the wire name of a `removed` one stays reserved.",
    example: "active",
  },
  properties: {
    shape: { is: "entries", names: "key", of: "property" },
    description: "What the event carries, by wire key.",
    example: "{ total_steps: { type: integer, minimum: 0, description: How many steps there are. } }",
  },
} as const;

export const DEPRECATION_KEYS = {
  since: { shape: { is: "version" }, description: "Product version from which on.", example: '"0.23.0"' },
  reason: { shape: { is: "text" }, prose: true, description: "Why.", example: "Nobody read it." },
  replaced_by: {
    shape: { is: "line" },
    description: "The event, property or field that takes its place.",
    example: "RUN_PIPELINE",
  },
} as const;

export const SUPPRESSION_KEYS = {
  rule: { shape: { is: "line" }, required: true, description: "Code of the rule.", example: "unused-type" },
  reason: {
    shape: { is: "text" },
    required: true,
    description: "Why the rule does not count here.",
    example: "The next release uses it.",
  },
} as const;

export const ACKNOWLEDGEMENT_KEYS = {
  change: {
    shape: { is: "line" },
    required: true,
    description: "Rule of the change, as `forthright diff` names it.",
    example: "event-added",
  },
  at: {
    shape: { is: "line" },
    required: true,
    description: "Path of what changed, in dots; `*` stands for any one key.",
    example: "groups.pipelines.events.RUN_PIPELINE",
  },
  by: { shape: { is: "line" }, required: true, description: "Who decided it.", example: "data team" },
  reason: {
    shape: { is: "text" },
    required: true,
    description: "Why it is needed.",
    example: "Runs fail unseen.",
  },
  link: {
    shape: { is: "line" },
    required: true,
    description: "https link to where it was decided.",
    example: "https://example.org/reviews/12",
  },
} as const;
