import type { HistoryPlace } from "@forthright/runtime/catalog-document";
import { expect, it } from "vitest";
import { placeOf } from "../../../generator/src/history/place.ts";

const event = ["groups", "firing", "events", "START_FIRING"];
const cases: readonly (readonly [path: readonly (string | number)[], want: HistoryPlace])[] = [
  [[], {}],
  [["product"], {}],
  [["controller"], {}],
  [["consent"], { consent: true }],
  [["consent", "model"], { consent: true }],
  [["purposes", "improve-product"], { purpose: "improve-product" }],
  [["destinations", "segment"], { destination: "segment" }],
  [["types", "Flavor"], { type: "Flavor" }],
  [["metadata", "os"], { metadata: "os" }],
  [["metadata", "machine", "properties", "cores"], { metadata: "machine.cores" }],
  [["traits", "edition"], { trait: "edition" }],
  [["traits", "studio", "properties", "country", "pattern"], { trait: "studio.country" }],
  [["groups", "firing"], { group: "firing" }],
  [event, { group: "firing", event: "START_FIRING" }],
  [[...event, "properties", "degrees"], { group: "firing", event: "START_FIRING", property: "degrees" }],
  [
    [...event, "properties", "steps", "items", "properties", "kind"],
    { group: "firing", event: "START_FIRING", property: "steps[].kind" },
  ],
  [
    [...event, "properties", "items", "properties", "properties", "properties", "items"],
    { group: "firing", event: "START_FIRING", property: "items.properties.items" },
  ],
  [
    [...event, "properties", "grid", "items", "items"],
    { group: "firing", event: "START_FIRING", property: "grid[][]" },
  ],
];

it.each(cases)("%j is about %j", (path, want) => {
  expect(placeOf(path)).toEqual(want);
});
