/** Draws cards: texts become paths with the bundled fonts, so that the bytes are the same on every machine. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import satori from "satori";
import type Sharp from "sharp";
import { type Card, cardBox } from "./card.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "./size.ts";

/** Parts of the font, each a file for some scripts, with the letters that ask for it. */
const PARTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ["latin", /(?:)/],
  ["latin-ext", /[\u0100-\u02ff\u1e00-\u1eff]/],
  ["greek", /[\u0370-\u03ff]/],
  ["cyrillic", /[\u0400-\u04ff]/],
];
const WEIGHTS = [400, 600] as const;

interface Font {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: (typeof WEIGHTS)[number];
  readonly style: "normal";
}

/** What the plugin was installed with. `plugin`: address of one of its files; pages are built into files elsewhere. */
interface Tools {
  /** The parts that have been asked for. */
  readonly fonts: Map<string, readonly Font[]>;
  readonly find: NodeJS.Require;
  readonly sharp: typeof Sharp;
}

const installed = new Map<string, Tools>();

function tools(plugin: string): Tools {
  const known = installed.get(plugin);
  if (known !== undefined) return known;
  const find = createRequire(plugin);
  const sharp: typeof Sharp = find("sharp");
  // Cards are drawn once each: nothing is worth keeping, and threads only add to the memory of the build.
  sharp.cache(false);
  sharp.concurrency(1);
  const made: Tools = { sharp, find, fonts: new Map() };
  installed.set(plugin, made);
  return made;
}

/** Only the parts that the texts need: most catalogues need one, and each takes memory. */
function fontsFor(card: Card, { fonts, find }: Tools): Font[] {
  const text = JSON.stringify(card);
  return PARTS.filter(([, letters]) => letters.test(text)).flatMap(([part]) => {
    const known = fonts.get(part) ?? readPart(part, find);
    fonts.set(part, known);
    return known;
  });
}

function readPart(part: string, find: NodeJS.Require): readonly Font[] {
  const name = part === "latin" ? "Plex" : `Plex ${part}`;
  return WEIGHTS.map((weight): Font => {
    const file = `@fontsource/ibm-plex-sans/files/ibm-plex-sans-${part}-${weight}-normal.woff`;
    return { name, data: readFileSync(find.resolve(file)), weight, style: "normal" };
  });
}

/** The PNG of a card. The same bytes for the same card. `plugin`: address of a file of this package. */
export async function drawCard(card: Card, plugin: string = import.meta.url): Promise<Buffer> {
  const found = tools(plugin);
  const fonts = fontsFor(card, found);
  const svg = await satori(cardBox(card), { width: CARD_WIDTH, height: CARD_HEIGHT, fonts });
  // Few colours are many for ink on paper, and take half of the bytes and of the time.
  return found.sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 1, dither: 0 }).toBuffer();
}
