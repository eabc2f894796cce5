/** Who makes the product and how it is called. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { equal } from "../equal.ts";
import { code, name, say } from "../phrase.ts";
import { entryTarget } from "./scope.ts";
import { compareTexts } from "./texts.ts";

/** The product's version is no change: it moves with each release. */
export function compareProduct(before: Catalog, after: Catalog): readonly Change[] {
  const product = entryTarget("product", ["product"]);
  return [
    ...idChange(before, after),
    ...compareTexts(before.product, after.product, ["name", "homepage", "source", "command"], product),
    ...controllerChange(before, after),
    ...compareTexts(before, after, ["language", "why"], {
      where: { path: [], words: say`catalogue` },
      the: say`The catalogue`,
    }),
  ];
}

function idChange(before: Catalog, after: Catalog): readonly Change[] {
  const [old, now] = [before.product.id, after.product.id];
  if (old === now) return [];
  const target = entryTarget("product", ["product"]);
  const words = say`The product is ${code(now)} now; it was ${code(old)}. Decisions that people made are stored under the old id and no longer count.`;
  return [change("product-id-changed", target.where, words, { key: "id", before: old, after: now })];
}

function controllerChange(before: Catalog, after: Catalog): readonly Change[] {
  const [old, now] = [before.controller, after.controller];
  if (equal(old, now)) return [];
  const target = entryTarget("controller", ["controller"]);
  const words =
    now === undefined
      ? say`Who answers for the data is no longer stated; it was ${name(old?.name ?? "")}.`
      : old === undefined
        ? say`${name(now.name)} is stated as the one who answers for the data.`
        : old.name === now.name
          ? say`What is said about ${name(now.name)}, who answers for the data, changed.`
          : say`${name(now.name)} answers for the data now; it was ${name(old.name)}.`;
  return [
    change("controller-changed", target.where, words, {
      before: old === undefined ? undefined : { ...old },
      after: now === undefined ? undefined : { ...now },
    }),
  ];
}
