import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import forthright from "./plugin/index.ts";
import { lean, theme } from "./theme/index.ts";

export default defineConfig({
  ...lean,
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      ...theme,
      // Replaced by the product's name from the catalogue.
      title: "Telemetry",
      // src/pages/404.astro takes its place.
      disable404Route: true,
      plugins: [forthright({ catalog: "../generated", path: "/", proof: "../proof.json" })],
    }),
  ],
});
