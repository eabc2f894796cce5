/** The way of an event as boxes and arrows, from top to bottom, so that it can be read on a narrow phone. Plain data. */
import type { Destination } from "@forthright/runtime/catalog-document";
import type { Strings } from "../strings/en.ts";

export interface Box {
  readonly kind: "program" | "file" | "process" | "recipient";
  readonly y: number;
  readonly title: string;
  readonly note: string;
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  /** Where the reader's machine ends. */
  readonly machineEnd: number;
  readonly boxes: readonly Box[];
  /** Straight down from `from` to `to`. */
  readonly arrows: readonly { readonly from: number; readonly to: number }[];
  /** Where the process sends to several: down the left side from `from`, into each of `to`. */
  readonly fan?: { readonly from: number; readonly to: readonly number[] };
  /** How the edge of the machine is crossed; empty if it is not. */
  readonly crossing: string;
}

/** In units of the drawing, about a CSS pixel each. */
export const BOX_HEIGHT: number = 60;
export const WIDTH: number = 320;
const GAP = 36;
const TOP = 40;
/** Room around the edge of the machine, where the word for the connection stands. */
const CROSSING = 58;
/** What fits into a box, in narrow characters. */
const TITLE_LENGTH = 24;
const NOTE_LENGTH = 32;

export interface DiagramInput {
  readonly product: string;
  readonly destinations: readonly Destination[];
  /** Longest wait on the disk. */
  readonly days: number | undefined;
}

export function makeDiagram({ product, destinations, days }: DiagramInput, t: Strings["where"]): Diagram {
  const local = destinations.filter(({ adapter }) => adapter === "file");
  const away = destinations.filter(({ adapter }) => adapter !== "file");
  const inside = stack(TOP, GAP, [
    { kind: "program", title: product, note: t.boxProgram },
    {
      kind: "file",
      title: t.boxFile,
      note: days === undefined ? "" : t.boxFileDays(days),
    },
    { kind: "process", title: t.boxProcess, note: t.boxProcessNote },
    ...local.map(({ name, endpoint }): Flat => ({ kind: "file", title: name, note: endpoint })),
  ]);
  const machineEnd = endOf(inside) + 20;
  const outside = stack(
    machineEnd - 20 + CROSSING,
    GAP / 2,
    away.map(({ name, endpoint }): Flat => ({ kind: "recipient", title: name, note: hostOf(endpoint) })),
  );
  const boxes = [...inside, ...outside].map((box) => ({
    ...box,
    title: shorten(box.title, TITLE_LENGTH),
    note: shorten(box.note, NOTE_LENGTH),
  }));
  return {
    width: WIDTH,
    height: Math.max(machineEnd, endOf(boxes)) + 2,
    machineEnd,
    boxes,
    ...ways(boxes),
    crossing: crossingWords(away, t),
  };
}

type Flat = Omit<Box, "y">;

function stack(top: number, gap: number, boxes: readonly Flat[]): readonly Box[] {
  return boxes.map((box, place) => ({ ...box, y: top + place * (BOX_HEIGHT + gap) }));
}

function endOf(boxes: readonly Box[]): number {
  return (boxes.at(-1)?.y ?? 0) + BOX_HEIGHT;
}

/** One goal stands below the process; to several the way parts beside the boxes. */
function ways(boxes: readonly Box[]): Pick<Diagram, "arrows" | "fan"> {
  const process = boxes.findIndex(({ kind }) => kind === "process");
  const goals = boxes.slice(process + 1);
  const straight = boxes.slice(0, goals.length === 1 ? process + 2 : process + 1);
  const arrows = straight
    .slice(1)
    .map(({ y }, place) => ({ from: (straight[place]?.y ?? 0) + BOX_HEIGHT, to: y }));
  if (goals.length < 2) return { arrows };
  const middle = ({ y }: Box): number => y + BOX_HEIGHT / 2;
  return {
    arrows,
    fan: { from: boxes.slice(process, process + 1).map(middle)[0] ?? 0, to: goals.map(middle) },
  };
}

function crossingWords(away: readonly Destination[], t: Strings["where"]): string {
  if (away.length === 0) return "";
  return away.every(({ endpoint }) => /^https:/i.test(endpoint)) ? t.encrypted : t.network;
}

function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}

/** Characters outside of ASCII may be twice as wide. */
function shorten(text: string, length: number): string {
  let room = length;
  let kept = "";
  for (const character of text) {
    room -= character > "\u00ff" ? 2 : 1;
    if (room < 0) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}
