/** Metadata fields that ride inside an event's properties, as seen there. */
import type { Catalog, Field } from "@forthright/runtime/catalog-document";

const PREFIX = "properties.";

/** Fields whose path is `properties.<name>`, under that name. */
export function ridingFields({ metadata }: Catalog): readonly Field[] {
  return metadata
    .filter(({ path }) => path.startsWith(PREFIX) && !path.slice(PREFIX.length).includes("."))
    .map((field) => ({ ...field, name: field.path.slice(PREFIX.length) }));
}
