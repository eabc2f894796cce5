/** Breaks of the page: rows that are missing, made up or not true, and what a page may not do. */
import type { Mutant } from "../mutant.ts";

const promise = "test/e2e/promise.test.ts";

export const PAGE: readonly Mutant[] = [
  {
    id: "page-drops-a-row",
    promise: "every property that is sent stands on the page of its event",
    breaks: "the page of an event leaves out its first property",
    edits: [
      {
        file: "docs-site/plugin/routes/event.astro",
        from: "fields.map(({ path, field })",
        to: "fields.slice(1).map(({ path, field })",
      },
    ],
    suites: [promise],
  },
  {
    id: "page-drops-an-event",
    promise: "every event that is sent has a page",
    breaks: "the last event of the catalogue gets no page",
    edits: [
      {
        file: "docs-site/plugin/routes/event.astro",
        from: "index.entries.map((entry) => ({\n    params",
        to: "index.entries.slice(0, -1).map((entry) => ({\n    params",
      },
    ],
    suites: [promise],
  },
  {
    id: "page-prints-another-limit",
    promise: "every limit on the page is the one that holds",
    breaks: "each limit is printed one too high",
    edits: [
      {
        file: "docs-site/plugin/libs/words.ts",
        from: "return units[unit](value);",
        to: "return units[unit](value + 1);",
      },
    ],
    suites: ["test/proof/facts.test.ts"],
  },
  {
    id: "page-prints-another-variable",
    promise: "every variable on the page works",
    breaks: "the program listens to a variable of another name",
    edits: [
      {
        file: "runtime/src/consent/sources.ts",
        from: "_DISABLED`],",
        to: "_DISABLE`],",
      },
    ],
    suites: ["test/proof/facts.test.ts", "test/faults/off.test.ts"],
  },
  {
    id: "page-shows-markup",
    promise: "catalogue text shows as text",
    breaks: "the description of a property is put onto the page as HTML",
    edits: [
      {
        file: "docs-site/plugin/components/FieldCard.astro",
        from: "<p lang={langOf(field.description)}>{field.description}</p>",
        to: "<p lang={langOf(field.description)} set:html={field.description} />",
      },
    ],
    suites: ["test/docs-site/hostile.test.ts"],
  },
  {
    id: "page-asks-another-site",
    promise: "the page asks no other site for anything",
    breaks: "an image from elsewhere stands in the head of every page, and the policy lets it",
    edits: [
      { file: "docs-site/theme/Head.astro", from: "\"img-src 'self' data:\"", to: '"img-src *"' },
      {
        file: "docs-site/plugin/components/Disclosure.astro",
        from: "<slot />",
        to: '<img src="http://127.0.0.1:9/pixel.png" alt="" /><slot />',
      },
    ],
    suites: ["test/docs-site/browser.test.ts"],
  },
  {
    id: "markdown-shows-markup",
    promise: "catalogue text shows as text in Markdown",
    breaks: "Markdown characters are written as they are",
    edits: [
      {
        file: "generator/src/emitters/markdown/escape.ts",
        from: "if (!MAY_BE_MARKUP.test(part)) return part;",
        to: 'if (!MAY_BE_MARKUP.test(part) || part !== "") return part;',
      },
    ],
    suites: ["test/generator/emitters"],
  },
  {
    id: "checker-takes-anything-for-declared",
    promise: "“check it yourself” flags what the catalogue does not declare",
    breaks: "every message is matched to the catalogue of the page",
    edits: [
      {
        file: "runtime/src/explain/message.ts",
        from: "if (value === declared.id) return",
        to: 'if (value === declared.id || value !== "") return',
      },
    ],
    suites: ["test/runtime/explain"],
  },
];
