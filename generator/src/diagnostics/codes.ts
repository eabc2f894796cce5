/**
 * The one table of diagnostic codes. A code is stable once released: tests, suppressions and links name it.
 * Stages add their codes here; the pages about diagnostics are made from this table.
 */
export interface CodeInfo {
  readonly severity: "error" | "warning";
  /** The fault in a few words, as a heading. */
  readonly title: string;
  /** Why it is a fault, in one or two sentences. */
  readonly cause: string;
}

export const CODES = {
  // Reading the file
  "file-not-readable": {
    severity: "error",
    title: "The file cannot be read",
    cause: "The catalogue is missing, is not a regular file, or this account may not read it.",
  },
  "file-too-large": {
    severity: "error",
    title: "The file is too large",
    cause:
      "A catalogue of this size is more likely a mistake than a description of events; it is not read at all.",
  },
  "not-utf8": {
    severity: "error",
    title: "The file is not UTF-8 text",
    cause:
      "YAML catalogues are UTF-8. Other encodings would be read as different characters than the author sees.",
  },
  "control-character": {
    severity: "error",
    title: "A control character",
    cause: "Control characters change what a terminal or editor shows; no catalogue needs one.",
  },

  // Reading YAML
  "yaml-syntax": {
    severity: "error",
    title: "Not valid YAML",
    cause: "The text does not follow the rules of YAML 1.2.",
  },
  "yaml-too-deep": {
    severity: "error",
    title: "Too deeply nested",
    cause: "No catalogue nests this deep; reading it further could exhaust memory.",
  },
  "yaml-too-big": {
    severity: "error",
    title: "Too many parts",
    cause: "The file has more YAML parts than the compiler reads; reading it further could exhaust memory.",
  },
  "yaml-directive": {
    severity: "error",
    title: "A YAML directive",
    cause:
      "Directives such as %YAML and %TAG change what the text below means; a catalogue is always YAML 1.2.",
  },
  "yaml-tag": {
    severity: "error",
    title: "A YAML tag",
    cause:
      "Tags make values of other kinds than the text shows. The catalogue's language has no use for them.",
  },
  "yaml-alias": {
    severity: "error",
    title: "An alias to more than a plain value",
    cause:
      "Aliases of maps and lists hide what an event sends and can grow without bound; aliases of plain values are fine.",
  },
  "yaml-merge-key": {
    severity: "error",
    title: "A merge key",
    cause: "`<<` copies keys from elsewhere, so a reader of the event no longer sees what it sends.",
  },
  "yaml-several-documents": {
    severity: "error",
    title: "More than one YAML document",
    cause: "A catalogue is one document; what stands after a second `---` would be lost.",
  },
  "key-not-text": {
    severity: "error",
    title: "A key that is not text",
    cause: "YAML reads an unquoted number, `true` or `null` as that value, not as a name.",
  },
  "duplicate-key": {
    severity: "error",
    title: "The same key twice in one map",
    cause: "Only one of the two could count, and nothing says which.",
  },
  "misleading-number": {
    severity: "error",
    title: "A number that means something else than it looks",
    cause: "Leading zeros are octal for some readers and decimal for YAML 1.2.",
  },
  "inexact-number": {
    severity: "error",
    title: "A number that loses digits",
    cause: "JavaScript and JSON hold about 15 digits; what is sent would differ from what is written.",
  },
  "empty-catalogue": {
    severity: "error",
    title: "Nothing in the file",
    cause: "The file has no YAML content.",
  },
  "root-not-a-map": {
    severity: "error",
    title: "Not a catalogue",
    cause: "The top level of a catalogue is a map that starts with `forthright: 1`.",
  },

  // Included files
  "include-not-found": {
    severity: "error",
    title: "A pattern of `include` that no file matches",
    cause: "A misspelt pattern would leave out events without a word, so each one must match.",
  },
  "include-outside": {
    severity: "error",
    title: "An included file outside the catalogue's folder",
    cause:
      "A catalogue reads nothing but its own folder, so that nobody else's files end up on a public page.",
  },
  "include-cycle": {
    severity: "error",
    title: "A file that includes itself",
    cause: "Reading it would never end. A pattern such as `*.yaml` also matches the file that it stands in.",
  },
  "included-twice": {
    severity: "error",
    title: "A file that is included twice",
    cause: "Each of its entries would stand in the catalogue twice.",
  },
  "duplicate-entry": {
    severity: "error",
    title: "The same entry in two files",
    cause: "Only one of the two could count, and nothing says which.",
  },

  // The shape of the language
  "unknown-key": {
    severity: "error",
    title: "A key that the language does not have",
    cause: "An ignored key would be a promise that nobody keeps, so each one must be known.",
  },
  "missing-key": {
    severity: "error",
    title: "A required key is missing",
    cause: "The language has no default for it: the author decides.",
  },
  "wrong-type": {
    severity: "error",
    title: "A value of the wrong kind",
    cause: "The key wants another kind of value, for example text where there is a map.",
  },
  "unknown-value": {
    severity: "error",
    title: "A value that is not one of the choices",
    cause: "The key takes one of a fixed list of words.",
  },
  "unknown-format": {
    severity: "error",
    title: "A catalogue of another format",
    cause:
      "`forthright` says which version of the language the file is written in; this program knows version 1.",
  },
  "bad-name": {
    severity: "error",
    title: "A name that breaks the naming rule",
    cause:
      "Names become identifiers, file names and addresses, so they are plain ASCII of at most 64 characters.",
  },
  "reserved-name": {
    severity: "error",
    title: "A name that is taken",
    cause: "JavaScript, the generated modules or a file system already use the name for something else.",
  },
  "empty-text": {
    severity: "error",
    title: "Empty text",
    cause: "The key needs words; leave it out if there is nothing to say.",
  },
  "not-one-line": {
    severity: "error",
    title: "Not a plain single line",
    cause: "Names and titles are one line without space at either end, of at most 256 characters.",
  },
  "number-as-text": {
    severity: "error",
    title: "A number where text is needed",
    cause: "YAML reads `1.10` as the number 1.1, so versions and other number-like texts stand in quotes.",
  },
  "bad-version": {
    severity: "error",
    title: "Not a version",
    cause: 'Versions start with a digit, such as "0.23.0".',
  },
  "bad-language": {
    severity: "error",
    title: "Not a language tag",
    cause:
      "The tag becomes a file name, an address and the `lang` of pages, so it has one spelling: `de`, `pt-br`.",
  },
  "out-of-range": {
    severity: "error",
    title: "A number out of range",
    cause: "The key takes a whole number that is not negative.",
  },

  // Names
  "duplicate-constant": {
    severity: "error",
    title: "Two events with one constant name",
    cause: "Constant names are unique in the whole catalogue, not only in their group.",
  },
  "duplicate-wire-name": {
    severity: "error",
    title: "Two events with one wire name",
    cause: "Whoever reads the data could not tell them apart. The name of a removed event stays reserved.",
  },
  "colliding-names": {
    severity: "error",
    title: "Two names that meet in one identifier or file",
    cause: "Both would be written to the same identifier, page or file name.",
  },
  "mixed-script": {
    severity: "warning",
    title: "Look-alike letters from different scripts",
    cause:
      "A Cyrillic or Greek letter inside a Latin word looks the same to a reader and different to a computer.",
  },
  "hidden-character": {
    severity: "error",
    title: "An invisible character",
    cause: "Bidirectional controls and zero-width characters make a text read differently from what it is.",
  },

  // References
  "unknown-purpose": {
    severity: "error",
    title: "A purpose that is not declared",
    cause: "Every purpose is declared under `purposes`, with its title and legal basis.",
  },
  "purpose-not-stated": {
    severity: "error",
    title: "No purpose",
    cause: "Each value that is sent has a purpose, its own or the default one.",
  },
  "unknown-destination": {
    severity: "error",
    title: "A destination that is not declared",
    cause: "Every receiver of data is declared under `destinations`.",
  },
  "unknown-type": {
    severity: "error",
    title: "A type that is not declared",
    cause: "`$type` names an entry of `types`.",
  },
  "type-cycle": {
    severity: "error",
    title: "A type that contains itself",
    cause: "The gate checks values of bounded depth only.",
  },
  "unknown-replacement": {
    severity: "error",
    title: "`replaced_by` names nothing",
    cause: "An event is replaced by another event, a property by another of the same event.",
  },
  "opt-out-event": {
    severity: "error",
    title: "An opt-out event that cannot be sent",
    cause: "The last event is sent without properties, so it must exist, be active and need none.",
  },
  "unused-purpose": {
    severity: "warning",
    title: "A purpose that nothing has",
    cause: "The public page would state a use of data that does not happen.",
  },
  "unused-type": {
    severity: "warning",
    title: "A type that nothing uses",
    cause: "It would be published though no event sends it.",
  },

  // Values
  "type-not-stated": {
    severity: "error",
    title: "Neither `type` nor `$type`",
    cause: "The gate must know what kind of value may pass.",
  },
  "type-stated-twice": {
    severity: "error",
    title: "`$type` beside keywords of its own",
    cause: "A named type is used as it is, so that it means the same everywhere.",
  },
  "keyword-without-effect": {
    severity: "error",
    title: "A keyword that this type does not have",
    cause: "For example `maximum` on a string: nothing would be checked, though it reads as a promise.",
  },
  "bounds-reversed": {
    severity: "error",
    title: "A minimum above its maximum",
    cause: "No value could pass.",
  },
  "value-of-wrong-type": {
    severity: "error",
    title: "A value that its own rules refuse",
    cause: "Values in `enum`, `const` and `examples` follow the type and the bounds that stand beside them.",
  },
  "duplicate-value": {
    severity: "error",
    title: "The same value twice",
    cause: "The list has each value once.",
  },
  "length-beyond-event": {
    severity: "warning",
    title: "A text that is longer than an event may be",
    cause:
      "An event has a bound in bytes; one above it is dropped and counted, so the longest values never arrive.",
  },
  "array-without-bound": {
    severity: "error",
    title: "A list without `items` or `maxItems`",
    cause: "A list without a bound could carry anything of any length.",
  },
  "object-without-keys": {
    severity: "error",
    title: "An object that declares no keys",
    cause: "What is not declared by name cannot be sent, so an open object has no meaning.",
  },
  "invalid-pattern": {
    severity: "error",
    title: "Not a regular expression",
    cause:
      "Patterns are ECMAScript regular expressions with the `u` flag, without slashes and flags of their own.",
  },
  "unsafe-pattern": {
    severity: "error",
    title: "A pattern that can take very long",
    cause: "A repetition inside a repetition can make a short text keep a program busy for minutes.",
  },
  "pattern-not-anchored": {
    severity: "warning",
    title: "A pattern that lets any text ride along",
    cause: "Without `^` and `$` a pattern only has to match somewhere in the value.",
  },
  "free-text-without-reason": {
    severity: "error",
    title: "Free text without a reason",
    cause:
      "Free text can carry anything about a person. It needs a reason that is published, and a maximum length.",
  },
  "free-text-unneeded": {
    severity: "warning",
    title: "A reason for free text on a bounded value",
    cause: "The value is bounded already; the page would say that it is free text.",
  },
  "example-needed": {
    severity: "error",
    title: "No example could be made",
    cause: "Pages and tests show one value that passes; none could be derived from the rules.",
  },

  // Privacy
  "personal-data-without-consent": {
    severity: "error",
    title: "Personal data without separate consent",
    cause: "Data about a person is sent only after that person agreed to it for a purpose of its own.",
  },
  "requires-needs-separate-consent": {
    severity: "error",
    title: "`requires` names a purpose without separate consent",
    cause: "Nobody is asked about that purpose on its own, so there is nothing to wait for.",
  },
  "consent-without-basis": {
    severity: "error",
    title: "Separate consent with another legal basis",
    cause: "A purpose that people are asked about separately rests on consent, so `basis` is `consent`.",
  },
  "consent-not-asked": {
    severity: "warning",
    title: "Consent that nobody is asked for",
    cause: "Under `model: opt-out` the shared decision is not consent in the sense of GDPR Art. 6(1)(a).",
  },
  "sensitivity-too-low": {
    severity: "error",
    title: "A sensitivity below what the value is",
    cause:
      "An e-mail address is personal and an installation id is pseudonymous, whatever the catalogue calls them.",
  },

  // Prose
  "claim-of-anonymity": {
    severity: "error",
    title: "Prose that claims anonymity",
    cause: "An identifier rides along with the events, so they are pseudonymous at best.",
  },
  "absolute-claim": {
    severity: "error",
    title: "Prose that claims more than the catalogue can bear out",
    cause: "Words such as `never` promise something that the catalogue's own facts do not show.",
  },
  "unsafe-link": {
    severity: "error",
    title: "A link that is not https or mailto",
    cause: "Links are published as they are; other kinds can be changed on the way or run code.",
  },

  // Life cycle
  expired: {
    severity: "error",
    title: "Past its end",
    cause: "The entry was to be gone by now. Remove it, or decide anew how long it is needed.",
  },
  "since-in-the-future": {
    severity: "warning",
    title: "Newer than the product",
    cause: "The entry says that it began in a version that this catalogue does not describe yet.",
  },

  // The wire
  "metadata-path": {
    severity: "error",
    title: "A metadata path that does not exist on the wire",
    cause: "Metadata stands at anonymousId, userId, below context or below properties.",
  },
  "metadata-path-collision": {
    severity: "error",
    title: "Two values at one place on the wire",
    cause: "One of them would overwrite the other.",
  },
  "identifier-needed": {
    severity: "error",
    title: "A destination that needs an identifier",
    cause: "Segment refuses events that have neither anonymousId nor userId.",
  },
  "unsafe-endpoint": {
    severity: "error",
    title: "An endpoint without https",
    cause: "Data is sent over https only; http is allowed to this machine itself, for tests.",
  },

  // Suppressions
  "unknown-rule": {
    severity: "error",
    title: "A suppression of a rule that does not exist",
    cause: "`suppress` names a code of a rule.",
  },
  "rule-not-suppressible": {
    severity: "error",
    title: "A rule that cannot be suppressed",
    cause: "The rule holds a promise to the people whose data is sent, or the output would not work.",
  },
  "unused-suppression": {
    severity: "warning",
    title: "A suppression that hides nothing",
    cause: "The fault is gone; the suppression would hide the next one.",
  },

  // Overlays: texts in other languages
  "overlay-name": {
    severity: "warning",
    title: "A file that looks like an overlay and is none",
    cause:
      "An overlay is found by its name, `catalog.<language>.yaml` with a lower-case BCP 47 tag; under another name its texts count for nothing.",
  },
  "overlay-language": {
    severity: "error",
    title: "An overlay for a language that is told already",
    cause: "Two files would tell the same texts, and nothing says which one counts.",
  },
  "overlay-not-a-text": {
    severity: "error",
    title: "A key of an overlay that is no text for readers",
    cause:
      "An overlay translates. Names, types, values and examples are facts: they stand in the catalogue once, for every language.",
  },
  "overlay-not-kept": {
    severity: "error",
    title: "An overlay that the command cannot keep",
    cause:
      "`forthright overlay` adds and takes away whole lines, and changes no word of the author's. This file does not allow for that.",
  },
  "overlay-stranger": {
    severity: "warning",
    title: "A text for something that the catalogue does not have",
    cause: "What it was written for was renamed, moved or removed, so nobody reads it.",
  },
  "overlay-stale": {
    severity: "warning",
    title: "A translation of a text that has changed since",
    cause: "The readers of this language are told something else than the readers of the original.",
  },
  "overlay-unrecorded": {
    severity: "warning",
    title: "Translations without a record of their originals",
    cause: "Without the record a change of the original goes unseen.",
  },

  // Comparing with another catalogue
  "unacknowledged-change": {
    severity: "error",
    title: "A change that nobody answers for",
    cause:
      "A change that collects more about people needs an entry in `acknowledge`: who decided it, why, and where.",
  },
  "unused-acknowledgement": {
    severity: "warning",
    title: "An acknowledgement of no change",
    cause: "It names a change that this comparison did not find, and would answer for a later one unread.",
  },
  "unknown-change": {
    severity: "error",
    title: "An acknowledgement of a rule that does not exist",
    cause: "`change` names a rule of `forthright diff`.",
  },

  // Writing the output
  "output-folder": {
    severity: "error",
    title: "A folder that cannot be the output",
    cause:
      "The output folder belongs to the generator alone: files that the catalogue no longer gives are deleted from it.",
  },
  "output-foreign": {
    severity: "error",
    title: "A file that is not ours",
    cause:
      "The output folder holds something that the generator has not written; it is never overwritten or deleted.",
  },
  "output-edited": {
    severity: "error",
    title: "A generated file was changed by hand",
    cause:
      "What is generated says what is sent. A change by hand would be lost, or would make the page and the program say different things.",
  },
  "output-stale": {
    severity: "error",
    title: "The output is not what the catalogue gives",
    cause: "The catalogue, or the generator, has changed since the output was made.",
  },
  "output-not-written": {
    severity: "error",
    title: "The output could not be written",
    cause: "The file system refused, or another run is writing. The old output is whole.",
  },
  // Importing the plan of another tool
  "import-not-the-format": {
    severity: "error",
    title: "Not a plan of this format",
    cause: "The file is not what the documentation of the format describes, so nothing of it can be trusted.",
  },
  "import-not-written": {
    severity: "error",
    title: "The catalogue could not be written",
    cause: "An import writes one new file; it overwrites nothing.",
  },
  "import-left-out": {
    severity: "warning",
    title: "An entry of the plan became a comment",
    cause:
      "The language has no place for it as it is, or it is no event. A comment keeps it where it would stand.",
  },
  "import-name-collision": {
    severity: "warning",
    title: "Two entries of the plan would have one name",
    cause:
      "The first has the name, the other became a comment: which of them is meant is for a person to say.",
  },
  "import-to-decide": {
    severity: "warning",
    title: "Something that no plan states",
    cause:
      "Plans describe events, not the product, its purposes or how people consent; a person fills that in.",
  },
  "import-description-missing": {
    severity: "warning",
    title: "No description in the plan",
    cause: "Every description is published; the catalogue has a placeholder that a person replaces.",
  },
  "import-text-refused": {
    severity: "warning",
    title: "A text of the plan that the page may not show",
    cause: "The compiler refuses it, for example because it claims more than the catalogue's facts bear out.",
  },
  "import-free-text": {
    severity: "warning",
    title: "Free text without a reason in the plan",
    cause: "Free text can carry anything about a person; the catalogue has a placeholder for the reason.",
  },
  "import-bound-missing": {
    severity: "warning",
    title: "A list without a bound in the plan",
    cause: "The catalogue has a placeholder that a person replaces by the bound that is needed.",
  },
  "import-personal-data": {
    severity: "warning",
    title: "Data that may be about a person",
    cause:
      "It waits for a consent of its own, so it is not sent until a person has decided that it is needed.",
  },

  // forthright audit: the code held against the catalogue
  "audit-no-files": {
    severity: "error",
    title: "No code to audit",
    cause: "A path does not exist or holds no TypeScript or JavaScript file, so nothing could be compared.",
  },
  "audit-file-not-read": {
    severity: "warning",
    title: "A file was not audited",
    cause:
      "It cannot be read, is no UTF-8 text, or is too large to be written by hand; calls in it are missed.",
  },
  "audit-syntax": {
    severity: "error",
    title: "A source file does not parse",
    cause: "Calls behind a syntax error may not be seen, so the audit would say too little.",
  },
  "audit-event-unused": {
    severity: "error",
    title: "An event is never recorded",
    cause: "The page tells people about data that the audited code does not collect.",
  },
  "audit-event-unknown": {
    severity: "error",
    title: "No event of the catalogue",
    cause: "The SDK has no such event. TypeScript refuses it; JavaScript records nothing and says nothing.",
  },
  "audit-event-removed": {
    severity: "error",
    title: "A removed event is still used",
    cause: "A removed event has no code in the SDK and no place on the page.",
  },
  "audit-event-planned": {
    severity: "error",
    title: "A planned event is used already",
    cause: "A planned event has no code in the SDK yet, and the page does not tell people of it.",
  },
  "audit-event-expired": {
    severity: "error",
    title: "An expired event is still recorded",
    cause: "The catalogue promised an end to this collection, and the end has passed.",
  },
  "audit-event-deprecated": {
    severity: "warning",
    title: "A deprecated event is still recorded",
    cause: "The catalogue says that it will go, so that callers can change before it does.",
  },
  "audit-undeclared-call": {
    severity: "error",
    title: "A call goes round the SDK",
    cause:
      "What it sends is not in the catalogue: no gate checks it, no page tells of it, no opt-out stops it.",
  },
  "audit-key-unknown": {
    severity: "error",
    title: "A property that the event does not have",
    cause:
      "The gate drops keys that are not declared. In JavaScript nothing says so before the program runs.",
  },
  "audit-key-missing": {
    severity: "error",
    title: "A required property is missing",
    cause: "The gate drops an event without its required properties. In JavaScript nothing says so earlier.",
  },
  "audit-value-wrong": {
    severity: "error",
    title: "A value that the catalogue does not allow",
    cause:
      "The gate drops values of another type or outside the bounds. In JavaScript nothing says so earlier.",
  },
  "audit-hidden-use": {
    severity: "warning",
    title: "The SDK is used in a way that hides its events",
    cause: "Where the whole module is passed on, code alone does not tell which events are recorded.",
  },
  "audit-suppression": {
    severity: "warning",
    title: "A suppression that suppresses nothing",
    cause:
      "It has no reason, names no code of the audit, or its finding is gone; it would hide a later fault.",
  },

  // The history of released versions
  "history-not-readable": {
    severity: "error",
    title: "A recorded version cannot be read",
    cause:
      "A file of the history is no record of a version; without it the history of changes would have a gap.",
  },
  "history-edited": {
    severity: "error",
    title: "A recorded version was changed",
    cause:
      "Each record holds the hash of its catalogue and names the record before it. What a released version sent does not change afterwards.",
  },
  "history-not-newer": {
    severity: "error",
    title: "The catalogue is not newer than the last recorded version",
    cause:
      "A version is recorded once the next one is declared. What changes after that belongs to a newer version.",
  },

  // forthright init: the first files of a project
  "init-no-package": {
    severity: "error",
    title: "No package.json here",
    cause:
      "The files are made for an existing project: its package.json says what it is and how it is tested.",
  },
  "init-package-broken": {
    severity: "error",
    title: "package.json cannot be read",
    cause: "Scripts are added to it without changing anything else, so its text has to be JSON.",
  },
  "init-not-written": {
    severity: "error",
    title: "A file could not be written",
    cause: "The file system refuses it. Files that were made before it stay; running again makes the rest.",
  },
} as const;

export type DiagnosticCode = keyof typeof CODES;

// Each entry has all of the parts; written as a check beside the table so that its codes stay literal types.
CODES satisfies Readonly<Record<string, CodeInfo>>;

/** Whether a text is a code of the table. */
export function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(CODES, text);
}
