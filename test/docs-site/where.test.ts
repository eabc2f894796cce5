import type { Destination } from "@forthright/runtime/catalog-document";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOX_HEIGHT, makeDiagram } from "../../docs-site/plugin/libs/diagram.ts";
import { en } from "../../docs-site/plugin/strings/en.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, ourSite, readCatalog, type SiteServer, serveSite } from "../support/site.ts";
import { words } from "./sayings.ts";

const destination = (id: string, more: Partial<Destination> = {}): Destination => ({
  id,
  name: id,
  adapter: "webhook",
  endpoint: `https://${id}.example/in`,
  ...more,
});

describe("the diagram", () => {
  const draw = (...destinations: readonly Destination[]) =>
    makeDiagram({ product: "Kiln", destinations, days: 7 }, en.where);

  it("leads from the program over the file and the process to every recipient, top to bottom", () => {
    const { boxes, machineEnd, height } = draw(destination("one"), destination("two"));
    expect(boxes.map(({ title }) => title)).toEqual([
      "Kiln",
      "A file on your disk",
      "A process of its own",
      "one",
      "two",
    ]);
    expect(boxes.map(({ note }) => note).slice(3)).toEqual(["one.example", "two.example"]);
    for (const [place, box] of boxes.entries()) {
      const next = boxes[place + 1];
      if (next !== undefined) expect(next.y).toBeGreaterThan(box.y + BOX_HEIGHT);
      expect(box.y + BOX_HEIGHT).toBeLessThan(height);
      if (box.kind === "recipient") expect(box.y).toBeGreaterThan(machineEnd);
      else expect(box.y + BOX_HEIGHT).toBeLessThan(machineEnd);
    }
  });

  it("says that a connection is encrypted only if every one is", () => {
    const note = (...list: readonly Destination[]) => draw(...list).crossing;
    expect(note(destination("one"))).toBe("encrypted (HTTPS)");
    expect(note(destination("one"), destination("two", { endpoint: "http://two.example" }))).toBe(
      "over the network",
    );
  });

  it("keeps a file of the person's own inside the machine, with no arrow out of it", () => {
    const { boxes, machineEnd, arrows, crossing } = draw(
      destination("local", { adapter: "file", endpoint: "~/events.ndjson" }),
    );
    expect(boxes.every(({ y }) => y < machineEnd)).toBe(true);
    expect(arrows.every(({ to }) => to < machineEnd)).toBe(true);
    expect(crossing).toBe("");
  });

  it("parts the way to several goals at the process, so that none seems to pass through another", () => {
    const { boxes, arrows, fan } = draw(destination("one"), destination("local", { adapter: "file" }));
    expect(boxes.map(({ title }) => title).slice(3)).toEqual(["local", "one"]);
    expect(arrows).toHaveLength(2);
    expect(fan?.to).toEqual(boxes.slice(3).map(({ y }) => y + BOX_HEIGHT / 2));
    expect(draw(destination("one")).fan).toBeUndefined();
  });

  it("cuts long names, wide characters earlier", () => {
    const titleOf = (name: string) => draw(destination("x", { name })).boxes.at(-1)?.title ?? "";
    expect(titleOf("n".repeat(200))).toBe(`${"n".repeat(24)}…`);
    expect(titleOf("窯".repeat(200))).toBe(`${"窯".repeat(12)}…`);
    expect(titleOf("short")).toBe("short");
  });
});

describe("/where-it-goes/", () => {
  const { catalog, disclosure } = readCatalog(ourSite);
  let browser: Browser;
  let server: SiteServer;
  let page: Page;
  beforeAll(async () => {
    [browser, server] = await Promise.all([
      launchBrowser(),
      builtSite(ourSite).then((folder) => serveSite(folder)),
    ]);
    page = await (
      await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    ).newPage();
    await page.goto(`${server.origin}/where-it-goes/`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("says of every recipient what is stated and what is not", async () => {
    for (const one of catalog.destinations) {
      const text = words(await page.locator(`[data-destination="${one.id}"]`).innerText());
      const unknown = "not stated by the controller";
      for (const said of [
        one.name,
        `Address ${one.endpoint}`,
        `Country ${one.country ?? unknown}`,
        `Safeguard ${one.safeguard ?? unknown}`,
        `Kept for ${one.retention ?? unknown}`,
      ])
        expect(text).toContain(words(said));
    }
  });

  it("says in words what the diagram shows", async () => {
    const drawn = await page.locator(".ft-diagram-title").allTextContents();
    const steps = words(await page.locator(".ft-steps").innerText());
    expect(drawn.length).toBe(3 + catalog.destinations.length);
    for (const title of drawn) expect(steps).toContain(words(title));
    const spool = disclosure.files.find(({ id }) => id === "spool");
    for (const path of [spool?.linux, spool?.macos, spool?.windows])
      expect(steps).toContain(words(path ?? "?"));
  });

  it("draws letters that can be read on a narrow phone, inside their boxes", async () => {
    const found = await page.evaluate(() => {
      const drawing = document.querySelector(".ft-diagram")?.getBoundingClientRect();
      return [...document.querySelectorAll(".ft-diagram text")].map((text) => {
        const { left, right, height } = text.getBoundingClientRect();
        return { height, inside: drawing !== undefined && left >= drawing.left && right <= drawing.right };
      });
    });
    for (const { height, inside } of found) {
      expect(height).toBeGreaterThanOrEqual(12);
      expect(inside).toBe(true);
    }
  });
});
