/** A small hand-made catalogue with every kind of schema, for tests of what is made from a catalogue. */
import type {
  Catalog,
  CatalogEvent,
  Field,
  MetadataField,
  ValueSchema,
} from "@forthright/runtime/catalog-document";

/** A property with the catalogue's defaults filled in. */
export function field(
  name: string,
  schema: ValueSchema,
  example: Field["example"],
  more?: Partial<Field>,
): Field {
  return {
    name,
    description: `What ${name} is.`,
    schema,
    required: false,
    purpose: "improve-product",
    sensitivity: "none",
    examples: [],
    example,
    ...more,
  };
}

export function event(constant: string, name: string, more: Partial<CatalogEvent>): CatalogEvent {
  const words = constant.toLowerCase().split("_");
  const pascal = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  return {
    constant,
    name,
    type_name: `${pascal}Properties`,
    helper: `track${pascal}`,
    slug: words.join("-"),
    status: "active",
    description: `${name} happened.`,
    purpose: "improve-product",
    sensitivity: "none",
    destinations: ["segment", "warehouse"],
    properties: [],
    ...more,
  };
}

const flavor: ValueSchema = { type: "string", type_name: "Flavor", enum: ["local", "kubeflow", "sagemaker"] };

const metadata: readonly MetadataField[] = [
  {
    ...field("installation_id", { type: "string", format: "uuid" }, "11111111-2222-4333-8444-555555555555", {
      required: true,
      sensitivity: "pseudonymous",
      category: "unique-id",
    }),
    source: "installation-id",
    path: "anonymousId",
  },
  {
    ...field("version", { type: "string", format: "version" }, "1.4.0", { required: true }),
    source: "product-version",
    path: "context.app.version",
  },
  {
    ...field("os", { type: "string", maxLength: 80 }, "Ubuntu Linux 16.04", {
      examples: ["Ubuntu Linux 16.04"],
    }),
    source: "os",
    path: "context.os.name",
  },
  {
    ...field("workspace", { type: "string", enum: ["local", "team"] }, "local", { required: true }),
    source: "host",
    path: "context.workspace.kind",
  },
  {
    ...field("email", { type: "string", format: "email" }, "ada@example.com", {
      requires: "email-contact",
      purpose: "email-contact",
      sensitivity: "personal",
    }),
    source: "consented-email",
    path: "properties.email",
  },
];

const runPipeline = event("RUN_PIPELINE", "Pipeline run", {
  description: "A pipeline was run to its end.",
  trigger: "After the last step of a pipeline, whether it worked or not.",
  since: "1.0.0",
  review: "https://example.com/reviews/1",
  owner: "pipelines@example.com",
  retention: "18 months",
  properties: [
    field("total_steps", { type: "integer", minimum: 0, maximum: 10000 }, 4, {
      required: true,
      examples: [4],
      since: "1.0.0",
    }),
    field("duration", { type: "number", minimum: 0 }, 1.5, { since: "1.3.0" }),
    field("scheduled", { type: "boolean" }, true),
    field("orchestrator", flavor, "local"),
    field("store", { type: "string", enum: ["sql", "rest", null] }, "sql"),
    field("retries", { type: "integer", enum: [0, 1, 2], nullable: true }, 0),
    field("tags", { type: "array", maxItems: 5, items: { type: "string", maxLength: 20 } }, ["nightly"]),
    field("flavors", { type: "array", maxItems: 3, items: flavor }, ["local", "kubeflow"]),
    field(
      "resources",
      {
        type: "object",
        properties: [
          field("cpu", { type: "integer", minimum: 1 }, 2, { required: true }),
          field("gpu", { type: "object", properties: [field("model", flavor, "local")] }, { model: "local" }),
        ],
      },
      { cpu: 2, gpu: { model: "local" } },
    ),
    field(
      "shape",
      { type: "object", type_name: "Shape", properties: [field("side", { type: "number" }, 1)] },
      { side: 1 },
    ),
  ],
});

/** A new copy each time, so that a test may change it. */
export function sampleCatalog(): Catalog {
  return structuredClone({
    product: {
      id: "kiln",
      name: "Kiln",
      version: "1.4.0",
      homepage: "https://kiln.example.com",
      source: "https://github.com/example/kiln",
      command: "kiln telemetry",
    },
    controller: { name: "Kiln Works", location: "Ghent, Belgium" },
    why: "We want to know what is used.\n\n* to find **bugs**\n* to decide what to build next\n\nSee [the source](https://github.com/example/kiln).\n",
    consent: { model: "opt-out", scope: "global", opt_out_event: "OPT_OUT", ci: false },
    purposes: [
      {
        id: "improve-product",
        title: "Find bugs and decide what to build next",
        basis: "legitimate-interests",
        consent: "shared",
      },
      { id: "email-contact", title: "Ask for feedback by e-mail", basis: "consent", consent: "separate" },
    ],
    destinations: [
      {
        id: "segment",
        name: "Twilio Segment",
        adapter: "segment",
        endpoint: "https://api.segment.io/v1/batch",
      },
      {
        id: "warehouse",
        name: "Own warehouse",
        adapter: "segment",
        endpoint: "https://events.kiln.example.com/v1/batch",
      },
    ],
    metadata,
    types: [
      {
        name: "Flavor",
        values_name: "FLAVOR_VALUES",
        description: "Kind of backend.",
        schema: { type: "string", enum: ["local", "kubeflow", "sagemaker"] },
      },
      { name: "Shape", schema: { type: "object", properties: [field("side", { type: "number" }, 1)] } },
    ],
    groups: [
      {
        id: "pipelines",
        slug: "pipelines",
        title: "Pipelines",
        description: "Work with pipelines.",
        events: [
          runPipeline,
          event("GET_PIPELINES", "Pipelines fetched", {
            properties: [field("count", { type: "integer" }, 1)],
          }),
          event("PLANNED", "Planned thing", { status: "planned" }),
        ],
      },
      {
        id: "stack_recipes",
        slug: "stack-recipes",
        title: "Stack recipes",
        events: [
          event("PULL_STACK_RECIPE", "Stack recipe pulled", {
            destinations: ["segment"],
            deprecated: { since: "1.2.0", reason: "Recipes moved.", replaced_by: "GET_PIPELINES" },
            properties: [
              field("recipe_name", { type: "string", maxLength: 60 }, "aws-minimal", {
                required: true,
                free_text: "Names are chosen by their authors.",
              }),
              field("path", { type: "string", maxLength: 40 }, "/home/ada/recipe", {
                transform: "basename",
                free_text: "Only the last part is kept.",
                sensitivity: "personal",
              }),
              field("kind", { type: "string", const: "recipe" }, "recipe", { required: true }),
            ],
          }),
        ],
      },
      {
        id: "analytics",
        slug: "analytics",
        title: "Telemetry itself",
        events: [
          event("OPT_OUT", "Analytics opt-out", { description: "Telemetry was switched off." }),
          event("GONE", "Old event", { status: "removed" }),
        ],
      },
    ],
  } satisfies Catalog);
}
