/** A string that the page brought along, with its `{names}` filled in. Numbers are written as the page's language does. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (typeof value !== "number") return value ?? whole;
    return value.toLocaleString(
      document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang,
    );
  });
}
