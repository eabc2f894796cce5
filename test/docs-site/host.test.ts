import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, filesOf, hostSite, readCatalog, serveSite } from "../support/site.ts";

it("one line brings the disclosure into another Starlight site, below its base path", async () => {
  const folder = await builtSite(hostSite);
  const { catalog } = readCatalog(hostSite);
  const events = catalog.groups.flatMap((group) =>
    group.events.map((event) => `telemetry/events/${group.slug}/${event.slug}/index.html`),
  );
  expect(filesOf(folder)).toEqual(expect.arrayContaining(["index.html", "telemetry/index.html", ...events]));
  // The host's own first page stays the host's.
  expect(readFileSync(`${folder}/index.html`, "utf8")).toContain("The first page of the handbook.");

  const [server, browser] = await Promise.all([serveSite(folder, "/handbook"), launchBrowser()]);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/handbook/`);
  expect(await page.title()).toBe("Handbook | Handbook");
  await page.locator("#starlight__sidebar").getByRole("link", { name: "All events" }).click();
  await page.locator("main").getByRole("link", { name: "Pipeline run" }).click();
  expect(new URL(page.url()).pathname).toBe("/handbook/telemetry/events/pipelines/run-pipeline/");
  expect(await page.title()).toBe("Pipeline run · Handbook");
  await page.locator("#p-total_steps").waitFor({ state: "visible" });
  await browser.close();
  await server.close();
});
