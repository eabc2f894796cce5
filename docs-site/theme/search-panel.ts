/** The search itself: asks the static Pagefind index and lists what it finds. Texts are set as text, never as HTML. */

interface Pagefind {
  debouncedSearch(words: string): Promise<{ readonly results: readonly Result[] } | null>;
}
interface Result {
  data(): Promise<{
    readonly url: string;
    readonly excerpt: string;
    readonly meta: Readonly<Record<string, string>>;
  }>;
}

/** Strings of the page, with places to fill in. */
type Texts = Readonly<Record<string, string | undefined>>;

const shownResults = 12;
let started = false;

export async function startSearch(dialog: HTMLDialogElement, index: string, texts: Texts): Promise<void> {
  const input = dialog.querySelector("input");
  const status = dialog.querySelector<HTMLElement>("[role=status]");
  const list = dialog.querySelector("ol");
  if (started || input === null || status === null || list === null) return;
  started = true;
  let pagefind: Pagefind;
  try {
    pagefind = (await import(/* @vite-ignore */ index)) as Pagefind;
  } catch {
    status.textContent = texts["missing"] ?? "";
    return;
  }
  const run = (): void => void search(pagefind, input.value, status, list, texts);
  input.addEventListener("input", run);
  run();
}

async function search(
  pagefind: Pagefind,
  words: string,
  status: HTMLElement,
  list: HTMLElement,
  texts: Texts,
): Promise<void> {
  if (words.trim() === "") {
    status.textContent = "";
    list.replaceChildren();
    return;
  }
  const found = await pagefind.debouncedSearch(words);
  // Somebody typed on: a later search answers.
  if (found === null) return;
  const pages = await Promise.all(found.results.slice(0, shownResults).map((result) => result.data()));
  status.textContent =
    found.results.length === 0
      ? (texts["nothing"] ?? "").replace("{words}", () => words)
      : (texts["found"] ?? "").replace("{n}", String(found.results.length));
  list.replaceChildren(...pages.map((page) => item(page.url, page.meta["title"] ?? page.url, page.excerpt)));
}

function item(url: string, title: string, excerpt: string): HTMLLIElement {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const text = document.createElement("p");
  text.append(...marked(excerpt));
  row.append(link, text);
  return row;
}

/** Excerpts are escaped HTML with `<mark>` around hits. A parsed document runs nothing; only its text is taken. */
function marked(excerpt: string): readonly Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    const text = document.createTextNode(node.textContent ?? "");
    if (node.nodeName !== "MARK") return text;
    const mark = document.createElement("mark");
    mark.append(text);
    return mark;
  });
}
