/** How strongly values are tied to a person, whatever the catalogue calls them. */
import type { MetadataSource, Sensitivity, ValueSchema } from "@forthright/runtime/catalog-document";

const ORDER: readonly Sensitivity[] = ["none", "pseudonymous", "personal", "sensitive"];

export function isBelow(a: Sensitivity, b: Sensitivity): boolean {
  return ORDER.indexOf(a) < ORDER.indexOf(b);
}

export function strongest(...all: readonly Sensitivity[]): Sensitivity {
  return all.reduce((a, b) => (isBelow(a, b) ? b : a), "none");
}

/** The least sensitivity that a value of this schema can have: an e-mail address is about a person. */
export function impliedBySchema(schema: ValueSchema): Sensitivity {
  if (schema.format === "email") return "personal";
  return schema.items === undefined ? "none" : impliedBySchema(schema.items);
}

/** The least sensitivity of what a source gives, or of what stands at a place made for identifiers. */
export function impliedByMetadata(source: MetadataSource, path: string): Sensitivity {
  if (source === "consented-email") return "personal";
  return source === "installation-id" || path === "anonymousId" || path === "userId"
    ? "pseudonymous"
    : "none";
}
