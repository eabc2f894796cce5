/** `/events/<group>/<event>.md`: the event as Markdown. */
import type { APIRoute, GetStaticPaths } from "astro";
import type { EventEntry } from "../libs/catalog.ts";
import { eventMarkdown } from "../libs/event-markdown.ts";
import { index, links } from "../libs/site.ts";

export const getStaticPaths: GetStaticPaths = () =>
  index.entries.map((entry) => ({
    params: { group: entry.group.slug, event: entry.event.slug },
    props: { entry },
  }));

export const GET: APIRoute<{ entry: EventEntry }> = ({ props }) =>
  new Response(eventMarkdown(index, links, props.entry), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
