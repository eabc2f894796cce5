/** “Compare two versions”: reads the published sets of both and shows what differs. */
import context from "virtual:forthright/context";
import { compareSets } from "../libs/compare.ts";
import { makeLinks } from "../libs/link.ts";
import { sentPageOf } from "../libs/sent.ts";
import type { VersionData } from "../libs/version-data.ts";
import { loadCompareStrings } from "../strings/compare-client.ts";
import { type ComparePage, compareResult } from "./compare-result.ts";

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
    try {
      const [before, after] = await Promise.all(
        [from, to].map(({ value }) => read(links.versionData(value))),
      );
      if (before === undefined || after === undefined) return;
      const differences = compareSets(before.sent, after.sent);
      const page: ComparePage = {
        t,
        addressOf: (constant, anchor) => {
          const holder = has(after, constant) ? after : before;
          return links.on(links.version(holder.version, sentPageOf(holder.sent, constant)), anchor);
        },
      };
      const [old, now] = [before.version, after.version];
      if (differences.length === 0) return say(t.difference.same(old, now));
      const backwards = from.selectedIndex < to.selectedIndex ? ` ${t.difference.backwards}` : "";
      say(t.difference.whole(old, now, differences.length) + backwards, ...compareResult(page, differences));
    } catch (error) {
      say(t.difference.failed(error instanceof Error ? error.message : String(error)));
    }
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

/** The choice stands in the address, so that it can be passed on; nothing is stored. */
function recall(from: HTMLSelectElement, to: HTMLSelectElement): void {
  const asked = new URLSearchParams(location.search);
  for (const [name, select] of [["from", from] as const, ["to", to] as const]) {
    const wanted = asked.get(name);
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted ?? "";
  }
}

const known = new Map<string, Promise<VersionData>>();

/** The published set of a version, read once. Throws an error whose message is the address. */
function read(address: string): Promise<VersionData> {
  const found = known.get(address) ?? load(address);
  known.set(address, found);
  // What could not be read may be there later.
  found.catch(() => known.delete(address));
  return found;
}

async function load(address: string): Promise<VersionData> {
  const answer = await fetch(address).catch(() => undefined);
  if (answer?.ok !== true) throw new Error(address);
  return (await answer.json()) as VersionData;
}

function has({ sent }: VersionData, constant: string): boolean {
  return sent.groups.some(({ events }) => events.some((event) => event.constant === constant));
}
