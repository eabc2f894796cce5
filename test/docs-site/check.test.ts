/** The page “Check it yourself” in a browser. */
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CatalogHistory } from "@forthright/runtime/catalog-document";
import { explain } from "@forthright/runtime/explain";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  builtSite,
  fixtureSite,
  hostSite,
  ourSite,
  readCatalog,
  type SiteServer,
  serveSite,
} from "../support/site.ts";

const catalog = readCatalog(ourSite);
const bodies = catalog.disclosure.wire.map(({ body }) => body);
const odd = JSON.stringify({
  event: "<img src=x onerror=alert(1)>",
  anonymousId: "\u202eabc",
  properties: { "</script><script>alert(1)</script>": "<b>bold</b>" },
});

let browser: Browser;
let server: SiteServer;
let context: BrowserContext;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchBrowser(),
    builtSite(ourSite).then((folder) => serveSite(folder)),
  ]);
  context = await browser.newContext();
  page = await context.newPage();
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  await page.goto(`${server.origin}/check/`, { waitUntil: "networkidle" });
  requests.length = 0;
  complaints.length = 0;
});

const status = (): Promise<string | null> => page.locator("#check-status").textContent();
const check = async (text: string): Promise<void> => {
  await page.getByLabel("Text to check").fill(text);
  await page.getByRole("button", { name: "Check", exact: true }).click();
};

describe("check it yourself", () => {
  it("says of every wire example that everything is declared, as the engine does", async () => {
    const text = bodies.join("\n");
    await check(text);
    const { counts } = explain(catalog, text);
    expect(await status()).toBe(
      `${counts.messages} messages, ${counts.fields} fields: everything is declared and allowed.`,
    );
    expect(await page.locator("[data-message]").count()).toBe(counts.messages);
    expect(await page.locator(".ft-fault").count()).toBe(0);
  });

  it("explains each field in a table, with the way to what the pages say of it", async () => {
    await check(bodies[0] ?? "");
    const [message] = explain(catalog, bodies[0] ?? "").messages;
    const table = page.getByRole("table", { name: "Fields of message 1" });
    expect(await table.locator("tbody tr").count()).toBe(message?.fields.length);
    for (const { path, description } of message?.fields ?? []) {
      const row = table
        .getByRole("row")
        .filter({ has: page.locator("code", { hasText: new RegExp(`^${path.replaceAll(".", "\\.")}$`) }) });
      expect(await row.textContent()).toContain(description);
    }
    await table.getByRole("link", { name: "properties.total_steps" }).click();
    expect(await page.locator("#p-total_steps").isVisible()).toBe(true);
  });

  it("flags what is not declared, what is not allowed, and what is no message", async () => {
    const message = { ...JSON.parse(bodies[0] ?? "").batch[0], hostname: "ada", messageId: "1" };
    await check(`${JSON.stringify(message)}\nnot JSON`);
    expect(await status()).toContain(
      "1 field that is not declared, 1 value that is not allowed, 1 part that is no message",
    );
    expect(await page.locator("tr[data-kind=undeclared]").textContent()).toContain("hostname");
    expect(await page.locator("[data-broken]").textContent()).toContain("Line 2:");
    await page.getByRole("button", { name: "Clear" }).click();
    expect(await page.locator("#check-result").textContent()).toBe("");
  });

  it("names the recorded version whose catalogue allowed a message, with the way to what it can send", async () => {
    const fixture = await serveSite(await builtSite(fixtureSite));
    const file = join(dirname(fixtureSite.catalog), "history.json");
    const { versions } = JSON.parse(readFileSync(file, "utf8")) as CatalogHistory;
    const [body] = readCatalog(fixtureSite).disclosure.wire.map((example) => example.body);
    const [message] = JSON.parse(body ?? "").batch;
    const from = (id: string): string =>
      JSON.stringify({ ...message, context: { ...message.context, catalog: id } });
    await page.goto(`${fixture.origin}/check/`, { waitUntil: "networkidle" });
    await check([versions[1]?.catalog ?? "", `sha256-${"0".repeat(64)}`].map(from).join("\n"));
    const about = page.locator("[data-message] .ft-checked-about");
    expect(await about.first().textContent()).toContain("Allowed by the catalogue of version 0.22.0");
    expect(await about.first().getByRole("link").first().getAttribute("href")).toBe("/versions/0.22.0/");
    expect(await about.last().textContent()).toContain("Allowed by another edition of the catalogue");
    await fixture.close();
  });

  it("shows hostile text as text", async () => {
    await check(odd);
    const shown = await page.locator("#check-result").textContent();
    expect(shown).toContain("<img src=x onerror=alert(1)>");
    expect(shown).toContain("properties.</script><script>alert(1)</script>");
    expect(shown).toContain("⟨U+202E⟩abc");
    expect(await page.locator("#check-result :is(img, script, b)").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("takes files: chosen, compressed, and dropped anywhere on the page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "forthright-check-"));
    writeFileSync(join(folder, "body.json"), bodies[0] ?? "");
    writeFileSync(join(folder, "body.gz"), gzipSync(bodies[1] ?? ""));
    for (const name of ["body.json", "body.gz"]) {
      await page.getByLabel("Or choose a file").setInputFiles(join(folder, name));
      await page.waitForFunction(() =>
        document.querySelector("#check-status")?.textContent?.startsWith("1 message"),
      );
      await page.getByRole("button", { name: "Clear" }).click();
    }
    await rm(folder, { recursive: true });
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.ndjson"));
      document
        .querySelector("footer, main")
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bodies.slice(0, 3).join("\n"));
    await page.waitForFunction(() =>
      document.querySelector("#check-status")?.textContent?.startsWith("3 messages"),
    );
  });

  it("asks for nothing after it is loaded, and works with the server and the network gone", async () => {
    const own = await serveSite(await builtSite(ourSite));
    await page.goto(`${own.origin}/check/`, { waitUntil: "networkidle" });
    requests.length = 0;
    await own.close();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Try an example" }).click();
    expect(await status()).toContain("everything is declared and allowed");
    await check(odd);
    expect(await status()).toContain("not declared");
    await context.setOffline(false);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("shows fifty of very many messages, those with something wrong first", async () => {
    const short = JSON.stringify(JSON.parse(bodies.at(-1) ?? "").batch[0]);
    await check([...Array(300).fill(short), odd].join("\n"));
    expect(await status()).toContain("301 messages");
    expect(await page.locator("[data-message]").count()).toBe(50);
    expect(await page.locator("[data-message]").first().getAttribute("data-faulty")).toBe("true");
  });

  it("says without JavaScript which command does the same", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const tab = await plain.newPage();
    await tab.goto(`${server.origin}/check/`);
    expect(await tab.locator("#check-form").isVisible()).toBe(false);
    expect(await tab.locator("main").textContent()).toContain("This needs JavaScript");
    expect(await tab.locator("main").textContent()).toContain(
      "forthright explain captured.json catalog.json",
    );
    await plain.close();
  });
});

it("works in somebody else's site below a base path", async () => {
  const host = await serveSite(await builtSite(hostSite), "/handbook");
  const tab = await browser.newPage();
  await tab.goto(`${host.origin}/handbook/telemetry/check/`);
  await tab.getByRole("button", { name: "Try an example" }).click();
  expect(await tab.locator("#check-status").textContent()).toContain("everything is declared and allowed");
  const href = await tab.locator("#check-result h3 ~ p a").first().getAttribute("href");
  expect((await tab.goto(`${host.origin}${href}`))?.status()).toBe(200);
  await host.close();
});
