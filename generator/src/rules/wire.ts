/** Rules about the wire: where metadata stands, and where messages go. */
import type { AdapterName, Catalog, Destination } from "@forthright/runtime/catalog-document";
import { isFileEndpoint } from "@forthright/runtime/encode";
import type { EventPlace, MetadataPlace } from "../catalog/places.ts";
import type { Path } from "../source/tree.ts";
import type { Report, Rule } from "./rule.ts";

/** What the transport itself writes into a message; metadata may neither replace it nor stand below it. */
const ENVELOPE: readonly string[] = [
  "type",
  "event",
  "messageId",
  "timestamp",
  "context.library",
  "context.ip",
  "context.catalog",
  "batch",
  "sentAt",
];

const PATH = /^(?:anonymousId|userId|(?:context|properties)(?:\.[A-Za-z][A-Za-z0-9_]*){1,8})$/;

const metadataPath: Rule = {
  code: "metadata-path",
  suppressible: false,
  check({ places }, report) {
    for (const place of places.metadata) {
      const { path } = place.field;
      if (PATH.test(path) || envelopeAt(path) !== undefined) continue;
      const message = `\`${path}\` is not a place on the wire`;
      const hint = "use anonymousId, userId, context.<name> or properties.<name>";
      report({ path: [...place.path, "path"], part: "value", message, hint });
    }
  },
};

/** The part of the envelope that a path is, or is inside of. */
function envelopeAt(path: string): string | undefined {
  return ENVELOPE.find((own) => path === own || path.startsWith(`${own}.`));
}

const metadataPathCollision: Rule = {
  code: "metadata-path-collision",
  suppressible: false,
  check({ catalog, places }, report) {
    const exact = new Map<string, MetadataPlace>();
    const inside = new Map<string, MetadataPlace>();
    const properties = firstProperties(places.events);
    for (const place of places.metadata) {
      const { path } = place.field;
      const own = envelopeAt(path);
      if (own === undefined && !PATH.test(path)) continue;
      const steps = stepsOf(path);
      const around = steps.find((step) => exact.has(step));
      const other = around === undefined ? inside.get(path) : exact.get(around);
      const property = properties.get(/^properties\.([^.]+)/.exec(path)?.[1] ?? "");
      if (own !== undefined) {
        reportCollision(report, place, `the transport itself writes \`${own}\``);
      } else if (other !== undefined) {
        const words = other.field.path === path ? "there too" : `at \`${other.field.path}\``;
        reportCollision(report, place, `\`${other.field.name}\` stands ${words}`, other.path);
      } else if (property !== undefined) {
        reportCollision(report, place, `${property.label} stands there`, property.path);
      }
      exact.set(path, place);
      for (const step of steps) inside.set(step, place);
    }
    for (const place of eventsOfPosthog(places.events, catalog)) reportContext(report, place);
    if (catalog.identify === undefined) return;
    for (const place of eventsOfPosthog(places.events, catalog)) reportSet(report, place);
  },
};

/** Events of a destination where metadata stands among the properties, under `context`. */
function eventsOfPosthog(events: readonly EventPlace[], { destinations }: Catalog): readonly EventPlace[] {
  const ids = destinations.filter(({ adapter }) => adapter === "posthog").map(({ id }) => id);
  return ids.length === 0
    ? []
    : events.filter(({ event }) => event.destinations.some((id) => ids.includes(id)));
}

function reportContext(report: Report, { event, path }: EventPlace): void {
  if (!event.properties.some(({ name }) => name === "context")) return;
  report({
    path: [...path, "properties", "context"],
    part: "key",
    message: `property \`context\` of \`${event.constant}\` cannot stand there: PostHog gets metadata at that place`,
    hint: "choose another name",
  });
}

/** Two messages of one name, and nobody could tell which of them holds traits. */
function reportSet(report: Report, { event, path }: EventPlace): void {
  if (event.name !== "$set") return;
  report({
    path: [...path, "name"],
    part: "value",
    message: `\`${event.constant}\` cannot be called \`$set\`: PostHog gets the traits under that name`,
    hint: "choose another name",
  });
}

/** A path and all that it is inside of: `context.os.name`, `context.os`, `context`. */
function stepsOf(path: string): readonly string[] {
  const parts = path.split(".");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
}

/** The first property of each name in the whole catalogue. */
function firstProperties(events: readonly EventPlace[]): ReadonlyMap<string, { label: string; path: Path }> {
  const found = new Map<string, { label: string; path: Path }>();
  for (const { event, path } of events) {
    for (const { name } of event.properties) {
      if (found.has(name)) continue;
      found.set(name, {
        label: `property \`${name}\` of \`${event.constant}\``,
        path: [...path, "properties", name],
      });
    }
  }
  return found;
}

function reportCollision(report: Report, place: MetadataPlace, reason: string, other?: Path): void {
  const stated = place.raw.path !== undefined;
  report({
    path: stated ? [...place.path, "path"] : place.path,
    part: stated ? "value" : "key",
    message: `${place.label} cannot stand at \`${place.field.path}\`: ${reason}`,
    ...(other === undefined
      ? {}
      : { related: [{ path: other, part: "key" as const, message: "the other is here" }] }),
    hint: "choose another `path`, for example below `context`",
  });
}

/** Paths by which a service tells installations apart; it refuses events that have none of them. */
const IDENTIFIERS: Partial<Record<AdapterName, readonly string[]>> = {
  segment: ["anonymousId", "userId"],
  posthog: ["anonymousId"],
};

function identifies({ field }: MetadataPlace, paths: readonly string[]): boolean {
  return paths.includes(field.path) && field.requires === undefined;
}

const identifierNeeded: Rule = {
  code: "identifier-needed",
  suppressible: false,
  check({ catalog, places }, report) {
    for (const { id, adapter } of catalog.destinations) {
      const accepted = IDENTIFIERS[adapter];
      if (accepted === undefined || places.metadata.some((place) => identifies(place, accepted))) continue;
      const message = `\`${id}\` refuses events without an identifier, and no metadata field is one`;
      const hint =
        "add a metadata field with `path: anonymousId`, for example with `source: installation-id`";
      report({ path: ["destinations", id, "adapter"], part: "value", message, hint });
    }
  },
};

const unsafeEndpoint: Rule = {
  code: "unsafe-endpoint",
  suppressible: false,
  check({ catalog }, report) {
    for (const destination of catalog.destinations) {
      const problem = problemOfEndpoint(destination);
      if (problem === undefined) continue;
      const message = `the endpoint of \`${destination.id}\` ${problem}`;
      const hint =
        destination.adapter === "file"
          ? "use file:/// and the absolute path of a file: file:///var/log/tool/telemetry.ndjson"
          : "use an https address; http only to 127.0.0.1, [::1] or localhost";
      report({ path: ["destinations", destination.id, "endpoint"], part: "value", message, hint });
    }
  },
};

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

function problemOfEndpoint({ adapter, endpoint }: Destination): string | undefined {
  if (endpoint === "") return undefined;
  if (adapter === "file") return isFileEndpoint(endpoint) ? undefined : "is no file on this machine";
  if (!URL.canParse(endpoint)) return "is not an address";
  const url = new URL(endpoint);
  if (url.username !== "" || url.password !== "") return "has a user name or password in it";
  if (url.hash !== "") return "has a part after `#`, which is not sent";
  if (url.protocol === "https:") return undefined;
  return url.protocol === "http:" && LOOPBACK.has(url.hostname) ? undefined : "is not https";
}

export const WIRE_RULES: readonly Rule[] = [
  metadataPath,
  metadataPathCollision,
  identifierNeeded,
  unsafeEndpoint,
];
