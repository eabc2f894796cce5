/** What the built site says is sent, read off its own pages and anchors by a browser. */
import type { Browser, Page } from "playwright-core";

export interface EventPage {
  readonly url: string;
  readonly name: string;
  readonly constant: string;
  /** Paths inside a message, as `properties.total_steps`. */
  readonly paths: ReadonlySet<string>;
}

export interface SitePages {
  /** By wire name. */
  readonly events: ReadonlyMap<string, EventPage>;
  /** Wire names in the order of the events page. */
  readonly listed: readonly string[];
  /** Wire paths that the metadata page lists for every request, as `batch[].messageId` and `anonymousId`. */
  readonly common: ReadonlySet<string>;
  readonly headers: ReadonlySet<string>;
}

/** Elements that a reader sees, by a data attribute. An element without text in it stands for nothing. */
function attributes(page: Page, name: string): Promise<string[]> {
  return page.$$eval(
    `[${name}]`,
    (elements, attribute) =>
      elements
        .filter((element) => (element.textContent ?? "").trim() !== "")
        .map((element) => element.getAttribute(attribute) ?? ""),
    name,
  );
}

/** Walks from the events page to every event page by its links. Scripts stay off: readers without them see the same. */
export async function readSite(browser: Browser, origin: string): Promise<SitePages> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/events/`);
    const links = await page.$$eval("[data-event] a[href]", (anchors) =>
      anchors.map((anchor) => (anchor as HTMLAnchorElement).href),
    );
    const listed = await attributes(page, "data-event");
    const events = new Map<string, EventPage>();
    for (const url of new Set(links)) {
      const event = await readEvent(page, url);
      events.set(event.name, event);
    }
    await page.goto(`${origin}/metadata/`);
    const common = new Set(await attributes(page, "data-wire-path"));
    const headers = new Set(await attributes(page, "data-header"));
    return { events, listed, common, headers };
  } finally {
    await context.close();
  }
}

async function readEvent(page: Page, url: string): Promise<EventPage> {
  await page.goto(url);
  const article = page.locator("article[data-event]");
  return {
    url,
    name: (await article.getAttribute("data-event")) ?? "",
    constant: (await article.getAttribute("data-constant")) ?? "",
    paths: new Set(await attributes(page, "data-wire-path")),
  };
}
