/** What the built site says is sent, read off its own pages and anchors by a browser without scripts. */
import type { Browser, Page } from "playwright-core";
import type { SaidField } from "./said.ts";

/** A card of a property, a trait or a metadata field. */
export interface FieldCard extends SaidField {
  /** `p-total_steps` */
  readonly anchor: string;
  /** `properties.total_steps`, with the names of the recipients where it is not the same for all. */
  readonly places: readonly { readonly path: string; readonly names: readonly string[] }[];
}

/** A line of what the transport adds. */
export interface AddedLine {
  readonly path: string;
  /** Ids of the destinations; empty: all of them. */
  readonly destinations: readonly string[];
  readonly type: string;
  readonly example: string;
  readonly description: string;
  /** Another value in messages that are no event, by the page's words for them. */
  readonly inKind: Readonly<Record<string, string>>;
}

export interface HeaderLine {
  readonly name: string;
  /** Names of the destinations; empty: all of them. */
  readonly names: readonly string[];
  readonly example: string;
  readonly description: string;
}

export interface EventPage {
  readonly url: string;
  /** The wire name. */
  readonly name: string;
  readonly constant: string;
  readonly fields: readonly FieldCard[];
  /** Paths of what rides along. */
  readonly riding: readonly string[];
  /** The exact bytes, by destination. */
  readonly bodies: readonly { readonly destination: string; readonly text: string }[];
}

export interface SitePages {
  /** By wire name. */
  readonly events: ReadonlyMap<string, EventPage>;
  /** Wire names in the order of the events page. */
  readonly listed: readonly string[];
  /** Metadata fields. */
  readonly metadata: readonly FieldCard[];
  /** What is said once, in a message that is no event. */
  readonly traits: readonly FieldCard[];
  /** The exact bytes of that message. */
  readonly traitBodies: EventPage["bodies"];
  readonly added: readonly AddedLine[];
  readonly headers: readonly HeaderLine[];
  /** Destinations by id: their names. */
  readonly destinations: ReadonlyMap<string, string>;
  /** Catalogue ids at the foot of the pages that were read. */
  readonly catalogs: ReadonlySet<string>;
}

/** Walks from the events page to every event page by its links. */
export async function readSite(browser: Browser, origin: string): Promise<SitePages> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    const catalogs = new Set<string>();
    const visit = async (url: string): Promise<void> => {
      await page.goto(url);
      for (const id of (await page.innerText("body")).match(/sha256-[0-9a-f]{64}/g) ?? []) catalogs.add(id);
    };
    await page.goto(`${origin}/events/`);
    const rows = await page.$$eval("[data-event]", (elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => ({
          name: element.getAttribute("data-event") ?? "",
          url: element.querySelector("a")?.href ?? "",
        })),
    );
    const events = new Map<string, EventPage>();
    for (const { url } of rows) {
      await visit(url);
      const event = await readEvent(page, url);
      events.set(event.name, event);
    }
    await visit(`${origin}/metadata/`);
    const cards = await readCards(page);
    const isTrait = ({ anchor }: FieldCard): boolean => anchor.startsWith("t-");
    const [added, headers, traitBodies] = [
      await readAdded(page),
      await readHeaders(page),
      await readBodies(page),
    ];
    await page.goto(`${origin}/where-it-goes/`);
    const destinations = new Map(
      await page.$$eval("[data-destination]", (cards) =>
        cards.map((card): [string, string] => [
          card.getAttribute("data-destination") ?? "",
          card.querySelector("h3")?.textContent?.trim() ?? "",
        ]),
      ),
    );
    return {
      events,
      listed: rows.map(({ name }) => name),
      metadata: cards.filter((card) => !isTrait(card)),
      traits: cards.filter(isTrait),
      traitBodies,
      added,
      headers,
      destinations,
      catalogs,
    };
  } finally {
    await context.close();
  }
}

async function readEvent(page: Page, url: string): Promise<EventPage> {
  const article = page.locator("article[data-event]");
  return {
    url,
    name: (await article.getAttribute("data-event")) ?? "",
    constant: (await article.getAttribute("data-constant")) ?? "",
    fields: await readCards(page),
    riding: await page.$$eval(".ft-lines [data-wire-path]", (lines) =>
      lines.filter((line) => line.checkVisibility()).map((line) => line.getAttribute("data-wire-path") ?? ""),
    ),
    bodies: await readBodies(page),
  };
}

function readBodies(page: Page): Promise<{ destination: string; text: string }[]> {
  return page.$$eval("[data-wire-body]", (bodies) =>
    bodies.map((body) => ({
      destination: body.getAttribute("data-wire-body") ?? "",
      text: body.textContent ?? "",
    })),
  );
}

/** Cards that a reader sees. What is hidden, or has no words, stands for nothing. */
function readCards(page: Page): Promise<FieldCard[]> {
  return page.$$eval("section.ft-field", (cards) =>
    cards
      .filter((card) => card.checkVisibility())
      .map((card) => {
        const fact = (label: string): Element | undefined =>
          [...card.querySelectorAll(".ft-facts dt")].find((dt) => dt.textContent?.trim() === label)
            ?.nextElementSibling ?? undefined;
        const text = (element: Element | null | undefined): string => element?.textContent?.trim() ?? "";
        return {
          anchor: card.id,
          places: [...card.querySelectorAll(".ft-field-head code[data-wire-path]")].map((code) => ({
            path: text(code),
            names: (/^ \((.*)\)/.exec(code.nextSibling?.textContent ?? "")?.[1] ?? "")
              .split(", ")
              .filter(Boolean),
          })),
          type: text(card.querySelector(".ft-type")),
          allowed: [...(fact("Allowed values")?.querySelectorAll("code") ?? [])].map((code) => text(code)),
          form: text(fact("Form")),
          changed: text(fact("Changed first")),
        };
      }),
  );
}

function readAdded(page: Page): Promise<AddedLine[]> {
  return page.$$eval(
    "[data-added] .ft-lines > [data-wire-path], div:not([data-added]) > .ft-lines > [data-wire-path]",
    (lines) =>
      lines
        .filter((line) => line.checkVisibility())
        .map((line) => ({
          path: line.querySelector("dt code")?.textContent?.trim() ?? "",
          destinations: (line.closest("[data-added]")?.getAttribute("data-added") ?? "")
            .split(" ")
            .filter(Boolean),
          type:
            (line.querySelector(".ft-example")?.firstChild?.textContent ?? "").split(",", 1)[0]?.trim() ?? "",
          example: line.querySelector(".ft-example code")?.textContent?.trim() ?? "",
          description: line.querySelector("dd p")?.textContent?.trim() ?? "",
          inKind: Object.fromEntries(
            [...line.querySelectorAll(".ft-example")].slice(1).map((words) => {
              const value = words.querySelector("code")?.textContent ?? "";
              return [(words.textContent ?? "").replace(value, "").trim(), value];
            }),
          ),
        })),
  );
}

function readHeaders(page: Page): Promise<HeaderLine[]> {
  return page.$$eval("[data-header]", (lines) =>
    lines
      .filter((line) => line.checkVisibility())
      .map((line) => ({
        name: line.querySelector("dt code")?.textContent?.trim() ?? "",
        example: line.querySelector(".ft-example code")?.textContent?.trim() ?? "",
        description: line.querySelector("dd p")?.textContent?.trim() ?? "",
        names: (line.closest("dl")?.previousElementSibling?.matches("h3") === true
          ? (line.closest("dl")?.previousElementSibling?.textContent ?? "")
          : ""
        )
          .split(", ")
          .map((name) => name.trim())
          .filter(Boolean),
      })),
  );
}
