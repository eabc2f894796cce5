/** The language of overlays: of each kind of map the prose, and what leads to it. Made from the one table. */
import { isKindName, KINDS, type KindName, type KindSpec } from "./kinds.ts";
import type { KeySpec, Shape } from "./shape.ts";

/** Keys that overlays have beside the catalogue's prose. */
const OWN_KEYS: Readonly<Record<string, KeySpec>> = {
  translated: {
    shape: { is: "list", of: { is: "text" } },
    description: "Which original each text tells; kept by `forthright overlay`.",
    example: "[why 0f3ab21c 77ab01de]",
  },
};

/** Nothing is required: a text that is missing falls back to the original. */
export const OVERLAY_KINDS: Readonly<Record<KindName, KindSpec>> = overlayKinds();

function overlayKinds(): Readonly<Record<KindName, KindSpec>> {
  const all = Object.entries(KINDS).map(([kind, { title, keys }]) => {
    const kept = Object.entries(keys).filter(([, { prose, shape }]) => prose === true || leadsToProse(shape));
    const texts = Object.fromEntries(kept.map(([name, spec]) => [name, optional(spec)]));
    if (kind !== "catalogue") return [kind, { title, keys: texts }] as const;
    const { forthright } = keys;
    const format = forthright === undefined ? {} : { forthright: optional(forthright) };
    return [kind, { title: "overlay", keys: { ...format, ...texts, ...OWN_KEYS } }] as const;
  });
  return Object.fromEntries(all) as Record<KindName, KindSpec>;
}

function leadsToProse(shape: Shape, above: readonly string[] = []): boolean {
  if (shape.is !== "map" && shape.is !== "entries") return false;
  if (!isKindName(shape.of) || above.includes(shape.of)) return false;
  const kinds = [...above, shape.of];
  return Object.values(KINDS[shape.of].keys).some(
    ({ prose, shape: inner }) => prose === true || leadsToProse(inner, kinds),
  );
}

function optional({ shape, required: _, ...rest }: KeySpec): KeySpec {
  if (shape.is !== "entries") return { shape, ...rest };
  return { shape: { is: "entries", names: shape.names, of: shape.of }, ...rest };
}
