/** What the words of every language have in common: the order of the lists. The words themselves stand in strings/. */
import type { LimitFact, Sensitivity } from "@forthright/runtime/catalog-document";
import type { Strings } from "../strings/en.ts";

/** Weakest first, as the catalogue language orders them. */
export const SENSITIVITIES: readonly Sensitivity[] = ["none", "pseudonymous", "personal", "sensitive"];

/** `32,768 bytes` */
export function limitWords({ unit, value }: LimitFact, { units }: Strings): string {
  return units[unit](value);
}
