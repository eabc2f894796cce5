/** The changes as a feed: Atom. */
import type { APIRoute } from "astro";
import { atomFeed } from "../libs/feeds.ts";
import { feedInput } from "../libs/site-feeds.ts";

export const GET: APIRoute = () =>
  new Response(atomFeed(feedInput), { headers: { "content-type": "application/atom+xml; charset=utf-8" } });
