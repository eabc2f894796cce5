/** How the table of the language describes keys, and the types that follow from a description. */
import type { JsonValue } from "@forthright/runtime/catalog-document";

/** Patterns of names; see `names.ts`. */
export type NameKind = "constant" | "key" | "type" | "id";

/** What the value of a key may be. */
export type Shape =
  /** The version of the language. */
  | { readonly is: "format-version" }
  /** A single line without space at either end. */
  | { readonly is: "line" }
  /** Text of any length. */
  | { readonly is: "text" }
  /** A product version: text that starts with a digit. */
  | { readonly is: "version" }
  /** A lower-case BCP 47 tag: `de`, `pt-br`. */
  | { readonly is: "language" }
  /** A date of the form YYYY-MM-DD. */
  | { readonly is: "date" }
  /** A date of the form YYYY-MM-DD, or a product version. */
  | { readonly is: "expiry" }
  /** The entry's own name. */
  | { readonly is: "name"; readonly of: NameKind }
  /** The name of another entry. */
  | { readonly is: "reference"; readonly of: NameKind }
  | { readonly is: "choice"; readonly of: readonly string[] }
  | { readonly is: "flag" }
  /** `on` or `off`. */
  | { readonly is: "switch" }
  /** A whole number from 0. */
  | { readonly is: "count" }
  | { readonly is: "number" }
  | { readonly is: "json" }
  | { readonly is: "list"; readonly of: Shape; readonly minimum?: number }
  /** Entries by name; each is a map of the given kind. */
  | { readonly is: "entries"; readonly names: NameKind; readonly of: string; readonly minimum?: number }
  /** A map of the given kind. */
  | { readonly is: "map"; readonly of: string };

export interface KeySpec {
  readonly shape: Shape;
  readonly required?: true;
  /** A text for readers, which overlays tell in other languages. */
  readonly prose?: true;
  /** One sentence in Markdown: for editors, the JSON Schema and the reference page. */
  readonly description: string;
  /** A value as it is written in YAML. */
  readonly example: string;
}

export type KeySpecs = Readonly<Record<string, KeySpec>>;

/** The type of the values of a shape, where `Kinds` gives the type of each kind of map. */
export type ValueOf<S, Kinds> = S extends { readonly is: "flag" | "switch" }
  ? boolean
  : S extends { readonly is: "count" | "number" | "format-version" }
    ? number
    : S extends { readonly is: "json" }
      ? JsonValue
      : S extends { readonly is: "choice"; readonly of: readonly (infer Choice)[] }
        ? Choice
        : S extends { readonly is: "list"; readonly of: infer Item }
          ? readonly ValueOf<Item, Kinds>[]
          : S extends { readonly is: "entries"; readonly of: infer Kind }
            ? ReadonlyMap<string, Kinds[Kind & keyof Kinds]>
            : S extends { readonly is: "map"; readonly of: infer Kind }
              ? Kinds[Kind & keyof Kinds]
              : string;

/** The type of a map that has the given keys. */
export type MapOf<Specs, Kinds> = {
  readonly [Key in keyof Specs as Specs[Key] extends { readonly required: true } ? Key : never]: ValueOf<
    Specs[Key] extends { readonly shape: infer S } ? S : never,
    Kinds
  >;
} & {
  readonly [Key in keyof Specs as Specs[Key] extends { readonly required: true } ? never : Key]?: ValueOf<
    Specs[Key] extends { readonly shape: infer S } ? S : never,
    Kinds
  >;
};
