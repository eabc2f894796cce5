import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { oneLine, visibleText } from "../../../generator/src/disclosure/visible-text.ts";
import {
  code,
  codeBlock,
  codeCell,
  safeHref,
  text,
} from "../../../generator/src/emitters/markdown/escape.ts";
import { prose } from "../../../generator/src/emitters/markdown/prose.ts";
import { HAZARDS } from "../../support/hazards.ts";

/** As GitHub shows it. Raw HTML would come through, so that a test sees it. */
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

const decoded = (markup: string): string =>
  markup.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The only tags are those of a paragraph, and `https` or `mailto` addresses that became links of themselves. */
const shown = (markdown: string): string =>
  decoded(
    html(markdown)
      .replace(/<a href="(?:https:|mailto:)[^"]*">|<\/a>/gu, "")
      .replace(/^<p>|<\/p>$/gu, ""),
  );

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "<b>",
        "|",
        "#",
        "- ",
        "1. ",
        "\\",
        "&amp;",
        "a",
        " ",
        "\n",
        "{{",
        "~~",
        "!",
        "http://",
        "https://",
        "HTTPS://a.b/",
        "@",
        ">",
        "www.",
        "$",
      ),
    )
    .map((parts) => parts.join("")),
);

describe("text", () => {
  it.each(Object.entries(HAZARDS))("is shown as it is: %s", (_name, source) => {
    expect(shown(text(source))).toBe(oneLine(source));
  });

  it("is shown as it is, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        expect(shown(text(source))).toBe(oneLine(source));
      }),
      { numRuns: 500 },
    );
  });

  it("is shown as it is in a heading and in a table cell", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const line = oneLine(source);
        fc.pre(line !== "");
        const plain = (markup: string): string =>
          decoded(markup.replace(/<a href="(?:https:|mailto:)[^"]*">|<\/a>/gu, ""));
        expect(plain(html(`# ${text(source)}`))).toBe(`<h1>${line}</h1>`);
        expect(plain(html(`| a | b |\n| --- | --- |\n| ${text(source)} | x |`))).toContain(
          `<td>${line}</td>\n<td>x</td>`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("holds nothing that a site generator would run", () => {
    expect(text("{{ site.x }} {% raw %}")).toBe("&#123;{ site.x }} &#123;% raw %}");
  });

  it.each([
    ["Since 1.2.0.", "Since 1.2.0."],
    ["1.0.0", "1.0.0"],
    ["1. first", "1\\. first"],
    ["snake_case stays", "snake_case stays"],
    ["_emphasis_", "\\_emphasis\\_"],
    ["plain (text), with: signs!", "plain (text), with: signs!"],
  ])("stays readable: %s", (source, want) => {
    expect(text(source)).toBe(want);
  });
});

describe("code", () => {
  it("holds any text", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const content = visibleText(source).replace(/\s/gu, " ");
        fc.pre(content.trim() !== "");
        const inner = /<code>(.*)<\/code>/su.exec(html(`x ${code(source)} y`))?.[1] ?? "none";
        expect(decoded(inner)).toBe(content);
        const cell = /<td><code>(.*)<\/code><\/td>\n<td>x/su.exec(
          html(`| a | b |\n| --- | --- |\n| ${codeCell(source)} | x |`),
        );
        expect(decoded(cell?.[1] ?? "none")).toBe(content);
      }),
      { numRuns: 500 },
    );
  });

  it("in blocks is exact, fences inside of it too", () => {
    const source = 'a\n```\n````json\n</script>{{x}}"';
    expect(decoded(html(codeBlock(source, "json")))).toBe(
      `<pre><code class="language-json">${source}\n</code></pre>`,
    );
  });
});

describe("links", () => {
  it.each([
    ["https://example.com/a", "https://example.com/a"],
    ["mailto:a@example.com", "mailto:a@example.com"],
    ["https://example.com/a|b<c>`d", "https://example.com/a%7Cb%3Cc%3E%60d"],
    ["http://example.com", undefined],
    ["javascript:alert(1)", undefined],
    ["JaVa\tScRipt:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["//example.com", undefined],
    ["https://user@example.com", undefined],
    ["no link", undefined],
  ])("%s leads to %s", (target, want) => {
    expect(safeHref(target)).toBe(want);
  });
});

describe("prose", () => {
  it.each([
    ["paragraphs", "One\ntwo.\n\nThree.", "One two.\n\nThree."],
    ["lists", "We want:\n- one\n- two *b*\n\n1) three", "We want:\n\n* one\n* two *b*\n\n1. three"],
    ["emphasis", "a **b** and _c_ and *d*", "a **b** and *c* and *d*"],
    ["code", "a `b*c` and ``d`e``", "a `b*c` and ``d`e``"],
    ["links", "[a b](https://example.com/x)", "[a b](<https://example.com/x>)"],
    ["other links are text", "[a](javascript:x)", "\\[a\\](javascript:x)"],
    ["raw HTML is text", "a <b>x</b>", "a \\<b\\>x\\</b\\>"],
    ["headings and rules are text", "# a\n\n---", "\\# a\n\n\\---"],
    ["images are text", "![a](https://example.com/x.png)", "![a](<https://example.com/x.png>)"],
    ["nothing", " \n\n", ""],
  ])("%s", (_name, source, want) => {
    expect(prose(source)).toBe(want);
  });

  it("makes no tag that it does not know, and no address but https and mailto", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const tags = html(prose(source)).match(/<[^>]*>/gu) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(/^<(?:\/?(?:p|ul|ol|li|em|strong|code|a)|a href="(?:https:|mailto:)[^"]*")>$/u);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
