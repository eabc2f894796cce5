/** The changes as feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. Pure. In English, as the sentences of the history are. */
import { en } from "../strings/en.ts";
import { changeAnchor, type VersionEntry } from "./history.ts";
import type { Links } from "./link.ts";

export interface FeedInput {
  readonly product: { readonly id: string; readonly name: string };
  /** Who answers for the pages; the product itself where nobody is stated. */
  readonly author: string;
  readonly versions: readonly VersionEntry[];
  readonly links: Links;
  /** Where the site is published; without it links are relative to its address. */
  readonly site: string | undefined;
}

interface Item {
  /** The same whenever the feed is made. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly collects: string;
  /** YYYY-MM-DD */
  readonly date: string | undefined;
}

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly home: string;
  readonly items: readonly Item[];
  address(path: string): string;
}

/** Newest version first; changes of words alone stand on the page and not in the feeds. */
function feedOf({ product, versions, links, site }: FeedInput): Feed {
  const address = (path: string): string => (site === undefined ? path : new URL(path, site).href);
  const urn = `urn:forthright:${product.id}:changes`;
  const note = " Links are relative: the configuration of this site does not say where it is published.";
  return {
    id: urn,
    title: `${product.name}: changes of what is collected`,
    description: `Every change of what ${product.name} reports about its use, marked as more, less or the same data.${site === undefined ? note : ""}`,
    home: address(links.changes),
    address,
    items: versions.flatMap(({ version, released, changes }) =>
      changes
        .filter(({ change }) => change.words_only !== true)
        .map(({ change, href }) => ({
          id: `${urn}:${change.id}`,
          url: address(links.on(links.changes, changeAnchor(change))),
          title: `${version}: ${en.collects[change.collects]}. ${change.sentence}`,
          text: `${change.sentence} What it is about: ${address(href)}`,
          collects: change.collects,
          date: released,
        })),
    ),
  };
}

export function rssFeed(input: FeedInput): string {
  const feed = feedOf(input);
  const items = feed.items.map(
    (item) => `  <item>
    <title>${xml(item.title)}</title>
    <link>${xml(item.url)}</link>
    <guid isPermaLink="false">${xml(item.id)}</guid>
    <category>${item.collects}</category>
${item.date === undefined ? "" : `    <pubDate>${midnight(item.date).toUTCString()}</pubDate>\n`}    <description>${xml(item.text)}</description>
  </item>\n`,
  );
  const self = feed.address(input.links.feed("feed.xml"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>${xml(feed.title)}</title>
  <link>${xml(feed.home)}</link>
  <description>${xml(feed.description)}</description>
  <language>en</language>
  <atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>
${items.join("")}</channel>
</rss>
`;
}

/** Atom asks for a date of every entry, so changes of versions that are not dated are left to the other two feeds. */
export function atomFeed(input: FeedInput): string {
  const feed = feedOf(input);
  const dated = feed.items.flatMap((item) => (item.date === undefined ? [] : { ...item, date: item.date }));
  const missing = feed.items.length - dated.length;
  const note = missing === 0 ? "" : " Changes without a date are not in this feed; the others have them.";
  // A feed must have a date too: where nothing has one, the beginning of time.
  const updated = dated.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), "1970-01-01");
  const entries = dated.map(
    (item) => `  <entry>
    <id>${xml(item.id)}</id>
    <title>${xml(item.title)}</title>
    <updated>${midnight(item.date).toISOString()}</updated>
    <link href="${xml(item.url)}"/>
    <category term="${item.collects}"/>
    <content type="text">${xml(item.text)}</content>
  </entry>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <subtitle>${xml(feed.description + note)}</subtitle>
  <author><name>${xml(input.author)}</name></author>
  <updated>${midnight(updated).toISOString()}</updated>
  <link href="${xml(feed.home)}"/>
  <link rel="self" href="${xml(feed.address(input.links.feed("atom.xml")))}"/>
${entries.join("")}</feed>
`;
}

export function jsonFeed(input: FeedInput): string {
  const feed = feedOf(input);
  const value = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.address(input.links.feed("feed.json")),
    language: "en",
    authors: [{ name: input.author }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.text,
      ...(item.date === undefined ? {} : { date_published: midnight(item.date).toISOString() }),
      tags: [item.collects],
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 cannot hold, also not as references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text for XML, between tags or in double quotes. */
export function xml(text: string): string {
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
