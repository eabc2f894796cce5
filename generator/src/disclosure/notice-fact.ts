/** The three kinds of statement of the legal notice. */
import type { NoticeFact } from "@forthright/runtime/catalog-document";

/** True by the catalogue's shape, by the software or by law: always there. */
export function fixed(label: string, value: string): NoticeFact {
  return { label, value };
}

/** What the controller states with a key of the catalogue, or does not. */
export function stated(label: string, value: string | undefined, key: string): NoticeFact {
  return value === undefined ? { label, key } : { label, value };
}

/** What only the controller can say, and no key of the catalogue holds yet. */
export function unstatable(label: string): NoticeFact {
  return { label };
}
