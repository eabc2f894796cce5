/** Facts, wire examples and schemas agree, whatever the destinations' adapters are. */
import type { AdapterName, Catalog } from "@forthright/runtime/catalog-document";
import { adapterOf, encodeBatch } from "@forthright/runtime/encode";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { emitJson } from "../../../generator/src/emitters/json/emit-json.ts";
import { sampleCatalog } from "../../support/catalog.ts";

const ENDPOINTS: Readonly<Record<AdapterName, string>> = {
  segment: "https://api.segment.io/v1/batch",
  posthog: "https://eu.i.posthog.com/batch/",
  webhook: "https://events.example.com/in",
  file: "file:///var/log/kiln/telemetry.ndjson",
};

/** The sample catalogue with other adapters; its ids of destinations stay. */
function catalogOf(...adapters: readonly AdapterName[]): Catalog {
  const catalog = sampleCatalog();
  const destinations = catalog.destinations.map((one, index) => {
    const adapter = adapters[index] ?? adapters[0] ?? "segment";
    return { ...one, adapter, endpoint: ENDPOINTS[adapter] };
  });
  return { ...catalog, destinations };
}

/** Every path of a value, with `[]` for items. */
function paths(value: unknown, at = ""): readonly string[] {
  const below = (one: unknown, path: string): readonly string[] => [path, ...paths(one, path)];
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => paths(one, `${at}[]`)))];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => below(one, at === "" ? key : `${at}.${key}`));
}

describe.each<readonly AdapterName[]>([
  ["segment"],
  ["posthog"],
  ["webhook"],
  ["file"],
  ["segment", "posthog"],
  ["posthog", "webhook"],
  ["webhook", "file"],
  ["file", "segment"],
])("destinations %s %s", (...adapters) => {
  const catalog = catalogOf(...adapters.filter((name) => name !== undefined));
  const document = disclose(catalog);
  const { envelope, headers, wire, metadata_places: places = [] } = document.disclosure;
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  const schemas = new Map(
    emitJson(document)
      .filter(({ path }) => path.startsWith("schemas/"))
      .map(({ path, content }) => [path, ajv.compile(JSON.parse(content))]),
  );
  const folderOf = (id: string): string => {
    const [first] = catalog.destinations;
    const mine = catalog.destinations.find((one) => one.id === id);
    return mine?.adapter === first?.adapter ? "schemas" : `schemas/${id}`;
  };
  const slugs = new Map(
    catalog.groups.flatMap(({ events }) => events).map(({ constant, slug }) => [constant, slug]),
  );

  it.each(wire.map((one) => [one.constant, one.destination, one] as const))(
    "the schemas accept %s as %s gets it",
    (constant, id, { body, method }) => {
      const event = schemas.get(`${folderOf(id)}/events/${slugs.get(constant)}.schema.json`);
      const isFile = method === "append";
      const value = JSON.parse(body);
      const batch = schemas.get(`${folderOf(id)}/batch.schema.json`);
      expect(event?.(isFile ? value : value.batch[0])).toBe(true);
      expect(batch?.(value)).toBe(isFile ? undefined : true);
      const message = isFile ? value : value.batch[0];
      message.undeclared_key = 1;
      expect(event?.(message)).toBe(false);
    },
  );

  it("a request for deletion is accepted where a recipient takes one, and nowhere else", () => {
    const id = "11111111-2222-4333-8444-555555555555";
    for (const { id: destination, adapter } of catalog.destinations) {
      const request = {
        catalog: document.id,
        messageId: "00000000-0000-4000-8000-000000000000",
        timestamp: "2026-01-01T00:00:00.000Z",
        identity: { path: "anonymousId", value: id },
      };
      const message = adapterOf("webhook")?.deletion?.(request) ?? "";
      const body = JSON.parse(encodeBatch("webhook", [message], request.timestamp));
      const isValid = schemas.get(`${folderOf(destination)}/batch.schema.json`)?.(body);
      expect(isValid).toBe(adapter === "file" ? undefined : adapter === "webhook");
    }
  });

  it("every path of a wire example is told of for its destination", () => {
    for (const { destination: id, body, constant } of wire) {
      const event = catalog.groups.flatMap(({ events }) => events).find((one) => one.constant === constant);
      const own = (one: { readonly destination?: string }): boolean =>
        one.destination === undefined || one.destination === id;
      const prefix = catalog.destinations.find((one) => one.id === id)?.adapter === "file" ? "" : "batch[].";
      const told = [
        ...envelope.filter(own).map(({ path }) => path),
        ...catalog.metadata.map(({ name, path }) => {
          const place = places.find((one) => one.destination === id && one.field === name);
          return `${prefix}${place?.path ?? path}`;
        }),
        ...(event?.properties ?? []).map(({ name }) => `${prefix}properties.${name}`),
      ];
      const isTold = (path: string): boolean =>
        told.some(
          (one) =>
            one === path ||
            one.startsWith(`${path}.`) ||
            path.startsWith(`${one}.`) ||
            path.startsWith(`${one}[`),
        );
      expect(paths(JSON.parse(body)).filter((path) => !isTold(path))).toEqual([]);
    }
  });

  it("names a destination in the facts only where adapters differ", () => {
    const isMixed = new Set(catalog.destinations.map(({ adapter }) => adapter)).size > 1;
    const named = [...envelope, ...headers].filter(({ destination }) => destination !== undefined);
    expect(named).toHaveLength(isMixed ? envelope.length + headers.length : 0);
  });
});
