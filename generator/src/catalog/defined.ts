/** An object without the keys whose value is undefined: absent and undefined differ in the published catalogue. */
export type Defined<T> = { readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

export function defined<T extends object>(object: T): Defined<T> {
  const copy: Record<string, unknown> = {};
  // Objects here are literals, so what `for in` would add from a prototype does not exist; entries cost an array each.
  for (const key in object) {
    if (object[key] !== undefined) copy[key] = object[key];
  }
  return copy as Defined<T>;
}
