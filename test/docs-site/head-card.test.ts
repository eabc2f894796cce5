import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPicture } from "../../docs-site/plugin/libs/head-card.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, hostSite, readCatalog } from "../support/site.ts";

const { catalog } = readCatalog(hostSite);
const [group] = catalog.groups;
const eventPage = `telemetry/events/${group?.slug}/${group?.events[0]?.slug}/index.html`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** Name → contents of what a service reads from a page's head. */
async function told(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  await page.setContent(readFileSync(file, "utf8"));
  const found = await page
    .locator('head meta[property^="og:"], head meta[name^="twitter:"]')
    .evaluateAll((tags) =>
      tags.map((tag) => [
        tag.getAttribute("property") ?? tag.getAttribute("name"),
        tag.getAttribute("content"),
      ]),
    );
  const values: Record<string, string[]> = {};
  for (const [name = "", content = ""] of found)
    values[name ?? ""] = [...(values[name ?? ""] ?? []), content ?? ""];
  return values;
}

describe("a site whose configuration says where it is published", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await builtSite({ ...hostSite, site: "https://docs.example.org" });
  });

  it("names the card of the event's group, by its whole address, once", async () => {
    const head = await told(`${folder}/${eventPage}`);
    const address = `https://docs.example.org/handbook/telemetry/cards/group-${group?.slug}.png`;
    expect(head).toMatchObject({
      "og:title": [group?.events[0]?.name],
      "og:image": [address],
      "og:image:width": ["1200"],
      "og:image:height": ["630"],
      "twitter:card": ["summary_large_image"],
    });
    expect(head["og:image:alt"]?.[0]).toContain(group?.title);
    expect(existsSync(`${folder}/telemetry/cards/group-${group?.slug}.png`)).toBe(true);
  });

  it("names the card of the whole on every other page of the disclosure, and none on the host's own", async () => {
    for (const file of ["", "metadata/", "versions/compare/", `properties/version/`]) {
      const head = await told(`${folder}/telemetry/${file}index.html`);
      expect(head["og:image"], file).toEqual([
        "https://docs.example.org/handbook/telemetry/cards/overview.png",
      ]);
    }
    expect((await told(`${folder}/index.html`))["og:image"]).toBeUndefined();
  });
});

it("a site that does not say where it is published promises no picture, but has them", async () => {
  const folder = await builtSite(hostSite);
  const head = await told(`${folder}/${eventPage}`);
  expect(head["og:image"]).toBeUndefined();
  expect(head["twitter:card"]).toEqual(["summary"]);
  for (const { slug } of catalog.groups)
    expect(readFileSync(`${folder}/telemetry/cards/group-${slug}.png`).subarray(1, 4).toString()).toBe("PNG");
});

it("a picture that the host's configuration names stays where ours cannot be named, and gives way where it can", () => {
  const tag = (name: string, content: string) => ({
    tag: "meta" as const,
    attrs: { property: name, content },
    content: "",
  });
  const head = [
    tag("og:title", "Run"),
    tag("og:image", "https://docs.example.org/own.png"),
    tag("og:image:alt", "Own"),
  ];
  const picture = { path: "/cards/overview.png", alt: "Ours" };
  expect(withPicture(head, undefined, picture)).toEqual(head);
  const images = withPicture(head, new URL("https://docs.example.org"), picture)
    .filter(({ attrs }) => String(attrs?.["property"]).startsWith("og:image"))
    .map(({ attrs }) => attrs?.["content"]);
  expect(images).toEqual(["https://docs.example.org/cards/overview.png", "image/png", "1200", "630", "Ours"]);
});
