/** `/llms.txt` */
import type { APIRoute } from "astro";
import { files } from "../libs/data.ts";
import { llmsText } from "../libs/llms.ts";
import { index, links } from "../libs/site.ts";

export const GET: APIRoute = () =>
  new Response(llmsText(index, links, files), { headers: { "content-type": "text/plain; charset=utf-8" } });
