import { judge, pauseMs, retryAfter, type Verdict } from "@forthright/runtime/delivery/verdict";
import { describe, expect, it } from "vitest";

describe("the status table", () => {
  const table: [number, Verdict][] = [
    [200, "done"],
    [202, "done"],
    [204, "done"],
    [301, "later"],
    [302, "later"],
    [307, "later"],
    [308, "later"],
    [400, "split"],
    [413, "split"],
    [422, "split"],
    [401, "refused"],
    [403, "refused"],
    [404, "refused"],
    [405, "refused"],
    [410, "refused"],
    [408, "later"],
    [425, "later"],
    [429, "later"],
    [500, "later"],
    [502, "later"],
    [503, "later"],
    [504, "later"],
    [599, "later"],
  ];
  it.each(table)("%i means %s", (status, want) => {
    expect(judge(status)).toBe(want);
  });

  it("a web page with status 200 is no collector", () => {
    expect(judge(200, "text/html; charset=utf-8")).toBe("later");
    expect(judge(200, "application/json")).toBe("done");
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  const table: [string | undefined, number | undefined][] = [
    [undefined, undefined],
    ["0", 1_000],
    ["2", 2_000],
    [" 90 ", 90_000],
    ["86400", 3_600_000],
    ["999999999999999", 3_600_000],
    ["-5", 60_000],
    ["1.5", 60_000],
    ["soon", 60_000],
    ["", 60_000],
    ["Sun, 01 Mar 2026 12:02:00 GMT", 120_000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 1_000],
    ["Mon, 01 Mar 2027 12:00:00 GMT", 3_600_000],
  ];
  it.each(table)("%j asks for %s ms", (header, want) => {
    expect(retryAfter(header, now)).toBe(want);
  });
});

describe("the pause after a failure", () => {
  it("doubles from 15 s, and half of it is left to chance", () => {
    expect([1, 2, 3, 4].map((failures) => pauseMs(failures, 0))).toEqual([7_500, 15_000, 30_000, 60_000]);
    expect([1, 2, 3, 4].map((failures) => pauseMs(failures, 1))).toEqual([15_000, 30_000, 60_000, 120_000]);
  });

  it("is one to two hours from the fifth failure on", () => {
    for (const failures of [5, 6, 50, 5_000]) {
      expect(pauseMs(failures, 0)).toBe(3_600_000);
      expect(pauseMs(failures, 1)).toBe(7_200_000);
    }
  });
});
