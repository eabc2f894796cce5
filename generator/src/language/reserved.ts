/** Names that a catalogue cannot use, because something else has them already. */

/** Types that the generated modules import or export, and types that TypeScript code expects to be the built-in ones. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set([
  // The runtime's contract and the generated entry points
  ...["Analytics", "AnalyticsOptions", "CatalogBinding", "CommandBinding", "CommandOptions", "ConsentStatus"],
  ...["CreateAnalyticsOptions", "DestinationBinding", "EventDescriptor", "EventExample", "Gate", "JsonValue"],
  ...["MetadataBinding", "NoProperties", "TestClient", "TestClientOptions", "TrackArguments"],
  // TypeScript
  ...[
    "Array",
    "ArrayBuffer",
    "Awaited",
    "BigInt",
    "Boolean",
    "DataView",
    "Date",
    "Error",
    "Exclude",
    "Extract",
  ],
  ...[
    "Function",
    "Infinity",
    "Intl",
    "Iterable",
    "Iterator",
    "JSON",
    "Map",
    "Math",
    "NaN",
    "NoInfer",
    "NonNullable",
  ],
  ...[
    "Number",
    "Object",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "Promise",
    "Proxy",
    "Readonly",
    "ReadonlyArray",
  ],
  ...[
    "ReadonlyMap",
    "ReadonlySet",
    "Record",
    "Reflect",
    "RegExp",
    "Required",
    "ReturnType",
    "Set",
    "String",
    "Symbol",
  ],
  ...["URL", "WeakMap", "WeakRef", "WeakSet"],
]);

/** Page and file names that systems or the pages themselves use: Windows devices, index pages. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...["index", "con", "prn", "aux", "nul"],
  ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `lpt${digit}`]).flat(),
]);
