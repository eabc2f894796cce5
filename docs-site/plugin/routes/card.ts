/** `/cards/…png`: what services show where somebody links to these pages. */

import source from "virtual:forthright/source";
import type { APIRoute, GetStaticPaths } from "astro";
import { cardsOf } from "../cards/cards.ts";
import { drawCard } from "../cards/draw.ts";
import { siteAt } from "../libs/site.ts";

export const getStaticPaths: GetStaticPaths = ({ routePattern }) =>
  cardsOf(siteAt(routePattern)).map(({ name, card }) => ({ params: { card: name }, props: { card } }));

export const GET: APIRoute = async ({ props }) => {
  const png = await drawCard(props["card"], source.plugin);
  return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
};
