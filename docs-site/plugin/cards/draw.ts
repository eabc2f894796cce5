/** Draws cards: texts become paths with the bundled fonts, so that the bytes are the same on every machine. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import satori from "satori";
import type Sharp from "sharp";
import { type Card, cardBox } from "./card.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "./size.ts";

/** Parts of the font, each a file for some scripts; letters that one lacks are taken from the next. */
const PARTS = ["latin", "latin-ext", "greek", "cyrillic"] as const;
const WEIGHTS = [400, 600] as const;

interface Font {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: (typeof WEIGHTS)[number];
  readonly style: "normal";
}

/** What the plugin was installed with. `plugin`: address of one of its files; pages are built into files elsewhere. */
interface Tools {
  readonly fonts: Font[];
  readonly sharp: typeof Sharp;
}

const found = new Map<string, Tools>();

function tools(plugin: string): Tools {
  const known = found.get(plugin);
  if (known !== undefined) return known;
  const find = createRequire(plugin);
  const sharp: typeof Sharp = find("sharp");
  // Cards are drawn once each: nothing is worth keeping, and threads only add to the memory of the build.
  sharp.cache(false);
  sharp.concurrency(1);
  const made = { sharp, fonts: fonts(find) };
  found.set(plugin, made);
  return made;
}

function fonts(find: NodeJS.Require): Font[] {
  return PARTS.flatMap((part) =>
    WEIGHTS.map((weight): Font => {
      const file = `@fontsource/ibm-plex-sans/files/ibm-plex-sans-${part}-${weight}-normal.woff`;
      const name = part === "latin" ? "Plex" : `Plex ${part}`;
      return { name, data: readFileSync(find.resolve(file)), weight, style: "normal" };
    }),
  );
}

/** The PNG of a card. The same bytes for the same card. `plugin`: address of a file of this package. */
export async function drawCard(card: Card, plugin: string = import.meta.url): Promise<Buffer> {
  const { fonts, sharp } = tools(plugin);
  const svg = await satori(cardBox(card), { width: CARD_WIDTH, height: CARD_HEIGHT, fonts });
  // Few colours are many for ink on paper, and take half of the bytes and of the time.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 1, dither: 0 }).toBuffer();
}
