/** JSON paths of a value, as the pages write them: `batch[]`, `batch[].context.os.name`; `[]` is a list or any item of it. */
export function pathsOf(value: unknown, prefix = ""): string[] {
  if (Array.isArray(value)) {
    const items = `${prefix}[]`;
    return [items, ...value.flatMap((item) => pathsOf(item, items).filter((path) => path !== items))];
  }
  const own = prefix === "" ? [] : [prefix];
  if (typeof value !== "object" || value === null) return own;
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, prefix === "" ? key : `${prefix}.${key}`),
  );
  return [...own, ...inner];
}
