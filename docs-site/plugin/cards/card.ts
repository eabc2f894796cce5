/** What a social card says, and how it looks: plain data in, a tree of boxes out. Nothing here draws. */
import type { Sensitivity } from "@forthright/runtime/catalog-document";
import { CARD_HEIGHT, CARD_WIDTH } from "./size.ts";
import { writable } from "./writable.ts";

export interface Card {
  /** Whose telemetry: the small line on top. */
  readonly over: string;
  readonly title: string;
  /** Stands where the title has no letter that the bundled font can write: ASCII. */
  readonly plainTitle: string;
  readonly text: string;
  /** The last line: how to stop it. */
  readonly foot: string;
  /** Heading of the label. */
  readonly label: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly strongest: Sensitivity;
}

/** A box, or a text, as satori takes it. */
export interface Box {
  readonly type: "div";
  readonly key: null;
  readonly props: { readonly style: Style; readonly children: string | readonly Box[] };
}

type Style = Readonly<Record<string, string | number>>;

/** The theme's light colours: cards are shown on pages of others, which follow no theme. */
const PAPER = "#fdfbf6";
const INK = "#14211e";
const MUTED = "#53615c";
const LINE = "#d9d3c5";
const MARK: Readonly<Record<Sensitivity, string>> = {
  none: "#2f5d3a",
  pseudonymous: "#6f4700",
  personal: "#912a1b",
  sensitive: "#6f1f58",
};

/** Letters of a title; a longer one is cut, so that its size stays readable. */
const TITLE_LENGTH = 70;
const TEXT_LENGTH = 130;
const OVER_LENGTH = 42;
const FOOT_LENGTH = 90;

export function cardBox(card: Card): Box {
  const title = cut(writable(card.title) ?? card.plainTitle, TITLE_LENGTH);
  return box(
    {
      alignItems: "center",
      background: PAPER,
      color: INK,
      fontFamily: "Plex",
      height: CARD_HEIGHT,
      justifyContent: "space-between",
      padding: "0 72px",
      width: CARD_WIDTH,
    },
    [
      box({ flexDirection: "column", height: 486, justifyContent: "space-between", width: 650 }, [
        box({ flexDirection: "column" }, [
          line({ color: MUTED, fontSize: 28, ...atMost(1, 38) }, cut(writable(card.over) ?? "", OVER_LENGTH)),
          line({ ...sizeOf(title), fontWeight: 600, lineHeight: 1.1, marginTop: 24 }, title),
          line(
            { fontSize: 29, lineHeight: 1.4, marginTop: 19, ...atMost(3, 40.6) },
            cut(writable(card.text) ?? "", TEXT_LENGTH),
          ),
        ]),
        line({ color: MUTED, fontSize: 26, ...atMost(2, 34) }, cut(writable(card.foot) ?? "", FOOT_LENGTH)),
      ]),
      label(card),
    ],
  );
}

/** The label of the first page, in small. */
function label({ label: heading, facts, strongest }: Card): Box {
  const rows = facts.map(([name, value]) => {
    const isNumber = /^\d/.test(value);
    const direction = isNumber
      ? { alignItems: "baseline", justifyContent: "space-between" }
      : { flexDirection: "column" };
    return box({ borderTop: `2px solid ${LINE}`, padding: "12px 0", ...direction }, [
      line({ color: MUTED, fontSize: 25 }, name),
      line({ fontSize: isNumber ? 42 : 32, fontWeight: 600 }, value),
    ]);
  });
  const style = { border: `4px solid ${INK}`, flexDirection: "column", padding: "20px 24px 8px", width: 352 };
  return box(style, [
    line({ fontSize: 36, fontWeight: 600, paddingBottom: 8 }, heading),
    box({ background: MARK[strongest], height: 14, marginBottom: 8 }, []),
    ...rows,
  ]);
}

function box(style: Style, children: readonly Box[]): Box {
  return {
    type: "div",
    key: null,
    props: { style: { boxSizing: "border-box", display: "flex", ...style }, children },
  };
}

function line(style: Style, text: string): Box {
  return {
    type: "div",
    key: null,
    // Texts of the catalogue may be one word of 200 letters.
    props: { style: { display: "flex", wordBreak: "break-word", ...style }, children: text },
  };
}

/** Long titles in smaller letters, so that three lines hold them unless the letters are very wide. */
function sizeOf(title: string): Style {
  if (title.length <= 24) return titleStyle(84, 2);
  return titleStyle(title.length <= 44 ? 64 : 52, 3);
}

function titleStyle(fontSize: number, lines: number): Style {
  // What hangs below the last line: the lines are closer than the letters are high.
  const below = Math.ceil(fontSize * 0.07);
  const { maxHeight, overflow } = atMost(lines, fontSize * 1.1);
  return { fontSize, maxHeight: maxHeight + below, overflow, paddingBottom: below };
}

/** Hides what does not fit into so many lines of so many pixels; one more for what hangs below the last. */
function atMost(lines: number, height: number): { readonly maxHeight: number; readonly overflow: "hidden" } {
  return { maxHeight: Math.ceil(lines * height) + 1, overflow: "hidden" };
}

/** By letters, not by halves of them. */
function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
