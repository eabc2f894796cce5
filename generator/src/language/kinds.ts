/**
 * The one table of the catalogue language: each kind of map and its keys. Shape checking, the JSON Schema of the
 * language and its reference are made from it, and the types of parsed catalogues follow from it.
 */
import {
  ACKNOWLEDGEMENT_KEYS,
  CONSENT_KEYS,
  CONTROLLER_KEYS,
  DEPRECATION_KEYS,
  DESTINATION_KEYS,
  DESTINATIONS_KEY,
  EVENT_KEYS,
  GROUP_KEYS,
  METADATA_KEYS,
  PRODUCT_KEYS,
  PROPERTY_KEYS,
  PURPOSE_KEYS,
  ROOT_KEYS,
  SUPPRESSION_KEYS,
  TRAIT_KEYS,
  TYPE_KEYS,
} from "./entry-keys.ts";
import { CARE_KEYS, FIELD_KEYS, PRIVACY_KEYS, SUPPRESS_KEYS, VALUE_KEYS } from "./field-keys.ts";
import { INCLUDE_KEY, PART_KEYS } from "./part-keys.ts";
import type { KeySpec, KeySpecs, MapOf, NameKind, Shape } from "./shape.ts";

type Values = typeof VALUE_KEYS;
type Privacy = typeof PRIVACY_KEYS;
type Care = typeof CARE_KEYS;
type Suppress = typeof SUPPRESS_KEYS;
type FieldKeys = typeof FIELD_KEYS & Values & Privacy & Care & Suppress;

/** The keys of each kind of map, as types. */
interface KindKeys {
  readonly catalogue: typeof ROOT_KEYS & typeof INCLUDE_KEY & Suppress;
  readonly part: typeof INCLUDE_KEY & typeof PART_KEYS;
  readonly product: typeof PRODUCT_KEYS & Suppress;
  readonly controller: typeof CONTROLLER_KEYS & Suppress;
  readonly consent: typeof CONSENT_KEYS & Suppress;
  readonly purpose: typeof PURPOSE_KEYS & Suppress;
  readonly destination: typeof DESTINATION_KEYS & Suppress;
  readonly defaults: Pick<Privacy, "purpose" | "sensitivity"> & typeof DESTINATIONS_KEY & Suppress;
  readonly "metadata-field": typeof METADATA_KEYS & FieldKeys;
  readonly trait: typeof TRAIT_KEYS & FieldKeys;
  readonly type: typeof TYPE_KEYS & Values & Suppress;
  readonly group: typeof GROUP_KEYS & Suppress;
  readonly event: typeof EVENT_KEYS & typeof DESTINATIONS_KEY & Privacy & Care & Suppress;
  readonly property: typeof PROPERTY_KEYS & FieldKeys;
  readonly items: Values & Suppress;
  readonly deprecation: typeof DEPRECATION_KEYS;
  readonly suppression: typeof SUPPRESSION_KEYS;
  readonly acknowledgement: typeof ACKNOWLEDGEMENT_KEYS;
}

export type KindName = keyof KindKeys;

/** A parsed map of each kind: every required key is there and every value has its shape. */
export type Kinds = { readonly [Kind in KindName]: MapOf<KindKeys[Kind], Kinds> };

export interface KindSpec {
  /** What a map of this kind is called in messages: `event`. */
  readonly title: string;
  readonly keys: KeySpecs;
}

const FIELD: typeof FIELD_KEYS & Values & Privacy & Care & Suppress = {
  ...VALUE_KEYS,
  ...FIELD_KEYS,
  ...PRIVACY_KEYS,
  ...CARE_KEYS,
  ...SUPPRESS_KEYS,
};

/** Each kind's keys in the order in which its documentation shows them. */
const KEYS: KindKeys = {
  catalogue: { ...ROOT_KEYS, ...INCLUDE_KEY, ...SUPPRESS_KEYS },
  part: { ...INCLUDE_KEY, ...PART_KEYS },
  product: { ...PRODUCT_KEYS, ...SUPPRESS_KEYS },
  controller: { ...CONTROLLER_KEYS, ...SUPPRESS_KEYS },
  consent: { ...CONSENT_KEYS, ...SUPPRESS_KEYS },
  purpose: { ...PURPOSE_KEYS, ...SUPPRESS_KEYS },
  destination: { ...DESTINATION_KEYS, ...SUPPRESS_KEYS },
  defaults: {
    purpose: PRIVACY_KEYS.purpose,
    sensitivity: PRIVACY_KEYS.sensitivity,
    ...DESTINATIONS_KEY,
    ...SUPPRESS_KEYS,
  },
  "metadata-field": { ...METADATA_KEYS, ...FIELD },
  trait: { ...TRAIT_KEYS, ...FIELD },
  type: { ...TYPE_KEYS, ...VALUE_KEYS, ...SUPPRESS_KEYS },
  group: { ...GROUP_KEYS, ...SUPPRESS_KEYS },
  event: { ...EVENT_KEYS, ...DESTINATIONS_KEY, ...PRIVACY_KEYS, ...CARE_KEYS, ...SUPPRESS_KEYS },
  property: { ...PROPERTY_KEYS, ...FIELD },
  items: { ...VALUE_KEYS, ...SUPPRESS_KEYS },
  deprecation: DEPRECATION_KEYS,
  suppression: SUPPRESSION_KEYS,
  acknowledgement: ACKNOWLEDGEMENT_KEYS,
};

export const KINDS: Readonly<Record<KindName, KindSpec>> = {
  catalogue: { title: "catalogue", keys: KEYS.catalogue },
  part: { title: "included file", keys: KEYS.part },
  product: { title: "product", keys: KEYS.product },
  controller: { title: "controller", keys: KEYS.controller },
  consent: { title: "consent", keys: KEYS.consent },
  purpose: { title: "purpose", keys: KEYS.purpose },
  destination: { title: "destination", keys: KEYS.destination },
  defaults: { title: "defaults", keys: KEYS.defaults },
  "metadata-field": { title: "metadata field", keys: KEYS["metadata-field"] },
  trait: { title: "trait", keys: KEYS.trait },
  type: { title: "type", keys: KEYS.type },
  group: { title: "group", keys: KEYS.group },
  event: { title: "event", keys: KEYS.event },
  property: { title: "property", keys: KEYS.property },
  items: { title: "items", keys: KEYS.items },
  deprecation: { title: "deprecation", keys: KEYS.deprecation },
  suppression: { title: "suppression", keys: KEYS.suppression },
  acknowledgement: { title: "acknowledgement", keys: KEYS.acknowledgement },
};

export type { KeySpec, NameKind, Shape };

export function isKindName(text: string): text is KindName {
  return Object.hasOwn(KINDS, text);
}
