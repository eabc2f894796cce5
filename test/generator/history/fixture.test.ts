import type { CatalogHistory } from "@forthright/runtime/catalog-document";
import { expect, it } from "vitest";
import { historyText } from "../../support/history.ts";
import { fixtureSite, readCatalog } from "../../support/site.ts";

it("the fixture's site has the history that the generator makes of three versions", async () => {
  const document = readCatalog(fixtureSite);
  const text = historyText(document.catalog);
  await expect(text).toMatchFileSnapshot("../../fixtures/site/history.json");
  const { versions } = JSON.parse(text) as CatalogHistory;
  expect(versions.map(({ version }) => version)).toEqual(["0.21.0", "0.22.0", "0.23.0"]);
  expect(versions.at(-1)?.catalog).toBe(document.id);
});

it("gives every change an id of its own that can be an anchor", () => {
  const { versions } = JSON.parse(historyText(readCatalog(fixtureSite).catalog)) as CatalogHistory;
  const ids = versions.flatMap(({ changes = [] }) => changes.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(6);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9._-]+$/u);
});
