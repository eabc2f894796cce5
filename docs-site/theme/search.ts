/** Opens the search dialog; what searches is loaded then and not before. */

const host = document.querySelector<HTMLElement>("site-search");
const dialog = host?.querySelector("dialog");
const opener = host?.querySelector<HTMLButtonElement>(".search-button");

function open(target: HTMLDialogElement, index: string): void {
  target.showModal();
  void import("./search-panel.ts").then(({ startSearch }) => startSearch(target, index));
}

if (host && dialog && opener) {
  const index = host.dataset["index"] ?? "";
  opener.addEventListener("click", () => open(dialog, index));
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open(dialog, index);
  });
}
