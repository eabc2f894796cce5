/**
 * Runs before the first paint: picks the theme and says that scripts run. It stands in the page itself, so the
 * content policy names its hash. Reads the stored choice; writes nothing.
 */
export const themeScript: string = `(() => {
  let stored = null;
  try { stored = localStorage.getItem("starlight-theme"); } catch {}
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  document.documentElement.dataset.theme = stored === "light" || stored === "dark" ? stored : system;
  document.documentElement.dataset.js = "";
})();`;
