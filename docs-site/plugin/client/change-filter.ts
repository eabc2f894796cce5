/** The filter on the page of changes. */
import { startFilter } from "./filter.ts";

const form = document.querySelector<HTMLFormElement>("#change-filter");
if (form !== null)
  startFilter(form, {
    rows: "[data-change-list] [data-change]",
    sections: "[data-change-list] > section",
    same: { group: "group", collects: "marked" },
    words: [],
  });
