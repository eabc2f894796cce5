/** `docs/language.md`: every key of the catalogue language, from its one table. Pure. */
import { KINDS, type KindSpec, type Shape } from "../language/kinds.ts";
import { NAME_RULES } from "../language/names.ts";
import { OVERLAY_KINDS } from "../language/overlay-kinds.ts";
import { code, NOTE } from "./markdown.ts";

export function languagePage(): string {
  const kinds = Object.entries(KINDS);
  const lines = [
    "# The catalogue language",
    "",
    NOTE,
    "",
    "A catalogue is one YAML 1.2 file, or several that it includes. These are all of its keys; others are errors.",
    "Editors with yaml-language-server know them from the first line of the file:",
    "",
    "```yaml",
    "# yaml-language-server: $schema=./generated/schemas/catalog.schema.json",
    "```",
    "",
    ...kinds.map(([kind, { title }]) => `- [${title}](#${kind})`),
    "- [overlays](#overlays): texts in other languages",
    ...kinds.flatMap(([kind, spec]) => section(kind, spec)),
    ...overlays(),
    "",
  ];
  return lines.join("\n");
}

function section(kind: string, { title, keys }: KindSpec): readonly string[] {
  return [
    "",
    `<a id="${kind}"></a>`,
    "",
    `## ${title}`,
    "",
    "| key | value | | description | example |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(keys).map(([name, { shape, required, description, example }]) => {
      const cells = [
        code(name),
        shapeWords(shape),
        required === true ? "required" : "",
        description,
        code(example),
      ];
      return `| ${cells.map((cell, index) => (index === 3 ? cell.replaceAll("|", "\\|") : cell)).join(" | ")} |`;
    }),
  ];
}

/** Overlays have no keys of their own but one, so they are told and not tabled. */
function overlays(): readonly string[] {
  const kinds = Object.entries(OVERLAY_KINDS).filter(([, { keys }]) =>
    Object.values(keys).some(({ prose }) => prose === true),
  );
  return [
    "",
    '<a id="overlays"></a>',
    "",
    "## Overlays: texts in other languages",
    "",
    "A file `catalog.<language>.yaml` beside `catalog.yaml` tells its texts in another language; the tag is a lower-case",
    "BCP 47 tag such as `de` or `pt-br`. It has the shape of the catalogue and holds texts alone: names, constants, types,",
    "values and examples stand in the catalogue once. A text that is missing stays in the original and is marked so.",
    "The id of the catalogue does not change: what is sent is the same in every language.",
    "",
    "```yaml",
    "# yaml-language-server: $schema=./generated/schemas/overlay.schema.json",
    "forthright: 1",
    "groups:",
    "  pipelines:",
    "    title: Pipelines",
    "    events:",
    "      RUN_PIPELINE:",
    "        description: Eine Pipeline wurde ausgeführt.",
    "```",
    "",
    "`forthright overlay <language>` begins the file, lists in comments (`#?`) what is missing, and keeps the list",
    "`translated`: which original each text tells. When an original changes, `forthright validate` warns until the text",
    "is changed as well, or `forthright overlay <language> --accept <place>` says that it still holds.",
    "",
    "These keys are texts:",
    "",
    ...kinds.map(([kind, { keys }]) => {
      const texts = Object.entries(keys).filter(([, { prose }]) => prose === true);
      const title = kind === "catalogue" ? "catalogue" : titleOf(kind);
      return `- [${title}](#${kind}): ${texts.map(([key]) => code(key)).join(", ")}`;
    }),
  ];
}

function shapeWords(shape: Shape): string {
  switch (shape.is) {
    case "choice":
      return `one of ${shape.of.map(code).join(", ")}`;
    case "switch":
      return "`on` or `off`";
    case "flag":
      return "`true` or `false`";
    case "name":
      return `name: ${NAME_RULES[shape.of].words.replace(/, such.*$/, "")}`;
    case "map":
      return `a [${titleOf(shape.of)}](#${shape.of})`;
    case "list":
      return shape.of.is === "map"
        ? `list of [${titleOf(shape.of.of)}](#${shape.of.of})`
        : `list: ${shapeWords(shape.of)}`;
    case "entries":
      return `by name, each a [${titleOf(shape.of)}](#${shape.of})`;
    default:
      return WORDS[shape.is];
  }
}

const WORDS = {
  "format-version": "`1`",
  line: "one line of text",
  text: "text",
  version: "a product version, in quotes",
  language: "a language tag such as `pt-br`",
  date: "a date, in quotes",
  expiry: "a date or a product version, in quotes",
  reference: "a name that is declared",
  count: "a whole number from 0",
  number: "a number",
  json: "any value",
} as const;

function titleOf(kind: string): string {
  return Object.entries(KINDS).find(([name]) => name === kind)?.[1].title ?? kind;
}
