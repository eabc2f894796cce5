import type { ValueFormat } from "@forthright/runtime/catalog-document";
import { basename, formatPattern, matchesFormat, truncate } from "@forthright/runtime/gate/values";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const GOOD: Readonly<Record<ValueFormat, readonly string[]>> = {
  uuid: ["00000000-0000-4000-8000-000000000000", "A987FBC9-4BED-3078-CF07-9141BA07C9F3"],
  email: ["a@b.co", "first.last+tag@sub.example.org", "o'neill@example.com"],
  uri: ["https://zenml.io", "https://a.b/c?d=e#f", "urn:isbn:0451450523", "http://localhost:8080/%C3%A9"],
  "date-time": ["2026-01-01T00:00:00Z", "2024-02-29T23:59:59.123+02:00"],
  version: ["1", "0.23.0", "1.2.3.4", "1.0.0-rc.1", "3.11.2+local", "0.23.0rc1", "24.21.0"],
};
const BAD: Readonly<Record<ValueFormat, readonly string[]>> = {
  uuid: [
    "",
    "00000000-0000-4000-8000-00000000000",
    "{00000000-0000-4000-8000-000000000000}",
    "g0000000-0000-4000-8000-000000000000",
  ],
  email: ["", "a", "a@b", "a b@c.de", "a@b..de", ".a@b.de", "a@-b.de", "a@b.de\n", `${"a".repeat(250)}@b.de`],
  uri: [
    "",
    "zenml.io",
    "/home/me",
    "https://",
    "https://a b",
    "https://user:secret@host/",
    "https://me@host/",
    "https://é.de",
  ],
  "date-time": [
    "",
    "2026-01-01",
    "2026-01-01 00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-01-01T25:00:00Z",
    "2026-01-01T00:00:00",
  ],
  version: ["", "v1", "latest", "1..2", "1.2.3.4.5.6/7", "1.0 ", "1.0\n", "/1.0"],
};
const FORMATS = Object.keys(GOOD) as ValueFormat[];

describe("formats", () => {
  it.each(FORMATS.flatMap((format) => GOOD[format].map((text) => [format, text] as const)))(
    "%s accepts %j",
    (format, text) => {
      expect(matchesFormat(format, text)).toBe(true);
    },
  );

  it.each(FORMATS.flatMap((format) => BAD[format].map((text) => [format, text] as const)))(
    "%s refuses %j",
    (format, text) => {
      expect(matchesFormat(format, text)).toBe(false);
    },
  );

  it("accepts nothing that a schema validator would refuse", () => {
    const ajv = new Ajv2020();
    addFormats.default(ajv);
    const alphabet = fc.constantFrom(..."aZ09-._@:/?#[]%+TZ \n'é🦊".split(""));
    for (const format of FORMATS.filter((name) => name !== "version")) {
      const validate = ajv.compile({ type: "string", format });
      const near = fc.oneof(
        fc.array(alphabet).map((parts) => parts.join("")),
        fc.constantFrom(...GOOD[format], ...BAD[format]),
      );
      fc.assert(
        fc.property(near, (text) => !matchesFormat(format, text) || validate(text)),
        { numRuns: 500 },
      );
    }
  });

  it("gives the pattern of a version for schemas", () => {
    const pattern = new RegExp(formatPattern("version"), "u");
    for (const text of [...GOOD.version, ...BAD.version])
      expect(pattern.test(text)).toBe(matchesFormat("version", text));
  });

  it("looks at 1 MB of anything without getting lost", () => {
    for (const format of FORMATS) expect(matchesFormat(format, "aaaa@".repeat(200_000))).toBe(false);
  });
});

describe("basename", () => {
  it.each([
    ["a", "a"],
    ["/a/b", "b"],
    ["/a/b/", "b"],
    ["C:\\a\\b.py", "b.py"],
    ["a\\b/c", "c"],
    ["a/b\\c", "c"],
    ["//", ""],
    ["", ""],
  ])("%j gives %j", (given, want) => {
    expect(basename(given)).toBe(want);
  });

  it("never lets a separator through", () => {
    fc.assert(fc.property(fc.string(), (text) => !/[/\\]/.test(basename(text))));
  });
});

describe("truncate", () => {
  it("keeps at most so many characters and never half of a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, length) => {
        const cut = truncate(text, length);
        return cut.length <= length && text.startsWith(cut) && !/\p{Surrogate}/u.test(cut);
      }),
    );
  });
});
