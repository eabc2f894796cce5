import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { afterAll, describe, expect, it } from "vitest";
import { recordSuite } from "../proof/record.ts";
import { launchBrowser } from "../support/browser.ts";
import { serveSite } from "../support/site.ts";
import { look } from "./browse.ts";
import { judge } from "./cell.ts";
import { compile, send, writeSdks } from "./code.ts";
import { type Made, make } from "./documents.ts";
import { fill } from "./filled.ts";
import { TEXTS } from "./hazards.ts";
import { differences } from "./pages.ts";
import { allPositions } from "./positions.ts";
import { build, missing, pagesOf, tagged } from "./site.ts";

const proof = recordSuite("hostile");
const positions = allPositions();
const table = fill(positions);

/** The author's prose may hold markup of its own; tests of the site and of Markdown look at it. */
const taken = [...table.taken]
  .map(([hazard, all]) => [hazard, all.filter(({ position }) => position.id !== "catalogue.why")] as const)
  .filter(([, all]) => all.length > 0);
const texts = taken.filter(([hazard]) => !hazard.startsWith("word: "));
/** Names do not disturb one another, so that all words stand in one catalogue; a product has one id. */
const words = taken
  .filter(([hazard]) => hazard.startsWith("word: "))
  .flatMap(([, all]) => all.filter(({ position }) => position.id !== "product.id"));
const made: Made[] = [];

afterAll(() => {
  proof.count("hazards", table.hazards.length);
  proof.count("positions", positions.length);
  proof.count("cells", table.accepted + table.refused);
  proof.count("refused", table.refused);
  proof.count("accepted", table.accepted);
  proof.table({ hazards: table.hazards, rows: Object.fromEntries(table.rows) });
});

describe("every hazard in every position of the language", () => {
  it("has a position for every key, and each takes the example of the language", () => {
    const refused = positions.filter((position) => !judge(position, position.example).accepted);
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it("is refused at its place, or accepted as exactly the text it is", () => {
    expect(table.faults).toEqual([]);
    expect(table.accepted).toBeGreaterThan(1_000);
    expect(table.refused).toBeGreaterThan(1_000);
  });

  it("leaves JavaScript's own objects as they are", () => {
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

/** Hundreds of outputs: on a busy machine they take their time. */
describe("what is accepted", { timeout: 300_000 }, () => {
  it("gives the code, the Markdown and the files that harmless texts give, with the text in its place", () => {
    const found = texts.flatMap(([hazard, accepted]) => {
      const one = make(hazard, accepted);
      made.push(one);
      return differences(one.text, one.files, one.twin).map((fault) => `${hazard}: ${fault}`);
    });
    expect(found).toEqual([]);
    made.push(make("words", words));
  });

  it("compiles under the strictest flags", () => {
    writeSdks(
      "hostile",
      made.map(({ files }) => files),
    );
    expect(compile("hostile")).toBe("");
  });

  it("runs, and sends the exact names and values", async () => {
    const folders = writeSdks(
      "hostile",
      made.map(({ files }) => files),
    );
    const { stderr, lines, messages } = await send(
      folders,
      made.map(({ document }) => document.catalog.product.id),
    );
    expect(stderr).toBe("");
    expect(lines.map(({ dropped }) => dropped)).toEqual(made.map(() => ({})));
    const wanted = new Map(made.flatMap(({ document }) => wantedOf(document)));
    const sent = messages.map(({ context, event }) => keyOf(context.catalog, event));
    expect(sent.toSorted()).toEqual([...wanted.keys()].toSorted());
    for (const { context, event, properties } of messages) {
      expect(properties, event).toMatchObject(wanted.get(keyOf(context.catalog, event)) ?? {});
    }
  });
});

describe("the site of all that is accepted", { timeout: 600_000 }, () => {
  it("shows each text as it is; nothing runs, nothing is asked for elsewhere", async () => {
    const all = tagged(taken.filter(([hazard]) => Object.hasOwn(TEXTS, hazard)));
    const built = await build(all);
    const pages = pagesOf(built);
    // Every kind of page, and some of the kinds of which there are hundreds.
    const visited = pages.filter(
      (page, index) => !/^\/(?:events|properties)\/./u.test(page) || index % 7 === 0,
    );
    const [browser, server] = await Promise.all([launchBrowser(), serveSite(built)]);
    const { faults, text } = await look(browser, server, pages, visited).finally(async () => {
      await browser.close();
      await server.close();
    });
    expect(faults).toEqual([]);
    expect(missing(all, text)).toEqual([]);
    proof.count("pages of a site", pages.length);
    proof.count("pages opened", visited.length);
    proof.count("texts found on them", all.flat().length);
  });
});

/** Each event with the values of its properties, by the catalogue and the wire name. */
function wantedOf({ id, catalog }: CatalogDocument): readonly (readonly [string, object])[] {
  const active = catalog.groups.flatMap(({ events }) => events).filter(({ status }) => status === "active");
  return active.map(({ name, properties }) => [
    keyOf(id, name),
    Object.fromEntries(properties.map((one) => [one.name, one.example])),
  ]);
}

function keyOf(catalog: string, event: string): string {
  return `${catalog} ${event}`;
}
