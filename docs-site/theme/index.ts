/** The theme as options of Starlight: style sheets and the few components that replace its own. */
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export const theme: { customCss: string[]; components: Record<string, string>; expressiveCode: false } = {
  customCss: [file("tokens.css"), file("chrome.css")],
  components: {
    Head: file("Head.astro"),
    LanguageSelect: file("LanguageSelect.astro"),
    Search: file("Search.astro"),
    Sidebar: file("Sidebar.astro"),
    SocialIcons: file("Nothing.astro"),
    ThemeProvider: file("ThemeProvider.astro"),
    ThemeSelect: file("ThemeSelect.astro"),
  },
  // Payloads are coloured by the pages themselves.
  expressiveCode: false,
};

/** Astro's own options that the theme stands on. */
export const lean: {
  prefetch: false;
  build: { inlineStylesheets: "never" };
  vite: { build: { assetsInlineLimit: 0 }; plugins: Plugin[] };
} = {
  // Pages are small and links few: fetching ahead would add a script, and requests nobody asked for.
  prefetch: false,
  // Style sheets and scripts stay files of their own: one copy for all pages, and a strict content policy.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [noSidebarState()] },
};

/**
 * Starlight remembers in the browser which parts of its sidebar are open. Ours do not fold, and this site stores
 * nothing that nobody asked for: the script is replaced by an empty one.
 */
function noSidebarState(): Plugin {
  const empty = "\0forthright-nothing";
  return {
    name: "forthright-no-sidebar-state",
    enforce: "pre",
    resolveId: (id) => (id.endsWith("components-internals/SidebarPersistState") ? empty : undefined),
    load: (id) => (id === empty ? "export {};" : undefined),
  };
}
