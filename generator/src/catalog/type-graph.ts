/** Which named types can be written out: those that neither contain themselves nor grow beyond measure. */
import type { RawSchema, RawType } from "./parse.ts";

/** Keys that one named type may have once the types inside it are written out. */
export const MAX_TYPE_SIZE = 1_000;

/** Types inside one another; deeper than any value should be. */
export const MAX_TYPE_DEPTH = 32;

export interface TypeGraph {
  /** Types that contain themselves: name to the types on the way round, the name first. */
  readonly cycles: ReadonlyMap<string, readonly string[]>;
  readonly oversized: ReadonlySet<string>;
}

export function examineTypes(types: ReadonlyMap<string, RawType>): TypeGraph {
  const sizes = new Map<string, number>();
  const cycles = new Map<string, readonly string[]>();
  const oversized = new Set<string>();
  const way: string[] = [];

  const sizeOfType = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const type = types.get(name);
    if (type === undefined) return 0;
    const start = way.indexOf(name);
    if (start >= 0) {
      const round = way.slice(start);
      for (const [index, one] of round.entries()) {
        if (!cycles.has(one)) cycles.set(one, [...round.slice(index), ...round.slice(0, index)]);
      }
      return 0;
    }
    if (way.length >= MAX_TYPE_DEPTH) {
      oversized.add(name);
      return 0;
    }
    way.push(name);
    const size = sizeOfSchema(type);
    way.pop();
    sizes.set(name, size);
    return size;
  };

  const sizeOfSchema = (schema: RawSchema): number => {
    let size = schema.$type === undefined ? 1 : sizeOfType(schema.$type);
    if (schema.items !== undefined) size += sizeOfSchema(schema.items);
    for (const property of schema.properties?.values() ?? []) size += sizeOfSchema(property);
    return size;
  };

  for (const name of types.keys()) {
    if (sizeOfType(name) > MAX_TYPE_SIZE) oversized.add(name);
  }
  return { cycles, oversized };
}
