/** The one place where pages get the loaded catalogue. Evaluated once per build. */
import document from "virtual:forthright/catalog";
import context from "virtual:forthright/context";
import { type CatalogIndex, indexCatalog } from "./catalog.ts";
import { type Links, makeLinks } from "./link.ts";
import { type PropertyUse, usesByName } from "./property-uses.ts";
import { visibleDocument } from "./visible.ts";

export const index: CatalogIndex = indexCatalog(visibleDocument(document));
/** Every declared name with all that carries it. */
export const propertyUses: readonly PropertyUse[] = usesByName(index);
export const useOf: ReadonlyMap<string, PropertyUse> = new Map(propertyUses.map((use) => [use.name, use]));
export const links: Links = makeLinks(context);
/** Whether the disclosure is the whole site and not a part of somebody's. */
export const isWholeSite: boolean = context.path === "";
