import { readFileSync } from "node:fs";
import type {
  Catalog,
  ConsentSourceFact,
  MetadataField,
  MetadataSource,
  Sensitivity,
} from "@forthright/runtime/catalog-document";
import { encodeBatch, encodeMessage, requestHeaders } from "@forthright/runtime/encode";
import { disclosureFacts } from "@forthright/runtime/facts";
import * as limits from "@forthright/runtime/limits";
import { placesOf } from "@forthright/runtime/places";
import { describe, expect, it } from "vitest";

const CATALOG: Catalog = {
  product: { id: "my-tool", name: "My Tool", version: "1.0", command: "my-tool telemetry" },
  consent: { model: "opt-out", scope: "global", opt_out_event: "BYE", ci: false },
  purposes: [],
  destinations: [
    { id: "segment", name: "S", adapter: "segment", endpoint: "https://api.segment.io/v1/batch" },
  ],
  metadata: [],
  types: [],
  groups: [
    {
      id: "g",
      slug: "g",
      title: "G",
      events: (["OLD", "BYE"] as const).map((constant) => ({
        constant,
        name: constant === "BYE" ? "Opted out" : "Old",
        type_name: "T",
        helper: "h",
        slug: "s",
        status: constant === "OLD" ? ("removed" as const) : ("active" as const),
        description: "d",
        purpose: "p",
        sensitivity: "none" as const,
        destinations: ["segment"],
        properties: [],
      })),
    },
  ],
};
const facts = (more: Partial<Catalog> = {}) => disclosureFacts({ ...CATALOG, ...more, id: "sha256-a" });

/** Every path of a JSON value, lists as `[]`. */
function pathsOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value))
    return [path, ...value.flatMap((item) => pathsOf(item, `${path}[]`))].filter((p) => p !== `${path}[]`);
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, path === "" ? key : `${path}.${key}`),
  );
  return path === "" ? inner : [path, ...inner];
}

describe("what the page says of requests", () => {
  it("names exactly the paths that the encoder makes of an event without fields", () => {
    const record = { name: "Opted out", messageId: "m", timestamp: "t", properties: {} };
    const body = encodeBatch(
      "segment",
      [encodeMessage("segment", { catalog: "sha256-a", metadata: [] }, record)],
      "t",
    );
    expect([...new Set(pathsOf(JSON.parse(body)))].sort()).toEqual(
      facts()
        .envelope.map(({ path }) => path)
        .sort(),
    );
  });

  it("names exactly the headers, with true values where they do not vary", () => {
    const headers = requestHeaders("segment", {
      endpoint: "https://api.segment.io/v1/batch",
      writeKey: "k",
      contentLength: 1,
    });
    expect(facts().headers.map(({ name }) => name)).toEqual(Object.keys(headers));
    for (const { name, example } of facts().headers) {
      if (name !== "content-length" && name !== "authorization") expect(example).toBe(headers[name]);
    }
  });

  it("takes examples from the catalogue", () => {
    const example = (path: string) => facts().envelope.find((field) => field.path === path)?.example;
    expect([example("batch[].event"), example("batch[].context.catalog")]).toEqual(["Opted out", "sha256-a"]);
  });

  it("counts a header or path once, however many destinations there are", () => {
    const [one] = CATALOG.destinations;
    const two = facts({
      destinations:
        one === undefined ? [] : [one, { ...one, id: "second", endpoint: "https://other.example/" }],
    });
    expect(two.envelope).toEqual(facts().envelope);
    expect(two.headers.map(({ name }) => name)).toEqual(facts().headers.map(({ name }) => name));
  });
});

describe("what the page says of limits, commands and files", () => {
  it("prints the constants that the code uses", () => {
    const value = (id: string) => facts().limits.find((limit) => limit.id === id)?.value;
    expect([
      value("event-bytes"),
      value("batch-events"),
      value("spool-events"),
      value("flusher-milliseconds"),
    ]).toEqual([limits.EVENT_BYTES, limits.BATCH_EVENTS, limits.SPOOL_EVENTS, limits.FLUSHER_MS]);
  });

  it("lists the commands where the host mounts them, and none where it does not", () => {
    expect(facts().commands.map(({ text }) => text)).toEqual([
      "my-tool telemetry status",
      "my-tool telemetry opt-out",
      "my-tool telemetry opt-in",
      "my-tool telemetry show",
      "my-tool telemetry preview BYE",
      "my-tool telemetry log",
      "my-tool telemetry forget",
    ]);
    const { command: _, ...product } = CATALOG.product;
    expect(facts({ product }).commands).toEqual([]);
    expect(JSON.stringify(facts({ product }))).not.toContain("undefined");
  });

  it("says what opting out still sends", () => {
    const optOut = (more: Partial<Catalog>) =>
      facts(more).commands.find(({ name }) => name === "opt-out")?.description;
    expect(optOut({})).toContain("one last event, “Opted out”, says so");
    expect(optOut({ consent: { model: "opt-out", scope: "global", ci: false } })).toContain(
      "Nothing is sent about it",
    );
  });

  it("gives the paths that the code uses", () => {
    const places = placesOf("linux", {}, "/h", "my-tool");
    const real = [
      places.settings,
      places.spool,
      places.ledger,
      places.deliveryState,
      places.lock,
      places.quarantine,
      places.drops,
      places.administrator,
    ];
    const printed = facts().files.map(({ linux }) =>
      linux
        .replace(/^\$\{XDG_CONFIG_HOME:-~\/.config\}/, "/h/.config")
        .replace(/^\$\{XDG_STATE_HOME:-~\/.local\/state\}/, "/h/.local/state")
        .replace(/\/$/, ""),
    );
    expect(printed).toEqual(expect.arrayContaining(real));
  });

  it("names id and salt only where the catalogue needs them", () => {
    const ids = facts().files.map(({ id }) => id);
    expect(ids).not.toContain("installation-id");
    expect(ids).not.toContain("salt");
    const document = JSON.parse(
      readFileSync(new URL("../fixtures/site/catalog.json", import.meta.url), "utf8"),
    );
    expect(disclosureFacts({ ...document.catalog, id: document.id }).files.map(({ id }) => id)).toContain(
      "installation-id",
    );
  });
});

describe("what the page says of consent", () => {
  const source = (id: string, more: Partial<Catalog> = {}): ConsentSourceFact | undefined =>
    facts(more).consent_sources.find((fact) => fact.id === id);

  it("has the sources in order of precedence", () => {
    expect(facts().consent_sources.map(({ id }) => id)).toEqual([
      "build",
      "host-option",
      "do-not-track",
      "environment",
      "administrator",
      "project",
      "person",
      "unattended",
      "undecided",
      "told",
    ]);
  });

  it("uses the product's own names", () => {
    expect(source("environment")?.examples.map(({ text }) => text)).toEqual([
      "export MY_TOOL_TELEMETRY=off",
      '$env:MY_TOOL_TELEMETRY = "off"',
      "set MY_TOOL_TELEMETRY=off",
      "export MY_TOOL_TELEMETRY_DISABLED=1",
      '$env:MY_TOOL_TELEMETRY_DISABLED = "1"',
      "set MY_TOOL_TELEMETRY_DISABLED=1",
    ]);
    expect(source("project")?.examples[0]).toEqual({
      shell: "sh",
      text: "echo '{\"enabled\":false}' > .my-tool-telemetry.json",
    });
    expect(source("person")?.examples).toEqual([{ shell: "any", text: "my-tool telemetry opt-out" }]);
  });

  it("says what is true of this catalogue's model", () => {
    const optIn = { consent: { model: "opt-in", scope: "global", ci: true } as const };
    expect(source("undecided")?.explanation).toContain("prints a notice");
    expect(source("undecided", optIn)?.explanation).toContain("before you opt in");
    expect(source("unattended")?.explanation).toContain("Such machines send nothing");
    expect(source("unattended", optIn)?.explanation).toContain("Such machines may send");
  });
});

describe("what ties events together", () => {
  const field = (name: string, source: MetadataSource, sensitivity: Sensitivity): MetadataField => ({
    name,
    source,
    sensitivity,
    path: `properties.${name}`,
    description: "d",
    schema: { type: "string" },
    required: false,
    purpose: "p",
    examples: [],
    example: "x",
  });

  it("is told of the id, the address and the host's own values, and of nothing that ties nobody", () => {
    const metadata = [
      field("id", "installation-id", "pseudonymous"),
      field("os", "os", "none"),
      field("email", "consented-email", "personal"),
      field("account", "host", "pseudonymous"),
      field("plan", "host", "none"),
    ];
    const { links = [] } = facts({ metadata });
    expect(links.map((link) => link.field)).toEqual(["id", "email", "account"]);
    expect(links[0]?.reset).toContain("“my-tool telemetry forget”");
    expect(links[1]?.ties).toContain("through the installation id");
  });

  it("names neither an id nor a command that there is not", () => {
    const { command: _command, ...product } = CATALOG.product;
    const { links = [] } = facts({ product, metadata: [field("email", "consented-email", "personal")] });
    expect(JSON.stringify(links)).not.toMatch(/installation id|forget/);
  });
});

describe("where nothing leaves the machine", () => {
  it("nothing is said about connections and headers", () => {
    const file = facts({ destinations: [{ id: "f", name: "F", adapter: "file", endpoint: "file:///f" }] });
    expect(file.connection).toBeUndefined();
    expect(file.headers).toEqual([]);
    expect(facts().connection?.join()).toContain("HTTPS_PROXY");
    expect(file.limits.find(({ id }) => id === "file-bytes")?.value).toBe(limits.FILE_BYTES);
    expect(facts().limits.some(({ id }) => id === "file-bytes")).toBe(false);
  });
});

describe("what `forget` promises", () => {
  const forget = (more: Partial<Catalog>): string =>
    facts(more).commands.find(({ name }) => name === "forget")?.description ?? "";

  it("depends on who takes requests for deletion, and on what there is to forget", () => {
    const id: MetadataField = {
      name: "id",
      source: "installation-id",
      sensitivity: "pseudonymous",
      path: "anonymousId",
      description: "d",
      schema: { type: "string" },
      required: true,
      purpose: "p",
      examples: [],
      example: "x",
    };
    const own: Catalog["destinations"][number] = {
      id: "own",
      name: "Own collector",
      adapter: "webhook",
      endpoint: "https://x/",
    };
    expect(forget({})).not.toMatch(/Asks|receipt|consent/);
    expect(forget({ metadata: [id] })).toContain("receipt");
    expect(forget({ metadata: [id] })).not.toContain("Asks");
    expect(forget({ metadata: [id], destinations: [own] })).toContain("Asks Own collector once");
    expect(forget({ metadata: [{ ...id, source: "consented-email" }] })).toContain("separate consents");
  });
});
