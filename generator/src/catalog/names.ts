/** Every name that is made from an author's key, decided here once. Pure functions of one entry; total on any text. */

/** `RUN_PIPELINE` becomes `RunPipeline`. */
export function pascalCase(constant: string): string {
  return constant
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join("");
}

/** Type of an event's properties: `RunPipelineProperties`. */
export function propertiesTypeName(constant: string): string {
  return `${pascalCase(constant)}Properties`;
}

/** Function that records an event: `trackRunPipeline`. */
export function helperName(constant: string): string {
  return `track${pascalCase(constant)}`;
}

/** File and page name of an event or a group: `run-pipeline`. */
export function slugOf(key: string): string {
  const words = key.toLowerCase().split(/[^a-z0-9]+/);
  return words.filter((word) => word !== "").join("-");
}

/** List of an enumeration's values: `StoreType` has `STORE_TYPE_VALUES`, `HTTPMethod` has `HTTP_METHOD_VALUES`. */
export function valuesName(type: string): string {
  const words = type.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2");
  return `${words.toUpperCase()}_VALUES`;
}
