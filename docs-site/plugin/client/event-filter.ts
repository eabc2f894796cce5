/** The filter on the page of all events. */
import { startFilter } from "./filter.ts";

const form = document.querySelector<HTMLFormElement>("#event-filter");
if (form !== null)
  startFilter(form, {
    rows: "[data-event-list] [data-event]",
    sections: "[data-event-list] > section",
    same: { group: "group", sensitivity: "strongest", since: "since" },
    words: ["constant", "keys"],
  });
