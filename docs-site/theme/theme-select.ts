/** Keeps all theme selects, the page and the stored choice in step. Stores only what somebody chose. */

const key = "starlight-theme";
const system = matchMedia("(prefers-color-scheme: light)");
const selects = document.querySelectorAll<HTMLSelectElement>("starlight-theme-select select");

function stored(): string {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "auto";
  } catch {
    return "auto";
  }
}

function apply(theme: string): void {
  const fromSystem = system.matches ? "light" : "dark";
  document.documentElement.dataset["theme"] = theme === "auto" ? fromSystem : theme;
  for (const select of selects) select.value = theme;
}

function choose(theme: string): void {
  try {
    if (theme === "auto") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // A browser that refuses storage still gets the theme for this page.
  }
  apply(theme);
}

for (const select of selects) select.addEventListener("change", () => choose(select.value));
system.addEventListener("change", () => apply(stored()));
apply(stored());
