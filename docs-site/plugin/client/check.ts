/** “Check it yourself”: explains what was pasted or dropped, by the catalogue of this page. Sends nothing. */

import context from "virtual:forthright/context";
import catalogs from "virtual:forthright/explainable";
import { CAPTURED_CHARACTERS, explain } from "@forthright/runtime/explain";
import { makeLinks } from "../libs/link.ts";
import { loadCheckStrings } from "../strings/client.ts";
import { type CheckPage, checkResult, verdict } from "./check-result.ts";

const form = document.querySelector<HTMLFormElement>("#check-form");
const area = document.querySelector<HTMLTextAreaElement>("#check-text");
const status = document.querySelector<HTMLElement>("#check-status");
const result = document.querySelector<HTMLElement>("#check-result");
if (form !== null && area !== null && status !== null && result !== null)
  start(await loadPage(form), form, area, status, result);

/** What the page's own language needs. Nothing is loaded after this. */
async function loadPage(form: HTMLFormElement): Promise<CheckPage> {
  const { edition = "", language = "en" } = form.dataset;
  const load = catalogs[edition];
  if (load === undefined) throw new Error("no catalogue of this edition");
  const [{ default: catalog }, t] = await Promise.all([load(), loadCheckStrings(language)]);
  const recorded = new Map(JSON.parse(form.dataset["recorded"] ?? "[]") as readonly [string, string][]);
  const engineLang = language === "en" ? undefined : "en";
  return { catalog, links: makeLinks(context, edition), t, recorded, engineLang };
}

function start(
  page: CheckPage,
  form: HTMLFormElement,
  area: HTMLTextAreaElement,
  status: HTMLElement,
  result: HTMLElement,
): void {
  const show = (text: string): void => {
    const explanation = explain(page.catalog, text);
    result.replaceChildren(...checkResult(page, explanation));
    status.textContent = verdict(page, explanation);
    status.dataset["clear"] = String(explanation.clear);
  };
  const take = async (file: File): Promise<void> => {
    if (file.size > CAPTURED_CHARACTERS) {
      clear(status, result, page.t.tooLarge(file.name, CAPTURED_CHARACTERS));
      return;
    }
    area.value = await textOf(file, page.t.cannotUnpack);
    show(area.value);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (area.value.trim() === "") clear(status, result, page.t.empty);
    else show(area.value);
  });
  form.addEventListener("reset", () => clear(status, result, ""));
  form.querySelector<HTMLInputElement>("#check-file")?.addEventListener("change", ({ target }) => {
    const [file] = (target instanceof HTMLInputElement ? target.files : null) ?? [];
    if (file !== undefined) void take(file);
  });
  form.querySelector("#check-example")?.addEventListener("click", () => {
    area.value = form.dataset["example"] ?? "";
    show(area.value);
  });
  acceptDrops(form, area, show, take);
  form.hidden = false;
}

function clear(status: HTMLElement, result: HTMLElement, text: string): void {
  result.replaceChildren();
  status.textContent = text;
  delete status.dataset["clear"];
}

/** A body as it crosses the wire is compressed; browsers can unpack it. */
async function textOf(file: File, cannotUnpack: string): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file.text();
  try {
    const unpacked = file.stream().pipeThrough(new DecompressionStream("gzip"));
    return await boundedText(unpacked);
  } catch {
    return cannotUnpack;
  }
}

async function boundedText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done || text.length > CAPTURED_CHARACTERS) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** The whole window takes drops: a file that misses the form would otherwise be opened instead of this page. */
function acceptDrops(
  form: HTMLFormElement,
  area: HTMLTextAreaElement,
  show: (text: string) => void,
  take: (file: File) => Promise<void>,
): void {
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("ft-dropping");
  });
  window.addEventListener("dragleave", () => form.classList.remove("ft-dropping"));
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("ft-dropping");
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (file !== undefined) void take(file);
    else if (text !== "") {
      area.value = text;
      show(text);
    }
  });
}
