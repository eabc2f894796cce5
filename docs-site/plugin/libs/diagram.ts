/** The way of an event as boxes and arrows, from top to bottom, so that it can be read on a narrow phone. Plain data. */
import type { Destination } from "@forthright/runtime/catalog-document";

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
  /** Straight down from `from` to `to`, with what is said beside it. */
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly note: string }[];
}

/** In units of the drawing, about a CSS pixel each. */
export const BOX_HEIGHT: number = 60;
export const WIDTH: number = 320;
const GAP = 36;
const TOP = 40;
/** Room around the edge of the machine, where the word for the connection stands. */
const CROSSING = 58;
/** What fits into a box, in narrow characters. */
const TITLE_LENGTH = 30;
const NOTE_LENGTH = 38;

export interface DiagramInput {
  readonly product: string;
  readonly destinations: readonly Destination[];
  /** Longest wait on the disk. */
  readonly days: number | undefined;
}

export function makeDiagram({ product, destinations, days }: DiagramInput): Diagram {
  const local = destinations.filter(({ adapter }) => adapter === "file");
  const away = destinations.filter(({ adapter }) => adapter !== "file");
  const onMachine: readonly Omit<Box, "y">[] = [
    { kind: "program", title: product, note: "checks each event, then writes it" },
    {
      kind: "file",
      title: "A file on your disk",
      note: days === undefined ? "" : `for at most ${days} days`,
    },
    { kind: "process", title: "A process of its own", note: "after your command has ended" },
    ...local.map(({ name, endpoint }): Omit<Box, "y"> => ({ kind: "file", title: name, note: endpoint })),
  ];
  const inside = onMachine.map((box, place) => ({ ...box, y: TOP + place * (BOX_HEIGHT + GAP) }));
  const machineEnd = TOP + inside.length * (BOX_HEIGHT + GAP) - GAP + 20;
  const outside = away.map(({ name, endpoint }, place) => ({
    kind: "recipient" as const,
    title: name,
    note: hostOf(endpoint),
    y: machineEnd - 20 + CROSSING + place * (BOX_HEIGHT + GAP / 2),
  }));
  const boxes = [...inside, ...outside].map((box) => ({
    ...box,
    title: shorten(box.title, TITLE_LENGTH),
    note: shorten(box.note, NOTE_LENGTH),
  }));
  const last = boxes.at(-1);
  return {
    width: WIDTH,
    height: Math.max(machineEnd, (last?.y ?? 0) + BOX_HEIGHT) + 2,
    machineEnd,
    boxes,
    arrows: [...steps(inside), ...crossing(inside.at(-1), outside[0], away)],
  };
}

function steps(boxes: readonly Box[]): Diagram["arrows"] {
  return boxes.slice(1).map(({ y }) => ({ from: y - GAP, to: y, note: "" }));
}

/** One arrow over the edge of the machine; further recipients stand below the first. */
function crossing(
  from: Box | undefined,
  to: Box | undefined,
  away: readonly Destination[],
): Diagram["arrows"] {
  if (from === undefined || to === undefined) return [];
  const encrypted = away.every(({ endpoint }) => /^https:/i.test(endpoint));
  return [
    { from: from.y + BOX_HEIGHT, to: to.y, note: encrypted ? "encrypted (HTTPS)" : "over the network" },
  ];
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
