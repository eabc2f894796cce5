/** What a version could send, line by line. */
import type { SentField, ValueSchema } from "@forthright/runtime/catalog-document";

/** A field that a version sent, at any depth: `stack.name`, `steps[].kind`. */
export interface SentLine {
  readonly path: string;
  readonly field: SentField;
}

export function sentLines(fields: readonly SentField[], prefix = ""): readonly SentLine[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    return [{ path, field }, ...keyLines(field.schema, path)];
  });
}

function keyLines(schema: ValueSchema, path: string): readonly SentLine[] {
  if (schema.items !== undefined) return keyLines(schema.items, `${path}[]`);
  return sentLines(schema.properties ?? [], `${path}.`);
}

/** `s-RUN_PIPELINE.total_steps`: an event or a field in the set of a version. */
export function sentAnchor(owner: string, path: string): string {
  return path === "" ? `s-${owner}` : `s-${owner}.${path}`;
}
