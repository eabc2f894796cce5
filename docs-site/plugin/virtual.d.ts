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
