/** Looks at built pages in a real browser, without their content policy: they must be safe by themselves. */
import type { Browser } from "playwright-core";
import type { SiteServer } from "../support/site.ts";

export interface Looked {
  /** What is wrong, each with its page. */
  readonly faults: readonly string[];
  /** All text of all pages, as a reader sees it. */
  readonly text: string;
}

/**
 * Visits every page of the `visited`, and has all of them read by the browser's parser. `ran` is the function that texts
 * of the catalogue try to call.
 */
export async function look(
  browser: Browser,
  server: SiteServer,
  pages: readonly string[],
  visited: readonly string[],
): Promise<Looked> {
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript("window.ran = () => { window.hasRun = true; }");
  const page = await context.newPage();
  const faults: string[] = [];
  const texts: string[] = [];
  let at = "";
  page.on("dialog", (dialog) => {
    faults.push(`${at}: a dialog`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) faults.push(`${at}: a request to ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${at}: no such file ${response.url()}`);
  });
  const note = (path: string, { text, ...found }: Found): void => {
    texts.push(text);
    for (const [what, value] of Object.entries(found))
      if (value !== "") faults.push(`${path}: ${what} ${value}`);
  };
  for (const path of visited) {
    at = path;
    await page.goto(server.origin + path, { waitUntil: "load" });
    note(path, await page.evaluate(lookAround, undefined));
  }
  for (const path of pages) note(path, await page.evaluate(lookAround, path));
  await context.close();
  return { faults, text: texts.join("\n") };
}

type Found = Readonly<Record<"text" | "ran" | "element" | "handler" | "link" | "hidden", string>>;

/** Runs in the page, and looks at it, or at another one that is read and not shown. Empty texts: nothing found. */
async function lookAround(path: string | undefined): Promise<Found> {
  const html = path === undefined ? undefined : await (await fetch(path)).text();
  const shown = html === undefined ? document : new DOMParser().parseFromString(html, "text/html");
  const first = (selector: string): string => shown.querySelector(selector)?.outerHTML.slice(0, 200) ?? "";
  const odd = [...shown.querySelectorAll("a")].find(
    ({ href }) =>
      !href.startsWith(`${location.origin}/`) && !/^(?:https:\/\/[a-z0-9.]+(?:\/|$)|mailto:)/.test(href),
  );
  return {
    text: `${shown.title}\n${shown.querySelector("main")?.textContent ?? ""}`,
    ran: "hasRun" in window ? "a script" : "",
    element: first("h1 *, .forthright :is(script:not([src]), style, img, svg:not(.ft-diagram), iframe)"),
    handler: first("[onload], [onerror], [onmouseover], [onfocus]"),
    link: odd?.href ?? "",
    hidden:
      html !== undefined || document.querySelector("h1")?.checkVisibility() === true ? "" : "the heading",
  };
}
