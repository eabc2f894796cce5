/** Requests as flat lists of places and values, so that two of them can be compared place by place. */

/** A request as it came over the wire, its body decompressed. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values alternating. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** Place → value. What differs from run to run stands for itself as `<time>`, `<uuid>` and the like. */
export function flatten({ rawHeaders, body }: WireRequest): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    found.set(`header ${name}`, steady(name, rawHeaders[index + 1] ?? ""));
  }
  walk(JSON.parse(body), "", found);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, `${path}[]`, found);
  } else if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value))
      walk(inner, path === "" ? key : `${path}.${key}`, found);
  } else {
    found.set(path, steady(path, value));
  }
}

function steady(place: string, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return "<time>";
  if (place === "host") return text.replace(/:\d+$/, ":<port>");
  if (place === "content-length") return text.replace(/^\d+$/, "<number>");
  // The machine's own; the other side was given one.
  if (place === "batch[].context.os.name") return typeof value;
  return text.replace(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "<uuid>");
}
