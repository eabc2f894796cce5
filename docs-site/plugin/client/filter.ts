/** Narrows a list that is already there: shows and hides its rows. */
import { filled } from "./filled.ts";

export interface FilteredList {
  /** The rows, in the page. */
  readonly rows: string;
  /** What holds rows, and is hidden when it holds none that is shown. */
  readonly sections: string;
  /** Name of a field of the form → `data-` attribute of a row that has to be the same. */
  readonly same: Readonly<Record<string, string>>;
  /** Attributes whose words are found beside what a reader sees. */
  readonly words: readonly string[];
}

interface Row {
  readonly row: HTMLElement;
  readonly text: string;
}

/** The form shows itself: without its script the list is complete, and a form would be of no use. */
export function startFilter(filter: HTMLFormElement, list: FilteredList): void {
  const rows = [...document.querySelectorAll<HTMLElement>(list.rows)].map((row): Row => {
    const hidden = list.words.map((name) => row.dataset[name] ?? "");
    return { row, text: [row.textContent ?? "", ...hidden].join(" ").toLowerCase() };
  });
  const status = filter.querySelector<HTMLElement>("[role=status]");
  const apply = (): void => {
    const shown = show(filter, list, rows);
    const text = shown === rows.length ? filter.dataset["all"] : filter.dataset["shown"];
    if (status !== null) status.textContent = filled(text ?? "", { all: rows.length, shown });
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

function show(filter: HTMLFormElement, list: FilteredList, rows: readonly Row[]): number {
  const wanted = new FormData(filter);
  const words = fieldOf(wanted, "text").toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ row, text }: Row): boolean =>
    words.every((word) => text.includes(word)) &&
    Object.entries(list.same).every(([field, name]) => isSame(row.dataset[name], fieldOf(wanted, field)));
  const shown = rows.filter((item) => {
    const keep = matches(item);
    item.row.hidden = !keep;
    return keep;
  });
  const held = new Set(shown.map(({ row }) => row.closest(list.sections)));
  for (const section of document.querySelectorAll<HTMLElement>(list.sections))
    section.hidden = shown.length < rows.length && !held.has(section);
  return shown.length;
}

function isSame(value: string | undefined, wanted: string): boolean {
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
