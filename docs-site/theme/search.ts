/** Opens the search dialog; what searches is loaded then and not before. */

const host = document.querySelector<HTMLElement>("site-search");
const dialog = host?.querySelector("dialog");
const opener = host?.querySelector<HTMLButtonElement>(".search-button");

function open(target: HTMLDialogElement, index: string, texts: DOMStringMap): void {
  target.showModal();
  void import("./search-panel.ts").then(({ startSearch }) => startSearch(target, index, texts));
}

if (host && dialog && opener) {
  const texts = host.dataset;
  const index = texts["index"] ?? "";
  opener.addEventListener("click", () => open(dialog, index, texts));
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open(dialog, index, texts);
  });
}
