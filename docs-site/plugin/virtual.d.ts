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
  /** The file that the catalogue was read from; its folder may hold more of what the generator wrote. */
  const source: { readonly file: string };
  export default source;
}

declare module "virtual:forthright/explainable" {
  import type { Explainable } from "@forthright/runtime/explain";

  const catalog: Explainable;
  export default catalog;
}

declare module "virtual:forthright/history" {
  import type { CatalogHistory } from "@forthright/runtime/catalog-document";

  const history: CatalogHistory;
  export default history;
}
