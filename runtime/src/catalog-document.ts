/**
 * The published form of a catalogue: what `generated/catalog.json` holds. Types only.
 *
 * The compiler writes it, the site and other tools read it. Keys are the words of the catalogue language, so that
 * a reader of the YAML file knows every one of them. Lists are in catalogue order.
 */

/** Any value JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** How strongly a value is tied to a person, weakest first. */
export type Sensitivity = "none" | "pseudonymous" | "personal" | "sensitive";

/** Where the value of a metadata field comes from. The list is closed (DESIGN 4). */
export type MetadataSource =
  | "installation-id"
  | "product-version"
  | "os"
  | "os-name"
  | "os-version"
  | "arch"
  | "runtime-version"
  | "ci"
  | "consented-email"
  | "host";

export type ValueType = "string" | "integer" | "number" | "boolean" | "array" | "object";
export type ValueFormat = "uuid" | "email" | "uri" | "date-time" | "version";
export type Transform = "hash" | "basename" | "truncate";
export type Status = "planned" | "active" | "removed";
export type AdapterName = "segment" | "posthog" | "webhook" | "file";

/** What a value may be: the subset of JSON Schema 2020-12 that the language has. */
export interface ValueSchema {
  readonly type: ValueType;
  /** Name of the catalogue's named type that this schema comes from. */
  readonly type_name?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly format?: ValueFormat;
  /** ECMAScript regular expression, matched with the `u` flag, not anchored. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Characters (UTF-16 code units, as JavaScript counts them). */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: ValueSchema;
  readonly maxItems?: number;
  /** Declared keys of an object, in catalogue order. */
  readonly properties?: readonly Field[];
  readonly nullable?: boolean;
}

export interface Deprecation {
  readonly since?: string;
  readonly reason?: string;
  readonly replaced_by?: string;
}

/** Care and life cycle that events, properties and metadata fields share. */
export interface Care {
  /** Product version that first recorded it. */
  readonly since?: string;
  /**
   * Product version that collects more with it than before: a stronger sensitivity, another purpose, more values.
   * Held back from people who were told of an older one.
   */
  readonly tell_again?: string;
  readonly deprecated?: Deprecation;
  /** Date (YYYY-MM-DD) or product version after which it must be gone. */
  readonly expires?: string;
  readonly owner?: string;
  readonly review?: string;
}

/** A property of an event, a key of an object, or the common part of a metadata field. Defaults are filled in. */
export interface Field extends Care {
  /** The wire key, byte for byte. */
  readonly name: string;
  readonly description: string;
  readonly schema: ValueSchema;
  readonly required: boolean;
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  /** Key of the built-in taxonomy of data categories. */
  readonly category?: string;
  readonly retention?: string;
  /** Id of a purpose whose separate consent this value needs. */
  readonly requires?: string;
  readonly transform?: Transform;
  /** Why free text is needed here; only on strings with no other bound. */
  readonly free_text?: string;
  /** As the author gave them; may be empty. */
  readonly examples: readonly JsonValue[];
  /** One value that passes the gate: the first example, else one derived from the schema. */
  readonly example: JsonValue;
}

/** A field that rides on every event. */
export interface MetadataField extends Field {
  readonly source: MetadataSource;
  /** Where the value stands on the wire, for example `context.os.name`. */
  readonly path: string;
}

export interface CatalogEvent extends Care {
  /** The author's key: `RUN_PIPELINE`. */
  readonly constant: string;
  /** The wire name, sent byte for byte: `Pipeline run`. */
  readonly name: string;
  /** `RunPipelineProperties` */
  readonly type_name: string;
  /** `trackRunPipeline` */
  readonly helper: string;
  /** `run-pipeline`: file and page name, unique in the whole catalogue. */
  readonly slug: string;
  readonly status: Status;
  readonly description: string;
  readonly trigger?: string;
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  readonly retention?: string;
  readonly requires?: string;
  /** Ids of destinations. */
  readonly destinations: readonly string[];
  readonly properties: readonly Field[];
}

export interface Group {
  /** The author's key: `model_deployment`. */
  readonly id: string;
  /** `model-deployment` */
  readonly slug: string;
  readonly title: string;
  readonly description?: string;
  readonly events: readonly CatalogEvent[];
}

export interface NamedType {
  /** The author's key, a TypeScript type name: `Flavor`. */
  readonly name: string;
  /** `FLAVOR_VALUES`; only where the type is an enumeration. */
  readonly values_name?: string;
  readonly description?: string;
  readonly schema: ValueSchema;
}

export interface Purpose {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Legal basis: GDPR Art. 6(1). */
  readonly basis:
    | "consent"
    | "contract"
    | "legal-obligation"
    | "vital-interests"
    | "public-task"
    | "legitimate-interests";
  /** `separate`: asked for and withdrawn on its own; `shared`: covered by the product's one decision. */
  readonly consent: "shared" | "separate";
  readonly retention?: string;
}

export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly adapter: AdapterName;
  readonly endpoint: string;
  readonly country?: string;
  readonly safeguard?: string;
  readonly retention?: string;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Date (YYYY-MM-DD) on which this version was released; absent: not dated. */
  readonly released?: string;
  readonly homepage?: string;
  readonly source?: string;
  /** Where the host mounts the telemetry commands: `zenml config analytics`. */
  readonly command?: string;
}

export interface Controller {
  readonly name: string;
  readonly location?: string;
  readonly contact?: string;
  readonly representative?: string;
  readonly data_protection_officer?: string;
}

export interface ConsentRules {
  readonly model: "opt-out" | "opt-in";
  readonly scope: "global";
  /** Constant of the one event that opting out sends; absent: opting out sends nothing. */
  readonly opt_out_event?: string;
  /** Whether unattended machines may send. */
  readonly ci: boolean;
}

/** Who answers for a change that collects more, as `forthright diff` asks for it. */
export interface Acknowledgement {
  /** Rule of the comparison: `event-added`. */
  readonly change: string;
  /** Path of what changed, in dots; `*` stands for any one key: `groups.*.events.RUN_PIPELINE`. */
  readonly at: string;
  /** Who decided. */
  readonly by: string;
  readonly reason: string;
  /** https link to where it was decided. */
  readonly link: string;
}

/** The message that says something once of whoever runs the program, instead of with every event: `identify`. */
export interface Identify {
  /** Ids of destinations. */
  readonly destinations: readonly string[];
  /** At least one. */
  readonly traits: readonly Field[];
}

/** The resolved catalogue: references followed, defaults filled in, every name decided once. */
export interface Catalog {
  /** Language of the texts, a lower-case BCP 47 tag; absent: English. */
  readonly language?: string;
  readonly product: Product;
  readonly controller?: Controller;
  /** Prose in a Markdown subset: paragraphs, lists, emphasis, code, https links. */
  readonly why?: string;
  readonly consent: ConsentRules;
  readonly purposes: readonly Purpose[];
  readonly destinations: readonly Destination[];
  readonly metadata: readonly MetadataField[];
  /** Absent where the catalogue declares no traits: then nothing can be sent by `identify`. */
  readonly identify?: Identify;
  readonly types: readonly NamedType[];
  readonly groups: readonly Group[];
  readonly acknowledge?: readonly Acknowledgement[];
}

/** `identify` holds traits; `delete` is the request of the command `forget`; everything else is an event. */
export type MessageKind = "event" | "identify" | "delete";

/** A value that the transport adds: one JSON path of the request body. */
export interface EnvelopeField {
  /** `batch[].messageId`; `[]` stands for every item. */
  readonly path: string;
  readonly type: "string" | "number" | "boolean" | "array" | "object";
  readonly description: string;
  /** A value as it looks on the wire. */
  readonly example: string;
  readonly sensitivity: Sensitivity;
  /** The real value differs from the example, and is the same for everybody: the product's write key. */
  readonly varies?: true;
  /** Kinds of message that carry it; absent: all of them. */
  readonly kinds?: readonly MessageKind[];
  /** Its value in kinds of message where that is another one than `example`. */
  readonly in_kind?: Readonly<Partial<Record<MessageKind, string>>>;
  /** Id of the destination; only where destinations differ in what is added. */
  readonly destination?: string;
}

export interface HeaderFact {
  /** Lower case. */
  readonly name: string;
  readonly description: string;
  readonly example: string;
  /** Id of the destination; only where destinations differ in what is added. */
  readonly destination?: string;
}

/** A metadata field that one destination gets at another place than its `path` says. */
export interface MetadataPlace {
  /** Id of the destination. */
  readonly destination: string;
  /** Name of the metadata field. */
  readonly field: string;
  /** Place in the message: `distinct_id`, `properties.context.os.name`. */
  readonly path: string;
}

/** Where the traits stand in a message of `identify`. */
export interface TraitPlace {
  /** Id of the destination. */
  readonly destination: string;
  /** The object that holds them: `traits`, `properties.$set`. */
  readonly path: string;
}

/** What a metadata field or a trait lets a recipient tie together. */
export interface LinkFact {
  /** Name of the metadata field, or of the trait. */
  readonly field: string;
  /** The name is that of a trait. */
  readonly trait?: true;
  /** What can be tied together by it. */
  readonly ties: string;
  /** How a person ends that. */
  readonly reset: string;
}

/** A fixed bound of the runtime, for the page and for tests. */
export interface LimitFact {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: "bytes" | "events" | "requests" | "days" | "milliseconds" | "batches";
}

/** One way to stop sending, in order of precedence: the first that says "off" decides. */
export interface ConsentSourceFact {
  readonly id: string;
  readonly title: string;
  /** What it covers: this run, this shell, this project, this person, this machine. */
  readonly scope: string;
  /** What the source looks at, and what each value means. */
  readonly explanation: string;
  /** How to use it, per shell; empty where there is nothing to type. */
  readonly examples: readonly ShellExample[];
}

export interface ShellExample {
  readonly shell: "any" | "sh" | "powershell" | "cmd";
  readonly text: string;
}

export interface CommandFact {
  /** `opt-out` */
  readonly name: string;
  /** `zenml config analytics opt-out` */
  readonly text: string;
  readonly description: string;
}

/** A file that the runtime may keep on the reader's disk. */
export interface FileFact {
  readonly id: string;
  readonly title: string;
  /** Path on each system, with `~` and variables as the reader would type them. */
  readonly linux: string;
  readonly macos: string;
  readonly windows: string;
  readonly description: string;
}

/** One request as the real encoder makes it of an event's example values. */
export interface WireExample {
  /** Of the event; `identify`, which no event can be called, for the traits. */
  readonly constant: string;
  readonly destination: string;
  /** `append`: to a file on the same machine. */
  readonly method: "POST" | "append";
  readonly endpoint: string;
  /** The request body before compression, byte for byte. */
  readonly body: string;
  /** Length of `body` in bytes (UTF-8). */
  readonly bytes: number;
}

/** One statement of the legal notice. */
export interface NoticeFact {
  readonly label: string;
  /** Plain text. Absent: not stated by the controller. */
  readonly value?: string;
  /** Where the value is absent and a key of the catalogue can state it: `controller.contact`. */
  readonly key?: string;
}

/** One row of the legal notice: what a law wants said, and what this catalogue and this software say of it. */
export interface NoticeRow {
  readonly id: string;
  readonly title: string;
  /** `GDPR Art. 13(1)(a), 30(1)(a)` */
  readonly law: string;
  /** `stated`: every fact has a value; `in part`: some have. */
  readonly state: "stated" | "in part" | "not stated";
  readonly facts: readonly NoticeFact[];
}

/** Facts of the runtime that belong on the page, computed for this catalogue. */
export interface Disclosure {
  readonly notice: string;
  /** The legal notice, always the same rows in the same order. */
  readonly notice_rows: readonly NoticeRow[];
  readonly envelope: readonly EnvelopeField[];
  readonly headers: readonly HeaderFact[];
  /** Absent where every destination gets all metadata at the fields' own paths. */
  readonly metadata_places?: readonly MetadataPlace[];
  /** One for each destination that gets traits; absent where there are none. */
  readonly trait_places?: readonly TraitPlace[];
  /** How requests are made, in sentences: proxies, certificates; absent where nothing leaves the machine. */
  readonly connection?: readonly string[];
  /** What ties events together; absent in documents of older generators. */
  readonly links?: readonly LinkFact[];
  readonly limits: readonly LimitFact[];
  readonly consent_sources: readonly ConsentSourceFact[];
  readonly commands: readonly CommandFact[];
  readonly files: readonly FileFact[];
  readonly wire: readonly WireExample[];
}

/** The whole of `generated/catalog.json`. */
export interface CatalogDocument {
  /** Version of this format. */
  readonly forthright: 1;
  /** `sha256-` and 64 hexadecimal digits: hash of `catalog` as canonical JSON. Every message carries it. */
  readonly id: string;
  readonly catalog: Catalog;
  readonly disclosure: Disclosure;
}

/**
 * The whole of `generated/languages/<language>.json`: the catalogue told in another language. Names, ids, constants,
 * payloads and the catalogue id are those of `catalog.json`, whose wire examples count for every language.
 */
export interface LanguageDocument {
  /** Version of this format. */
  readonly forthright: 1;
  /** Lower-case BCP 47 tag: `de`, `pt-br`. */
  readonly language: string;
  /** Language of the catalogue's own texts, which stand where a translation is missing. */
  readonly original: string;
  /** The id of `catalog.json`: an overlay holds texts, and no text changes what is sent. */
  readonly id: string;
  /** As in `catalog.json`, with translated texts. */
  readonly catalog: Catalog;
  /** As in `catalog.json`, with translated sentences. The notice is a translation: the program prints the original. */
  readonly disclosure: Omit<Disclosure, "wire">;
  /** Language of the disclosure's own sentences: `language` where the generator knows it, else `en`. */
  readonly disclosure_language: string;
  /**
   * Places of the texts of `catalog` that stand in the original language: keys and names in dots, in catalogue order,
   * as in `groups.pipelines.events.RUN_PIPELINE.trigger`, `metadata.os.description`, `purposes.email-contact.title` or
   * `why`. What a field takes from a named type is listed at the type alone (`types.Flavor.free_text`).
   */
  readonly untranslated: readonly string[];
}

/** One thing that differs from the version before. */
export interface HistoryChange {
  /** The same in every run: version, rule and place. Letters, digits and `-_.`, so that it can be an anchor. */
  readonly id: string;
  /** Rule of the comparison: `property-added`. */
  readonly rule: string;
  /** Whether more or less is collected about people, or the same. */
  readonly collects: "more" | "less" | "same";
  /** Nothing that is collected, sent or promised changed: descriptions, examples, titles. */
  readonly words_only?: true;
  /** One sentence of plain text. */
  readonly sentence: string;
  readonly place: HistoryPlace;
  /** Who decided it and why, as the catalogue says. */
  readonly acknowledgement?: Pick<Acknowledgement, "by" | "reason" | "link">;
}

/** What of the catalogue changed: of the newer one, or of the older one for what is gone. All absent: the whole. */
export interface HistoryPlace {
  /** Group id. */
  readonly group?: string;
  /** Constant of the event. */
  readonly event?: string;
  /** Of the event: `stack.name`, `steps[].kind`. */
  readonly property?: string;
  /** Path inside the metadata: `version`, `machine.cores`. */
  readonly metadata?: string;
  /** Path inside the traits: `plan`, `team.size`. */
  readonly trait?: string;
  readonly purpose?: string;
  readonly destination?: string;
  readonly type?: string;
  /** What everybody is told of the decision. */
  readonly consent?: true;
}

/** What a field was in a version. */
export type SentField = Pick<Field, "name" | "description" | "schema" | "required" | "sensitivity">;

export interface SentEvent {
  readonly constant: string;
  readonly name: string;
  readonly description: string;
  readonly sensitivity: Sensitivity;
  readonly properties: readonly SentField[];
}

/** Exactly what a version could send, and to whom. */
export interface SentSet {
  readonly destinations: readonly Pick<Destination, "id" | "name" | "endpoint">[];
  /** `path`: place in the message. */
  readonly metadata: readonly (SentField & Pick<MetadataField, "path">)[];
  /** What `identify` could say; absent: nothing. */
  readonly traits?: readonly SentField[];
  /** Groups with their active events. */
  readonly groups: readonly { readonly title: string; readonly events: readonly SentEvent[] }[];
}

export interface HistoryVersion {
  readonly version: string;
  /** YYYY-MM-DD; absent: not dated. */
  readonly released?: string;
  /** Id of its catalogue, which its messages carry. */
  readonly catalog: string;
  /** Absent for the last version: `catalog.json` says it. */
  readonly sent?: SentSet;
  /** Against the version before, in the order of the catalogue; absent for the first that is recorded. */
  readonly changes?: readonly HistoryChange[];
}

/** The whole of `generated/history.json`. */
export interface CatalogHistory {
  /** Version of this format. */
  readonly forthright: 1;
  /** Oldest first; the last one is the version that `catalog.json` describes. */
  readonly versions: readonly HistoryVersion[];
}
