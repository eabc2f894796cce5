/**
 * Snowplow: a self-describing JSON Schema for each event and one entity with the metadata, in the folders of a static Iglu
 * repository (`schemas/<vendor>/<name>/jsonschema/1-0-0`). JSON Schema draft 4 (docs: “JSON Schema reference”).
 */
import type { CatalogDocument, Field, Product } from "@forthright/runtime/catalog-document";
import { activeGroups } from "../disclosure/active-events.ts";
import type { JsonSchema } from "../emitters/json/value-schema.ts";
import type { Export, ExportFile } from "./export-format.ts";
import { described, eventFacts, fieldFacts } from "./facts.ts";
import { type Dress, draft4, fieldsSchema } from "./json-dress.ts";
import { type Namer, namer, snakeCase } from "./names.ts";
import { jsonText } from "./text/json-text.ts";

const META_SCHEMA = "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#";
const VERSION = "1-0-0";
/** Longest name of an Iglu schema that all stores take: it becomes a table name. */
const MAX_NAME = 128;

export function snowplowSchemas({ catalog }: CatalogDocument): Export {
  const vendor = vendorName(catalog.product);
  const names = namer(MAX_NAME);
  const entity = `${snakeCase(catalog.product.id)}_metadata`;
  const schema = (name: string, description: string, fields: readonly Field[], dress: Dress): ExportFile =>
    file(vendor, names, name, { description, ...draft4(fieldsSchema(fields, catalog, dress)) });
  const events = activeGroups(catalog).flatMap(({ group, events: inGroup }) =>
    inGroup.map((event) =>
      schema(
        event.constant.toLowerCase(),
        described(event.description, eventFacts(event, group, catalog)),
        event.properties,
        { note: (field) => ({ description: described(field.description, fieldFacts(field, event)) }) },
      ),
    ),
  );
  const metadata =
    catalog.metadata.length === 0
      ? []
      : [
          schema(
            entity,
            `What rides on every event of ${catalog.product.name}: attach it as an entity.`,
            catalog.metadata,
            {
              note: (field) => ({ description: described(field.description, fieldFacts(field)) }),
            },
          ),
        ];
  return {
    files: [...events, ...metadata],
    losses: [
      `all schemas have version ${VERSION}: the catalogue has no versions of single events`,
      `events are named by their constants in small letters, not by their wire names`,
      ...(metadata.length === 0
        ? []
        : [`metadata stand in the entity ${entity}, not at their paths in the message`]),
      ...(hostOf(catalog.product) === undefined
        ? [`the vendor is the product id: the catalogue states no homepage`]
        : []),
    ],
  };
}

function file(vendor: string, names: Namer, wanted: string, schema: JsonSchema): ExportFile {
  const name = names(wanted);
  const self = { vendor, name, format: "jsonschema", version: VERSION };
  const { description, ...rest } = schema;
  const content = jsonText({ $schema: META_SCHEMA, description, self, ...rest });
  return { path: `schemas/${vendor}/${name}/jsonschema/${VERSION}`, content };
}

/** The homepage's host from its end, as Snowplow's own `com.snowplowanalytics`; `io.zenml` of https://zenml.io. */
function vendorName(product: Product): string {
  const host = hostOf(product);
  return host === undefined ? product.id : host.split(".").reverse().join(".");
}

function hostOf({ homepage }: Product): string | undefined {
  if (homepage === undefined || !URL.canParse(homepage)) return undefined;
  const host = new URL(homepage).hostname.replace(/^www\./u, "");
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(host) ? host : undefined;
}
