/** The filter on the page of all events: shows and hides rows that are already there. */
import { filled } from "./filled.ts";

const form = document.querySelector<HTMLFormElement>("#event-filter");
const rows = [...document.querySelectorAll<HTMLElement>("[data-event-list] [data-event]")].map((row) => ({
  row,
  text: `${row.textContent ?? ""} ${row.dataset["constant"] ?? ""} ${row.dataset["keys"] ?? ""}`.toLowerCase(),
}));
const sections = [...document.querySelectorAll<HTMLElement>("[data-event-list] > section")];

if (form !== null) start(form);

function start(filter: HTMLFormElement): void {
  const status = filter.querySelector<HTMLElement>("[role=status]");
  const apply = (): void => {
    const shown = show(filter);
    if (status !== null)
      status.textContent = filled(
        (shown === rows.length ? filter.dataset["all"] : filter.dataset["shown"]) ?? "",
        {
          all: rows.length,
          shown,
        },
      );
  };
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("input", () => {
    remember(filter);
    apply();
  });
  // A reset takes effect after its event.
  filter.addEventListener("reset", () => setTimeout(() => filter.dispatchEvent(new Event("input"))));
  recall(filter);
  filter.hidden = false;
  apply();
}

function show(filter: HTMLFormElement): number {
  const wanted = new FormData(filter);
  const words = fieldOf(wanted, "text").toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ row, text }: (typeof rows)[number]): boolean =>
    words.every((word) => text.includes(word)) &&
    same(row.dataset["group"], fieldOf(wanted, "group")) &&
    same(row.dataset["strongest"], fieldOf(wanted, "sensitivity")) &&
    same(row.dataset["since"], fieldOf(wanted, "since"));
  const shown = rows.filter((item) => {
    const keep = matches(item);
    item.row.hidden = !keep;
    return keep;
  });
  for (const section of sections)
    section.hidden = section.querySelector("[data-event]:not([hidden])") === null;
  return shown.length;
}

function same(value: string | undefined, wanted: string): boolean {
  return wanted === "" || value === wanted;
}

function fieldOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** The choice stands in the address, so that it can be passed on; nothing is stored. */
function remember(filter: HTMLFormElement): void {
  const chosen = [...new FormData(filter)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
  );
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", query === "" ? location.pathname : `${location.pathname}?${query}`);
}

function recall(filter: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = filter.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
  }
  // An unknown value leaves a select with nothing chosen.
  for (const select of filter.querySelectorAll("select"))
    if (select.selectedIndex === -1) select.selectedIndex = 0;
}
