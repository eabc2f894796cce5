/** Builds the site into docs-site/dist and says what it made. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
process.env.NODE_ENV = "production";
const { build } = await import("astro");

const root = fileURLToPath(new URL(".", import.meta.url));
// Starlight warns that there are no hand-written pages, which is as it should be here.
await build({ root, logLevel: "error" });
const pages = readdirSync(`${root}dist`, { recursive: true }).filter((name) =>
  String(name).endsWith(".html"),
);
process.stdout.write(`site: ${pages.length} pages in docs-site/dist (start at docs-site/dist/index.html)\n`);
