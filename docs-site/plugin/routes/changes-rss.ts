/** The changes as a feed: RSS. */
import type { APIRoute } from "astro";
import { rssFeed } from "../libs/feeds.ts";
import { feedInput } from "../libs/site-feeds.ts";

export const GET: APIRoute = () =>
  new Response(rssFeed(feedInput), { headers: { "content-type": "application/rss+xml; charset=utf-8" } });
