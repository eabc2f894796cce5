/** Keys of a catalogue in several files. */

export const INCLUDE_KEY = {
  include: {
    shape: { is: "list", of: { is: "line" }, minimum: 1 },
    description: "Files with more `groups`, `types` and `purposes`, as patterns relative to this file.",
    example: "[catalog/*.yaml]",
  },
} as const;

/** Keys of an included file beside `include`: all are as in the catalogue itself, and none is required. */
export const PART_KEYS = {
  purposes: {
    shape: { is: "entries", names: "id", of: "purpose" },
    description: "More purposes, added to those of the catalogue.",
    example: "{ improve-product: { title: Find bugs, basis: legitimate-interests } }",
  },
  types: {
    shape: { is: "entries", names: "type", of: "type" },
    description: "More named types, added to those of the catalogue.",
    example: "{ StoreType: { type: string, enum: [sql, rest, local] } }",
  },
  groups: {
    shape: { is: "entries", names: "key", of: "group" },
    description: "More groups of events, shown after those of the catalogue.",
    example: "{ pipelines: { title: Pipelines, events: {} } }",
  },
} as const;
