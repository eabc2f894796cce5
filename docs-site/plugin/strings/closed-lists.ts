/** The closed lists of the catalogue language that have words in every language of the interface. */
import type {
  Catalog,
  Destination,
  EnvelopeField,
  HistoryChange,
  MetadataSource,
  NoticeRow,
  Purpose,
  Sensitivity,
  ShellExample,
  Status,
  Transform,
  ValueFormat,
} from "@forthright/runtime/catalog-document";

type Words<Key extends string> = Readonly<Record<Key, string>>;

export interface ClosedLists {
  readonly sensitivity: Words<Sensitivity>;
  readonly sensitivityMeaning: Words<Sensitivity>;
  readonly source: Words<MetadataSource>;
  readonly basis: Words<Purpose["basis"]>;
  readonly consent: Words<Purpose["consent"]>;
  readonly model: Words<Catalog["consent"]["model"]>;
  readonly status: Words<Status>;
  /** On a small tag: one lower-case word. */
  readonly statusTag: Words<Status>;
  readonly transform: Words<Transform>;
  readonly adapter: Words<Destination["adapter"]>;
  readonly collects: Words<HistoryChange["collects"]>;
  readonly shell: Words<ShellExample["shell"]>;
  readonly envelopeType: Words<EnvelopeField["type"]>;
  readonly state: Words<NoticeRow["state"]>;
  readonly format: Words<ValueFormat>;
}
