/** “Compare two versions”: reads the published sets of both and shows what differs. */
import context from "virtual:forthright/context";
import { compareSets } from "../libs/compare.ts";
import { type Links, makeLinks } from "../libs/link.ts";
import { sentPageOf } from "../libs/sent.ts";
import type { VersionData } from "../libs/version-data.ts";
import { type CompareStrings, loadCompareStrings } from "../strings/compare-client.ts";
import { type ComparePage, compareResult, MOST_SHOWN } from "./compare-result.ts";

interface Words {
  readonly t: CompareStrings;
  readonly links: Links;
}

/** What was read, by address. */
const known = new Map<string, Promise<VersionData | undefined>>();

const form = document.querySelector<HTMLFormElement>("#compare-form");
const status = document.querySelector<HTMLElement>("#compare-status");
const result = document.querySelector<HTMLElement>("#compare-result");
if (form !== null && status !== null && result !== null) await start(form, status, result);

async function start(form: HTMLFormElement, status: HTMLElement, result: HTMLElement): Promise<void> {
  const { edition = "", language = "en" } = form.dataset;
  const links = makeLinks(context, edition);
  const t = await loadCompareStrings(language);
  const [from, to] = [form.elements.namedItem("from"), form.elements.namedItem("to")];
  if (!(from instanceof HTMLSelectElement && to instanceof HTMLSelectElement)) return;
  recall(from, to);
  let turn = 0;

  const show = async (): Promise<void> => {
    const mine = ++turn;
    const say = (text: string, ...nodes: readonly Node[]): void => {
      if (mine !== turn) return;
      status.textContent = text;
      result.replaceChildren(...nodes);
    };
    if (from.value === to.value) return say(t.difference.sameVersion);
    say(t.difference.loading);
    const [before, after] = await Promise.all([from, to].map(({ value }) => read(links.versionData(value))));
    if (before === undefined || after === undefined)
      return say(t.difference.failed(links.versionData((before === undefined ? from : to).value)));
    const isBack = from.selectedIndex < to.selectedIndex;
    const { text, nodes } = told({ t, links }, before, after, isBack);
    say(text, ...nodes);
  };

  const choose = (): void => {
    history.replaceState(null, "", `?${new URLSearchParams({ from: from.value, to: to.value })}`);
    void show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", choose);
  form.querySelector("#compare-swap")?.addEventListener("click", () => {
    [from.value, to.value] = [to.value, from.value];
    choose();
  });
  form.hidden = false;
  await show();
}

interface Told {
  readonly text: string;
  readonly nodes: readonly Node[];
}

function told({ t, links }: Words, before: VersionData, after: VersionData, isBack: boolean): Told {
  const [old, now] = [before.version, after.version];
  const differences = compareSets(before.sent, after.sent);
  if (differences.length === 0) return { text: t.difference.same(old, now), nodes: [] };
  const page: ComparePage = {
    t,
    addressOf: (constant, anchor) => {
      const holder = has(after, constant) ? after : before;
      return links.on(links.version(holder.version, sentPageOf(holder.sent, constant)), anchor);
    },
  };
  const whole = t.difference.whole(old, now, differences.length);
  const notes = [
    ...(isBack ? [t.difference.backwards] : []),
    ...(differences.length > MOST_SHOWN ? [t.difference.shownFirst(MOST_SHOWN)] : []),
  ];
  return { text: [whole, ...notes].join(" "), nodes: compareResult(page, differences) };
}

/** The choice stands in the address, so that it can be passed on; nothing is stored. */
function recall(from: HTMLSelectElement, to: HTMLSelectElement): void {
  const asked = new URLSearchParams(location.search);
  for (const [name, select] of [["from", from] as const, ["to", to] as const]) {
    const wanted = asked.get(name);
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted ?? "";
  }
}

/** The published set of a version, read once; undefined if it cannot be read. */
function read(address: string): Promise<VersionData | undefined> {
  const found = known.get(address) ?? load(address);
  known.set(address, found);
  return found;
}

async function load(address: string): Promise<VersionData | undefined> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return (await answer.json()) as VersionData;
  } catch {
    // No network, or no JSON: both mean that there is nothing to compare.
  }
  // It may be there later.
  known.delete(address);
  return undefined;
}

function has({ sent }: VersionData, constant: string): boolean {
  return sent.groups.some(({ events }) => events.some((event) => event.constant === constant));
}
