/** What the three feeds are made of. */
import context from "virtual:forthright/context";
import type { FeedInput } from "./feeds.ts";
import { index, links } from "./site.ts";
import { versions } from "./site-history.ts";

const { product, controller } = index.catalog;

export const feedInput: FeedInput = {
  product,
  author: controller?.name ?? product.name,
  versions,
  links,
  site: context.site,
};
