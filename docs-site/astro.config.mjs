import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import forthright from "./plugin/index.ts";

const theme = (name) => `./theme/${name}`;

export default defineConfig({
  // Links are few and pages small: fetching ahead would only add a script and requests nobody asked for.
  prefetch: false,
  // Style sheets and scripts stay files of their own: one copy for all pages, and a strict content policy.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: "Telemetry",
      disable404Route: true,
      expressiveCode: false,
      customCss: [theme("tokens.css"), theme("chrome.css")],
      components: {
        Head: theme("Head.astro"),
        LanguageSelect: theme("Nothing.astro"),
        Search: theme("Search.astro"),
        Sidebar: theme("Sidebar.astro"),
        SocialIcons: theme("Nothing.astro"),
        ThemeProvider: theme("ThemeProvider.astro"),
        ThemeSelect: theme("ThemeSelect.astro"),
      },
      plugins: [forthright({ catalog: "../generated", path: "/" })],
    }),
  ],
});
