import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Inline, parseInline, parseProse } from "../../docs-site/plugin/libs/prose.ts";

const text = (value: string): Inline => ({ kind: "text", text: value });

describe("catalogue prose", () => {
  it.each<[string, readonly Block[]]>([
    ["one\ntwo", [{ kind: "paragraph", children: [text("one two")] }]],
    [
      "one\n\ntwo",
      [
        { kind: "paragraph", children: [text("one")] },
        { kind: "paragraph", children: [text("two")] },
      ],
    ],
    [
      "so:\n- a\n- b\n  more",
      [
        { kind: "paragraph", children: [text("so:")] },
        { kind: "list", ordered: false, items: [[text("a")], [text("b more")]] },
      ],
    ],
    ["1. a\n2. b", [{ kind: "list", ordered: true, items: [[text("a")], [text("b")]] }]],
    ["", []],
  ])("splits %j into blocks", (given, want) => {
    expect(parseProse(given)).toEqual(want);
  });

  it.each<[string, readonly Inline[]]>([
    ["`a *b*`", [{ kind: "code", text: "a *b*" }]],
    ["**a** *b* _c_", [strong("a"), text(" "), emphasis("b"), text(" "), emphasis("c")]],
    ["snake_case_name", [text("snake_case_name")]],
    ["2 * 3 * 4", [text("2 * 3 * 4")]],
    ["[a](https://example.org/x)", [{ kind: "link", href: "https://example.org/x", children: [text("a")] }]],
    ["[a](http://example.org)", [text("[a](http://example.org)")]],
    ["[a](javascript:alert)", [text("[a](javascript:alert)")]],
    ["[a](JaVaScRiPt:alert)", [text("[a](JaVaScRiPt:alert)")]],
    ["[a](data:text/html,x)", [text("[a](data:text/html,x)")]],
    ["[a](//example.org)", [text("[a](//example.org)")]],
    ["[a](https://user@example.org)", [text("[a](https://user@example.org)")]],
    ["[a](https&colon;//example.org)", [text("[a](https&colon;//example.org)")]],
    ["<script>alert(1)</script>", [text("<script>alert(1)</script>")]],
    [
      "{{x}} ![i](https://example.org/i.png)",
      [text("{{x}} !"), { kind: "link", href: "https://example.org/i.png", children: [text("i")] }],
    ],
  ])("reads %j", (given, want) => {
    expect(parseInline(given)).toEqual(want);
  });

  it("loses no character of what it does not know, and links to https alone", () => {
    const piece = fc.constantFrom(
      "*",
      "_",
      "`",
      "[",
      "]",
      "(",
      ")",
      "https://a.b",
      "javascript:x",
      "<b>",
      " ",
      "word",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const given = pieces.join("");
        const parts = parseInline(given);
        expect(plain(parts)).toEqual(letters(given));
        for (const href of hrefs(parts)) expect(href).toMatch(/^https:\/\//);
      }),
    );
  });
});

function strong(value: string): Inline {
  return { kind: "strong", children: [text(value)] };
}

function emphasis(value: string): Inline {
  return { kind: "emphasis", children: [text(value)] };
}

/** Letters in order; the addresses of links count where they stand. */
function plain(parts: readonly Inline[]): string {
  return letters(parts.map((part) => inlineText(part)).join(""));
}

function inlineText(part: Inline): string {
  if (part.kind === "text" || part.kind === "code") return part.text;
  const inner = part.children.map(inlineText).join("");
  return part.kind === "link" ? inner + part.href.replace(/\/$/, "") : inner;
}

function letters(value: string): string {
  return value.replace(/[^a-z:]/g, "");
}

function hrefs(parts: readonly Inline[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === "text" || part.kind === "code") return [];
    return [...(part.kind === "link" ? [part.href] : []), ...hrefs(part.children)];
  });
}
