/** The entry that generated SDKs import: `createClient` and the types of the contract. */
export { createClient } from "./client/client.ts";
export type {
  Analytics,
  AnalyticsOptions,
  ArrayRules,
  CatalogBinding,
  CommandBinding,
  ConsentAnswer,
  ConsentSource,
  ConsentStatus,
  ConsentVerdict,
  DestinationBinding,
  EventDescriptor,
  EventExample,
  FieldRules,
  Gate,
  MetadataBinding,
  NoProperties,
  NumberRules,
  StringRules,
  TrackArguments,
} from "./contract.ts";
