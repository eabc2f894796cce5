/** Holds an overlay against its catalogue: texts for nothing, texts of older originals, and the rules of prose. */
import { linkCatalog } from "../catalog/link.ts";
import { placesOf } from "../catalog/places.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Origin } from "../rules/load.ts";
import type { Finding, Rule } from "../rules/rule.ts";
import { answers, suppressionsOf } from "../rules/suppressions.ts";
import { RULES, SUPPRESSIBLE } from "../rules/table.ts";
import { type MapNode, type Path, spanAt } from "../source/tree.ts";
import type { Overlay } from "./read-overlay.ts";
import { fingerprint } from "./records.ts";
import { type Originals, type Stranger, strangersIn, type Text, withTexts } from "./texts.ts";

/** What there is to say of an overlay whose form is sound. */
export function checkOverlay(
  overlay: Overlay & { readonly root: MapNode },
  origin: Origin,
  originals: Originals,
): readonly Diagnostic[] {
  return [
    ...strangers(overlay, origin),
    ...stale(overlay, origin, originals),
    ...unrecorded(overlay, originals),
    ...proseFaults(overlay, origin),
  ];
}

function strangers(
  { file, root, raw }: Overlay & { readonly root: MapNode },
  origin: Origin,
): readonly Diagnostic[] {
  return [...strangersIn(raw, { ...origin.raw })].map((stranger) => {
    const { path, beside } = stranger;
    const [name, above] = [String(path.at(-1)), path.slice(0, -1).join(".")];
    const inside = above === "" ? "" : ` in \`${above}\``;
    const message =
      beside === undefined
        ? `the catalogue has no \`${name}\`${inside} that this could tell`
        : `the catalogue has no \`${name}\`${inside}`;
    return diagnostic("overlay-stranger", {
      message,
      file,
      span: spanAt(root, path, "key"),
      hint: strangerHint(stranger, origin),
    });
  });
}

function strangerHint({ path, beside }: Stranger, { raw }: Origin): string {
  const [section, , , event = ""] = path.map(String);
  const moved =
    section === "groups" && path.length === 4
      ? [...raw.groups].find(([, group]) => group.events.has(event))
      : undefined;
  if (moved !== undefined) return `move it: the event stands in the group \`${moved[0]}\``;
  return didYouMean(String(path.at(-1)), beside ?? [], "remove it, or move it to what it was written for");
}

/** Whether the text was made of another original than the one that stands in the catalogue now. */
function isStale({ records }: Overlay, original: Text): boolean {
  const record = records.get(original.place);
  return record !== undefined && record.original !== fingerprint(original.text);
}

function stale(
  overlay: Overlay & { readonly root: MapNode },
  { tree }: Origin,
  originals: Originals,
): readonly Diagnostic[] {
  const { file, language, root, texts } = overlay;
  return [...texts.values()].flatMap(({ path, place }) => {
    const original = originals.get(place);
    if (original === undefined || !isStale(overlay, original)) return [];
    const here = tree.root === undefined ? undefined : tree.placeOf(spanAt(tree.root, path, "value"));
    return diagnostic("overlay-stale", {
      message: `the original of \`${place}\` has changed since this was written`,
      file,
      span: spanAt(root, path, "value"),
      related: here === undefined ? [] : [{ ...here, message: "the original" }],
      hint: `change the text and run \`forthright overlay ${language}\`, or say with \`--accept\` that it still holds`,
    });
  });
}

function unrecorded(
  { file, language, records, texts }: Overlay,
  originals: Originals,
): readonly Diagnostic[] {
  const count = [...texts.keys()].filter((place) => originals.has(place) && !records.has(place)).length;
  if (count === 0) return [];
  const message = `${count} ${count === 1 ? "text has" : "texts have"} no record of the original, so its changes go unseen`;
  return [
    diagnostic("overlay-unrecorded", { message, file, hint: `run \`forthright overlay ${language}\`` }),
  ];
}

/** Rules whose findings are about texts; the others judge facts, which an overlay has not. */
const PROSE_CODES: ReadonlySet<string> = new Set([
  "claim-of-anonymity",
  "absolute-claim",
  "unsafe-link",
  "hidden-character",
]);
const PROSE: readonly Rule[] = RULES.filter(({ code }) => PROSE_CODES.has(code));

/** These rules do not ask what day it is. */
const NO_DAY = "";

/** What the author of the catalogue answers by `suppress` is answered for every language. */
function proseFaults(
  overlay: Overlay & { readonly root: MapNode },
  { raw: original, tree }: Origin,
): readonly Diagnostic[] {
  const { file, root, text, texts } = overlay;
  const raw = withTexts(original, new Map([...texts].map(([place, one]) => [place, one.text])));
  const { catalog, types } = linkCatalog(raw);
  const facts = { catalog, raw, types, places: placesOf(raw, catalog), root, text, today: NO_DAY };
  const suppressions = tree.root === undefined ? [] : suppressionsOf(tree.root, tree.text);
  const found: Diagnostic[] = [];
  for (const { code, check } of PROSE) {
    check(facts, ({ message, hint, path, part, span, related = [] }: Finding) => {
      if (path.length > 0 && !texts.has(path.join("."))) return;
      if (SUPPRESSIBLE.has(code) && suppressions.some((one) => answers(one, code, path))) return;
      found.push(
        diagnostic(code, {
          message,
          file,
          span: span ?? spanAt(root, path, part),
          related: related.flatMap((one) => originalPlace(tree, one.path, one.message)),
          hint,
        }),
      );
    });
  }
  return found;
}

/** Related places of these rules are declarations, which stand in the catalogue. */
function originalPlace(
  { root, placeOf }: Origin["tree"],
  path: Path,
  message: string,
): NonNullable<Diagnostic["related"]> {
  return root === undefined ? [] : [{ ...placeOf(spanAt(root, path, "key")), message }];
}
