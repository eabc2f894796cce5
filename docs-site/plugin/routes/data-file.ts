/** `/data/…`: one file of the data. */
import type { APIRoute, GetStaticPaths } from "astro";
import { fileAt, files } from "../libs/data.ts";

export const getStaticPaths: GetStaticPaths = () => files.map(({ path }) => ({ params: { file: path } }));

export const GET: APIRoute = ({ params }) => {
  const file = fileAt.get(params["file"] ?? "");
  if (file === undefined) return new Response("not found", { status: 404 });
  return new Response(file.read(), { headers: { "content-type": `${file.mediaType}; charset=utf-8` } });
};
