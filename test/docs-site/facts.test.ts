/** Facts that can be tried out, found in sentences. */
import { describe, expect, it } from "vitest";
import { factsIn } from "../../docs-site/plugin/libs/facts.ts";
import { ourSite, readCatalog } from "../support/site.ts";

const { disclosure } = readCatalog(ourSite);
const rows: readonly [text: string, facts: readonly string[]][] = [
  ["Nothing of the kind.", []],
  ["Write “zenml config analytics opt-out” now", ["command zenml config analytics opt-out"]],
  ["zenml config analytics preview", ["command zenml config analytics preview"]],
  ["zenml config analytics preview RUN_PIPELINE", ["command zenml config analytics preview RUN_PIPELINE"]],
  ["DO_NOT_TRACK=1 or CI, not CIRCLE", ["variable DO_NOT_TRACK=1", "variable CI"]],
  ["the file /etc/zenml/telemetry.json.", ["path /etc/zenml/telemetry.json"]],
  [
    "%LOCALAPPDATA%\\zenml\\telemetry\\delivery.lock",
    ["path %LOCALAPPDATA%\\zenml\\telemetry\\delivery.lock"],
  ],
  ["at most 7 days, at most 100, 3 events", ["time 7 days", "limit 100"]],
  ["1,000,000 bytes in 10 seconds", ["limit 1,000,000 bytes", "time 10 seconds"]],
  ["10.000 Millisekunden oder 7 Tage", ["time 10.000 Millisekunden", "time 7 Tage"]],
];

describe("facts in a sentence", () => {
  it.each(rows)("%s", (text, want) => {
    const parts = factsIn(text, disclosure);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.flatMap((part) => (part.kind === undefined ? [] : [`${part.kind} ${part.text}`]))).toEqual(
      want,
    );
  });

  it("a product without commands has none", () => {
    expect(factsIn("zenml config", { commands: [], files: [] })).toEqual([{ text: "zenml config" }]);
  });
});
