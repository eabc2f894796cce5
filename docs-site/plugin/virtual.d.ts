declare module "virtual:forthright/catalog" {
  import type { CatalogDocument } from "@forthright/runtime/catalog-document";

  const document: CatalogDocument;
  export default document;
}

declare module "virtual:forthright/context" {
  import type { SiteContext } from "./libs/link.ts";

  const context: SiteContext;
  export default context;
}

declare module "virtual:forthright/source" {
  /**
   * `file`: the one that the catalogue was read from; its folder may hold more of what the generator wrote.
   * `plugin`: address of a file of the plugin, from which the packages are found that it was installed with.
   */
  const source: { readonly file: string; readonly plugin: string };
  export default source;
}

declare module "virtual:forthright/editions" {
  import type { Edition } from "./libs/editions.ts";

  const editions: readonly Edition[];
  export default editions;
}

declare module "virtual:forthright/translations" {
  import type { LanguageDocument } from "@forthright/runtime/catalog-document";

  /** By language; those that an edition shows. */
  const translations: Readonly<Record<string, LanguageDocument>>;
  export default translations;
}

declare module "virtual:forthright/explainable" {
  import type { Explainable } from "@forthright/runtime/explain";

  /** By an edition's prefix: each is loaded only where it is needed. */
  const catalogs: Readonly<Record<string, () => Promise<{ readonly default: Explainable }>>>;
  export default catalogs;
}

declare module "virtual:forthright/history" {
  import type { CatalogHistory } from "@forthright/runtime/catalog-document";

  const history: CatalogHistory;
  export default history;
}

declare module "virtual:forthright/proof" {
  import type { Proof } from "./libs/load-proof.ts";

  const proof: Proof | null;
  export default proof;
}
