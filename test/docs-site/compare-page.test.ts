import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { builtSite, fixtureSite, ourSite, type SiteServer, serveSite } from "../support/site.ts";

let browser: Browser;
let server: SiteServer;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchBrowser(),
    builtSite(fixtureSite).then((folder) => serveSite(folder)),
  ]);
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const status = (): Promise<string | null> => page.locator("#compare-status").textContent();
const shown = async (): Promise<readonly string[]> =>
  page.locator("#compare-result li").evaluateAll((items) =>
    items.map((item) => {
      const owner = item.closest("section")?.getAttribute("data-owner");
      const mark = item.querySelector(".ft-collects")?.getAttribute("data-collects");
      const text = item.querySelector("div")?.textContent?.replaceAll(/\s+/g, " ").trim();
      return `${owner} ${mark}: ${text}`;
    }),
  );

describe("/versions/compare/", () => {
  it("compares the first and the last recorded version, over the one between them", async () => {
    await page.goto(`${server.origin}/versions/compare/`);
    await page.waitForSelector("#compare-result li");
    expect(await status()).toMatch(/^From 0\.21\.0 to 0\.23\.0: \d+ differences\.$/);
    const lines = await shown();
    expect(lines).toContainEqual(
      expect.stringMatching(/^MODEL_DEPLOYED more: The event is new: “Model deployed” \(with 1 property\)\./),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^DEPLOY_STACK less: The event is no longer sent: “Stack <\/title>/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^metadata more: email is new: Text: e-mail address; Personal\./),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^RUN_PIPELINE same: “Pipeline run” is described in other words\./),
    );
    // Came with one version and went with the next.
    expect(lines.join()).not.toContain("pipeline_kind");
    expect(complaints).toEqual([]);
  });

  it("leads from each event to the version that has it", async () => {
    const hrefs = await page
      .locator("#compare-result h3 a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toContain("/versions/0.23.0/#s-MODEL_DEPLOYED");
    expect(hrefs).toContain("/versions/0.21.0/#s-DEPLOY_STACK");
  });

  it("can be turned round, from the keyboard, and keeps the choice in the address", async () => {
    const before = await shown();
    await page.locator("select[name=from]").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector("#compare-status")?.textContent?.includes("newer one"),
    );
    expect(await status()).toMatch(
      /^From 0\.23\.0 to 0\.21\.0: \d+ differences\. The first is the newer one/,
    );
    expect((await shown()).length).toBe(before.length);
    expect(new URL(page.url()).search).toBe("?from=0.23.0&to=0.21.0");
    await page.goto(`${server.origin}/versions/compare/?from=0.22.0&to=0.22.0`);
    await page.waitForFunction(() => document.querySelector("#compare-status")?.textContent !== "");
    expect(await status()).toBe("Choose two different versions.");
    expect(await shown()).toEqual([]);
  });

  it("says which file it could not read, and reads it when it is there again", async () => {
    await page.goto(`${server.origin}/versions/compare/?from=0.22.0&to=0.22.0`);
    await page.route("**/data/versions/**", (route) => route.abort());
    await page.locator("select[name=from]").selectOption("0.21.0");
    await page.waitForFunction(() =>
      document.querySelector("#compare-status")?.textContent?.includes("cannot"),
    );
    expect(await status()).toBe("/data/versions/0.21.0.json cannot be read. Are you still connected?");
    await page.unroute("**/data/versions/**");
    await page.locator("select[name=to]").selectOption("0.23.0");
    await page.waitForSelector("#compare-result li");
  });

  it("without JavaScript has every step with a link to what was recorded", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${server.origin}/versions/compare/`);
    expect(await plain.locator("#compare-form:visible").count()).toBe(0);
    const hrefs = await plain
      .locator("[data-step] a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toEqual(["/versions/0.23.0/#difference", "/versions/0.22.0/#difference"]);
    await context.close();
  });

  it("says so where there is one version only", async () => {
    const ours = await serveSite(await builtSite(ourSite));
    await page.goto(`${ours.origin}/versions/compare/`);
    expect(await page.locator("[data-no-steps]").textContent()).toContain(
      "is the only version that is recorded",
    );
    expect(await page.locator("#compare-form").count()).toBe(0);
    await ours.close();
  });
});

describe("the filter of /changes/", () => {
  const sentences = (): Promise<readonly string[]> =>
    page.locator("[data-change]:visible > div > p:first-child").allTextContents();
  const count = (): Promise<string | null> => page.locator("#change-filter [role=status]").textContent();

  it("narrows by what is collected, by group and by text, and hides versions that have nothing left", async () => {
    await page.goto(`${server.origin}/changes/`);
    const all = (await sentences()).length;
    expect(await count()).toBe(`All ${all} changes`);
    await page.locator("select[name=collects]").selectOption("less");
    expect(await count()).toBe(`2 of ${all} changes`);
    await page.locator("select[name=collects]").selectOption("words");
    expect((await sentences()).map((text) => text.trim())).toEqual([
      "The event ‘Pipeline run’: other words in description.",
    ]);
    expect(await page.locator("[data-change-list] > section:visible h2").allTextContents()).toEqual([
      "0.22.0",
    ]);
    await page.locator("select[name=collects]").selectOption("");
    await page.locator("select[name=group]").selectOption("model_deployment");
    expect((await sentences()).length).toBe(1);
    expect(new URL(page.url()).search).toBe("?group=model_deployment");
    await page.reload();
    expect((await sentences()).length).toBe(1);
    await page.goto(`${server.origin}/changes/?text=FLAVOR+sagemaker`);
    expect((await sentences()).length).toBe(2);
  });
});
