import { isSafeEndpoint } from "@forthright/runtime/adapters/endpoint";
import { findTargets } from "@forthright/runtime/client/surroundings";
import { describe, expect, it } from "vitest";
import { BINDING } from "../binding.ts";

describe("an address to send to", () => {
  it.each([
    ["https://api.segment.io/v1/batch", true],
    ["https://collector.example:8443/", true],
    ["http://127.0.0.1:8080/", true],
    ["http://127.8.9.1/", true],
    ["http://localhost:1/x", true],
    ["http://[::1]:8080/", true],
    ["http://example.com/", false],
    ["http://169.254.169.254/", false],
    ["http://127.0.0.1.example.com/", false],
    ["http://localhost.example.com/", false],
    ["http://0.0.0.0/", false],
    ["https://user:secret@example.com/", false],
    ["https://user@example.com/", false],
    ["file:///etc/passwd", false],
    ["ftp://example.com/", false],
    ["javascript:alert(1)", false],
    ["//example.com", false],
    ["example.com", false],
    ["", false],
  ])("%s: %s", (endpoint, want) => {
    expect(isSafeEndpoint(endpoint)).toBe(want);
  });
});

describe("targets", () => {
  const find = (options = {}, env = {}, binding = {}) =>
    findTargets({ ...BINDING, ...binding }, options, env);

  it("takes the variable before the option before the catalogue", () => {
    const endpoints = [
      find({ writeKey: "k" }),
      find({ writeKey: "k", endpoint: "https://option/" }),
      find({ writeKey: "k", endpoint: "https://option/" }, { DEMO_TELEMETRY_ENDPOINT: "https://variable/" }),
      find({ writeKey: "k", endpoint: "https://option/" }, { DEMO_TELEMETRY_ENDPOINT: "" }),
    ].map(({ targets }) => targets[0]?.header.endpoint);
    expect(endpoints).toEqual([
      BINDING.destinations[0]?.endpoint,
      "https://option/",
      "https://variable/",
      "https://option/",
    ]);
  });

  it.each([
    ["no write key", {}, {}, "this build has no write key"],
    ["an empty write key", { writeKey: "" }, {}, "this build's write key is not usable"],
    ["a write key with a line break", { writeKey: "a\r\nx: y" }, {}, "this build's write key is not usable"],
    [
      "a key for another destination",
      { writeKey: { other: "k" } },
      {},
      "this build's write key is not usable",
    ],
    [
      "a key from the prototype",
      { writeKey: Object.create({ segment: "k" }) },
      {},
      "this build's write key is not usable",
    ],
    ["no destination", { writeKey: "k" }, { destinations: [] }, "the catalogue names no destination"],
    [
      "a binding of the future",
      { writeKey: "k" },
      { format: 2 },
      "this build was made for another version of the runtime",
    ],
    [
      "an unsafe address in the catalogue",
      { writeKey: "k" },
      { destinations: [{ ...BINDING.destinations[0], endpoint: "http://example.com/" }] },
      "no destination has an address that is https",
    ],
    ["all well", { writeKey: { segment: "k" } }, {}, undefined],
  ])("%s", (_name, options, binding, want) => {
    const { build, targets } = find(options, {}, binding);
    expect(build).toBe(want);
    expect(targets).toHaveLength(want === undefined ? 1 : Number(_name.startsWith("a binding")));
  });

  it("never falls back to another address when one is bad", () => {
    const { targets, endpointProblem } = find(
      { writeKey: "k" },
      { DEMO_TELEMETRY_ENDPOINT: "http://example.com/" },
    );
    expect(targets).toEqual([]);
    expect(endpointProblem).toBe(
      "DEMO_TELEMETRY_ENDPOINT must be an https address, or http on this computer, without credentials",
    );
  });
});
