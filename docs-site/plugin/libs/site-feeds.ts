/** What the three feeds are made of. */
import context from "virtual:forthright/context";
import type { FeedInput } from "./feeds.ts";
import { index, links, versions } from "./site.ts";

const { product, controller } = index.catalog;

export const feedInput: FeedInput = {
  product,
  author: controller?.name ?? product.name,
  versions,
  links,
  site: context.site,
};
