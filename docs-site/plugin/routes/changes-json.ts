/** The changes as a feed: JSON. */
import type { APIRoute } from "astro";
import { jsonFeed } from "../libs/feeds.ts";
import { feedInput } from "../libs/site-feeds.ts";

export const GET: APIRoute = () =>
  new Response(jsonFeed(feedInput), { headers: { "content-type": "application/feed+json; charset=utf-8" } });
