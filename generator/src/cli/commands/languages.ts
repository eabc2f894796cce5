/** What commands say of overlays. */
import type { Localised } from "../../overlays/localise.ts";

/** `de: 150 of 152 texts; the others stay in the original`: a line for each language. */
export function describeLanguages(languages: readonly Localised[]): string {
  const lines = languages.map(({ language, texts, untranslated }) => {
    const rest = untranslated.length === 0 ? "" : "; the others stay in the original";
    return `  ${language}: ${texts - untranslated.length} of ${texts} texts${rest}\n`;
  });
  return lines.join("");
}
