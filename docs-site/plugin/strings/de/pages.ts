/** Texte der Seiten. */
import type * as en from "../en/pages.ts";
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("de");
const events = (n: number): string => count(n, "Ereignis", "Ereignisse");

export const common: typeof en.common = {
  notStated: "nicht angegeben",
  notStatedByController: "vom Verantwortlichen nicht angegeben",
  product: "Produkt",
  responsible: "Verantwortlich",
  contact: "Kontakt",
  officer: "Datenschutzbeauftragte Person",
  catalogId: "Kennung des Katalogs",
  purpose: "Zweck",
  keptFor: "Aufbewahrt",
  consentTo: "Nur mit Einwilligung in",
  since: "Seit",
  group: "Gruppe",
  sensitivity: "Personenbezug",
  address: "Adresse",
  form: "Form",
  deprecated: "veraltet",
  optional: "optional",
  any: "Alle",
  clear: "Leeren",
  none: "Keine.",
  linux: "Linux",
  macos: "macOS",
  windows: "Windows",
  noticeWords: "Der Hinweis im Wortlaut",
  noticeLead: "Das Programm gibt diesen Text im Wortlaut aus, bevor irgendetwas gesendet wird.",
  noticeTranslated: "Auf Deutsch lautet er:",
  noticeTranslation: "Der Hinweis auf Deutsch",
};

export const frame: typeof en.frame = {
  siteTitle: (product) => `${product}-Telemetrie`,
  section: "Telemetrie",
  eventsByGroup: "Ereignisse nach Gruppen",
  allGroups: (n) => `Alle ${digits(n)} Gruppen`,
  aboutPage: "Über diese Seite",
  describes: "Beschreibt",
  foot: "Jede Nachricht trägt die Kennung des Katalogs. So lässt sich eine mitgeschnittene Nachricht mit diesen Seiten vergleichen: [was mitgesendet wird](metadata).",
};

export const names: typeof en.names = {
  overview: "Überblick",
  events: "Alle Ereignisse",
  properties: "Alle Eigenschaften",
  metadata: "Was mitgesendet wird",
  optOut: "So schalten Sie es ab",
  where: "Wohin es geht",
  notice: "Rechtliche Hinweise",
  changes: "Änderungen",
  versions: "Versionen",
  check: "Selbst nachprüfen",
  proof: "Beweis",
  data: "Daten",
};

export const overview: typeof en.overview = {
  title: (product) => `Was ${product} über seine Nutzung meldet`,
  summary: (n, fields) =>
    `${events(n)} und ${count(fields, "Metadatenfeld", "Metadatenfelder")}, jeweils mit jedem Wert, der darin stehen kann.`,
  lead: (product, summary) =>
    `Alles, was ${product} senden kann, steht auf diesen Seiten: ${summary} Der Programmteil, der sendet, wird aus derselben Liste gemacht. Was nicht darin steht, kann nicht gesendet werden.`,
  glance: "Auf einen Blick",
  why: "Warum",
  otherWays: "Alle anderen Wege: für einen Aufruf, eine Shell, ein Projekt oder einen ganzen Rechner",
  look: "Sehen Sie selbst nach",
  lookMore: "[Alle Befehle](commands), und [was auf Ihrer Festplatte liegt](disk).",
  purposes: "Wofür",
  basis: "Rechtsgrundlage",
  consent: "Einwilligung",
  who: "Wer",
  place: "Ort",
  representative: "Vertreter",
  sourceCode: "Quelltext",
  whereMore: "[Der Weg dorthin, und wie lange es aufbewahrt wird](where).",
  told: "Was Sie zuerst erfahren",
  noticeMore: "[Die rechtlichen Hinweise, Zeile für Zeile](notice).",
};

export const label: typeof en.label = {
  events: (n) => (n === 1 ? "Ereignis" : "Ereignisse"),
  properties: (n) => (n === 1 ? "Eigenschaft" : "Eigenschaften"),
  metadata: (n) => (n === 1 ? "Metadatenfeld" : "Metadatenfelder"),
  recipients: () => "Empfänger",
  howPersonal: "Wie persönlich es ist",
  whoDecides: "Wer entscheidet",
  toStop: "Abschalten mit",
  model: "Modell",
  scope: "Geltung",
  scopeWords: "Eine Entscheidung für alle Projekte einer Person",
  buildServers: "Build-Server",
  maySend: "Dürfen senden",
  sendNothing: "Senden nichts",
  optOutSends: "Abschalten sendet",
  nothing: "Nichts",
  oneLast: (event) => `Ein letztes Ereignis, „${event}“`,
  askedSeparately: "Eigens erfragt",
  notSent: "Erklärt, nicht gesendet",
};

export const eventList: typeof en.eventList = {
  summary: (n, groups) => `${events(n)} in ${count(groups, "Gruppe", "Gruppen")}`,
  description: (summary, product) => `${summary}: alles, was ${product} dazu festlegt.`,
  lead: "{summary}. Die Marke am Ende einer Zeile ist die stärkste unter den eigenen Eigenschaften des Ereignisses; [was mit jedem Ereignis mitgesendet wird](metadata), kommt hinzu.",
  filter: "Ereignisse filtern",
  find: "Suchen",
  allGroups: "Alle Gruppen",
  shownAll: "Alle {all} Ereignisse",
  shown: "{shown} von {all} Ereignissen",
  since: (version) => `seit ${version}`,
};

export const event: typeof en.event = {
  properties: "Eigenschaften",
  wire: "So wird es gesendet",
  history: "Geschichte",
  recordedWhen: "Aufgezeichnet, wenn",
  howPersonal: "Wie persönlich es ist",
  byOwn: "nach den eigenen Eigenschaften,",
  withRest: "mit dem, [was mitgesendet wird](metadata)",
  withConsent: "sobald Sie in mehr eingewilligt haben",
  goesTo: "Geht an",
  status: "Stand",
  noProperties: "Keine. Das Ereignis sagt nur, dass es eingetreten ist.",
  noBytes: "Es gibt keine Bytes zu zeigen.",
  isOptOut:
    "Dies ist das eine Ereignis, das beim Abschalten gesendet wird, und das letzte. Es geht nur hinaus, wenn das Senden in diesem Augenblick eingeschaltet war.",
  otherWays: "[Alle anderen Wege](optOut).",
  forPrograms:
    "Diese Seite für Programme: [JSON](json), [Markdown](markdown). [Eine mitgeschnittene Nachricht prüfen](check).",
  forExample: ", zum Beispiel",
  onlySeparate: "nur mit eigener Einwilligung",
  transport: "[Was die Übertragung jeder Nachricht hinzufügt, und die Kopfzeilen](envelope).",
};

export const field: typeof en.field = {
  alwaysSent: "Immer gesendet",
  optional: "Optional",
  onTheWire: "gesendet als",
  allowed: "Erlaubte Werte",
  form: "Form",
  example: "Beispiel",
  examples: "Beispiele",
  comesFrom: "Stammt aus",
  freeText: "Warum freier Text",
  changedFirst: "Vorher verändert",
  category: "Art der Daten",
  carriedBy: "Enthalten in",
  deprecated: "Veraltet",
  deprecatedSince: (version) => `Seit ${version}.`,
  replacedBy: "Ersetzt durch",
  goneBy: "Muss verschwunden sein bis",
  owner: "Zuständig",
  review: "Prüfung",
};

export const wire: typeof en.wire = {
  to: (name) => `An ${name}`,
  lead: (bytes) =>
    `Die Anfrage an **{name}** zu den Beispielwerten oben, gemacht von dem Programmteil, den das Produkt selbst verwendet: ${count(bytes, "Byte", "Bytes")} vor der Kompression. Jeder Schlüssel führt zu seiner Erklärung.`,
  leadFile: (bytes) =>
    `Die Zeile, die an **{name}** angehängt wird, zu den Beispielwerten oben, gemacht von dem Programmteil, den das Produkt selbst verwendet: ${count(bytes, "Byte", "Bytes")}. Nichts wird gesendet: Die Datei bleibt auf Ihrem Rechner. Jeder Schlüssel führt zu seiner Erklärung.`,
  region: (name) => `Anfrage an ${name}, zum Lesen`,
  regionFile: (name) => `Zeile in ${name}, zum Lesen`,
  exact: "Die genauen Bytes",
  exactLead: (bytes) => `Derselbe Inhalt ohne jeden Zusatz, ${count(bytes, "Byte", "Bytes")} in UTF-8.`,
  exactLeadFile: (bytes) => `Dieselbe Zeile ohne jeden Zusatz, ${count(bytes, "Byte", "Bytes")} in UTF-8.`,
};

export const metadata: typeof en.metadata = {
  description: (product) =>
    `Metadaten, Umschlag und Kopfzeilen jeder Meldung von ${product}, und die Dateien, die es anlegt.`,
  lead: "Ein Ereignis reist nie allein. Dies ist der Rest jeder Nachricht und jeder Anfrage, woher jeder Wert stammt, und was auf Ihrem Rechner bleibt.",
  fields: "Bei jedem Ereignis",
  envelope: "Von der Übertragung hinzugefügt",
  different: "Die Empfänger erwarten verschiedene Formen; darum unterscheidet sich auch, was hinzukommt.",
  toMessage: (name) => (name === "" ? "Zu jeder Nachricht" : `${name}: zu jeder Nachricht`),
  toLine: (name) => (name === "" ? "Zu jeder Zeile" : `${name}: zu jeder Zeile`),
  toRequest: (name) => (name === "" ? "Zu jeder Anfrage" : `${name}: zu jeder Anfrage`),
  noHeaders: "Keine: Eine Datei auf Ihrem Rechner ist keine Anfrage.",
  headers: "Kopfzeilen",
  ties: "Was Meldungen miteinander verbindet",
  disk: "Auf Ihrer Festplatte",
  limits: "Grenzen",
  typeExample: (type) => `${type}, zum Beispiel`,
};

export const ties: typeof en.ties = {
  none: "Kein gesendeter Wert ist mehr als „nicht personenbezogen“.",
  label: "Verbindet",
  reset: "So endet es",
  all: (n) =>
    (n === 1 ? "Das eine Ereignis" : `Alle ${events(n)}`).concat(", solange der Wert derselbe bleibt."),
  whileConsent: (n) =>
    (n === 1 ? "Das eine Ereignis" : `Alle ${events(n)}`).concat(", solange die eigene Einwilligung gilt."),
  sameValue: (n) => `${events(n)} mit demselben Wert.`,
};

export const optOut: typeof en.optOut = {
  description: (product, sources) =>
    `Alle Wege, ${product} am Melden zu hindern: ${count(sources, "Quelle", "Quellen")} in der Reihenfolge ihres Vorrangs.`,
  lead: (sources) =>
    `${count(sources, "Quelle wird", "Quellen werden")} befragt. Die strengste Antwort gilt, und ein Ja hebt nie ein Nein auf.`,
  short: "Der kurze Weg",
  check: "So prüfen Sie es nach",
  order: "Alle Wege, der Reihe nach",
  orderLead: "Sie werden von oben nach unten befragt. Die erste Quelle, die „aus“ sagt, entscheidet.",
  covers: "Gilt für:",
  sent: "Was schon gesendet wurde",
  residue: "Was noch gesendet werden kann",
  residueNone: "Nichts. Das Abschalten sendet kein Ereignis und löscht, was noch wartet.",
  residueOne:
    "Ein Ereignis, [„{event}“](event), und nur durch den Befehl oben, und nur, wenn das Senden in diesem Augenblick eingeschaltet war{size}. Die anderen Wege senden nichts.",
  residueSize: (bytes) => ` (${count(bytes, "Byte", "Bytes")} vor der Kompression mit den Beispielwerten)`,
  commands: "Befehle",
};

export const deletion: typeof en.deletion = {
  lead: "Was Ihren Rechner verlassen hat, wird von hier aus nicht gelöscht. Das unternimmt der Befehl bei jedem Empfänger:",
  ways: {
    asked:
      "Wird einmal gebeten, zu löschen, was unter Ihrer Installationskennung eingegangen ist, falls etwas gesendet wurde und das Senden in diesem Augenblick eingeschaltet ist. Was dann geschieht, ist Sache des Empfängers; die Quittung nennt die Anfrage und die Antwort.",
    "not-asked":
      "Wird nicht gebeten: Eine solche Nachricht nimmt der Empfänger von hier nicht an. Die Quittung nennt die Installationskennung, mit der Sie selbst darum bitten oder den Verantwortlichen bitten lassen können.",
    local:
      "Ist eine Datei auf Ihrem eigenen Rechner. Sie gehört Ihnen: Löschen Sie sie wie jede andere Datei.",
    nothing: "Wird nicht gebeten: Kein gesendeter Wert sagt, welche Nachrichten von Ihnen stammen.",
  },
};

export const properties: typeof en.properties = {
  description: (product) =>
    `Alle Eigenschaften und Metadatenfelder von ${product}, und die Ereignisse, die sie enthalten.`,
  lead: (n) =>
    `${count(n, "Name, unter dem ein Wert", "Namen, unter denen ein Wert")} stehen kann. Jeder führt zu allen Ereignissen, die ihn enthalten, und zu dem, was der Wert sein darf.`,
  riding: "Bei jedem Ereignis",
  own: "Bei manchen Ereignissen",
  everyEvent: "jedes Ereignis",
};

export const property: typeof en.property = {
  description: (product, name, answer) => `Wo ${product} ${name} sendet: ${answer}`,
  carried: (n, all) =>
    `Enthalten in ${digits(n)} von ${all === 1 ? "1 Ereignis" : `${digits(all)} Ereignissen`}.`,
  riding: (separate) =>
    separate
      ? "Wird mit jedem Ereignis gesendet, aber nur mit eigener Einwilligung"
      : "Wird mit jedem Ereignis gesendet",
  besides: (n, all) => `, und ist außerdem eine Eigenschaft von ${digits(n)} der ${digits(all)} Ereignisse`,
  ridingTitle: "Bei jedem Ereignis",
  inEvents: "In Ereignissen",
  inList: "In der Liste dessen, was mitgesendet wird",
  likeThis: (n) => `So in ${n === 1 ? "1 Ereignis" : `${digits(n)} Ereignissen`}:`,
  carriers: (path) => `Ereignisse, die ${path} so enthalten`,
  more: (n) =>
    `Und ${count(n, "weiteres Ereignis", "weitere Ereignisse")}: [die Liste aller Ereignisse, auf diesen Namen eingeschränkt](filtered).`,
};

export const notice: typeof en.notice = {
  description: (product) =>
    `Was DSGVO und CCPA über die Telemetrie von ${product} gesagt haben wollen, Zeile für Zeile.`,
  lead: (product) =>
    `Was die DSGVO (Art. 13, 14 und 30), die ePrivacy-Richtlinie und der „notice at collection“ des CCPA über die Telemetrie von ${product} gesagt haben wollen. Jede Zeile stammt aus dem Katalog, aus der Software selbst oder aus dem Gesetz. Was der Verantwortliche nicht angegeben hat, steht hier als nicht angegeben.`,
  complete: "Wie vollständig es ist",
  figure: (rows) => `von ${rows === 1 ? "1 Zeile ist" : `${digits(rows)} Zeilen sind`} ganz angegeben.`,
  open: (inPart, not) =>
    `${digits(inPart)} ${inPart === 1 ? "ist" : "sind"} teilweise angegeben, ${digits(not)} gar nicht:`,
  inPart: "teilweise",
  first: "Der Hinweis beim ersten Start",
  more: "Jeder einzelne Wert steht in [der Liste aller Ereignisse](events) und in dem, [was mitgesendet wird](metadata); [alle Wege, es abzuschalten](optOut), haben eine eigene Seite.",
  chapters: {
    who: "Wer",
    "what-for": "Wofür",
    data: "Die Daten",
    you: "Sie",
    told: "Wann Sie es erfahren",
    further: "Weiteres",
  },
};

export const where: typeof en.where = {
  description: (product) => `Wer die Telemetrie von ${product} erhält, in welchem Land und für wie lange.`,
  lead: (product, n, names) =>
    `${product} sendet an ${n === 0 ? "keinen" : n === 1 ? "einen" : digits(n)} Empfänger${names === "" ? "" : `: ${names}`}. Ein Ereignis ist zuallererst eine Zeile in einer Datei auf Ihrem Rechner, und dort können Sie es lesen.`,
  way: "Der Weg eines Ereignisses",
  stepProgram:
    "**{product}** prüft das Ereignis. Schlüssel und Werte, die der Katalog nicht nennt, werden weggelassen.",
  stepFile: "**Eine Datei auf Ihrer Festplatte** nimmt es auf, genau so, wie es gesendet wird{days}.",
  stepFileDays: (days) => `, und bewahrt es höchstens ${count(days, "Tag", "Tage")} auf`,
  stepProcess:
    "**Ein eigener Prozess** sendet, was wartet, nachdem Ihr Befehl beendet ist. Vor jeder Anfrage prüft er noch einmal, ob das Senden erlaubt ist.",
  stepProcessLife: (seconds) => `Er lebt höchstens ${count(seconds, "Sekunde", "Sekunden")}.`,
  stepLocal: "**{name}** ist eine Datei auf Ihrem Rechner: Nichts verlässt ihn.",
  stepAway: (n) =>
    `**{name}** erhält ${count(n, "Art von Ereignis", "Arten von Ereignissen")}. Der Server sieht auch die Netzwerkadresse, von der eine Anfrage kommt, wie jeder Server.`,
  recipients: "Empfänger",
  receives: "Erhält",
  connection: "Die Verbindung",
  kept: "Wie lange es aufbewahrt wird",
  transfers: "In welche Länder",
  rest: "Der Rest der [rechtlichen Hinweise](notice), und [alle Wege, es abzuschalten](optOut).",
  country: "Land",
  noCountry: "Keines: Es bleibt auf Ihrem Rechner",
  safeguard: "Garantie",
  diagram: "Der Weg eines Ereignisses, wie ihn die Liste in Worten beschreibt",
  machine: "Ihr Rechner",
  boxProgram: "prüft und schreibt das Ereignis",
  boxFile: "Datei auf der Festplatte",
  boxFileDays: (days) => `für höchstens ${count(days, "Tag", "Tage")}`,
  boxProcess: "Ein eigener Prozess",
  boxProcessNote: "nach dem Ende Ihres Befehls",
  encrypted: "verschlüsselt (HTTPS)",
  network: "über das Netz",
};

export const data: typeof en.data = {
  description: (product) =>
    `Was ${product} senden kann, für Programme: JSON, Markdown und Vokabulare anderer.`,
  lead: "Diese Seiten sind aus einem einzigen JSON-Dokument gemacht. Hier ist es, und dieselben Tatsachen in den Worten anderer. Die Adressen bleiben, wie sie sind; die Kennung des Katalogs sagt, aus welcher Ausgabe eine Datei stammt.",
  files: "Dateien",
  size: "Größe",
  edition: "Ausgabe",
  see: "Siehe",
  others:
    "Für manche Tatsachen hat ein Vokabular anderer kein Wort, und es wird keines erfunden: Was der Katalog nicht angibt, fehlt. Dieselben Dateien liefert die Befehlszeile, mit einer Liste dessen, was jede nicht fassen kann: `forthright export --help`",
  each: "Jedes Ereignis",
  eachLead: (event) => `Jedes Ereignis hat eigene Dateien. Für „${event}“ sind es:`,
  eventJson: "Das Ereignis mit seinen Eigenschaften, dem, was mitgesendet wird, und der Beispielnachricht:",
  eventMarkdown: "Der Text der Seite des Ereignisses, auf Englisch:",
  eventSchema: (n) =>
    `JSON Schema der Nachrichten eines Ereignisses. Es gibt ${n === 1 ? "eines" : digits(n)} davon:`,
  reading: "Zum Lesen",
  llms: "Der Weg zu all dem als ein kurzer englischer Text, für Sprachmodelle:",
};

export const dataFiles: typeof en.dataFiles = {
  "catalog.json": ["Der Katalog", "Alles, was diese Seiten sagen, als ein JSON-Dokument mit seiner Kennung."],
  "history.json": [
    "Die Geschichte",
    "Jede festgehaltene Version mit der Kennung ihres Katalogs, und was sich zwischen zweien geändert hat.",
  ],
  "languages/de.json": [
    "Der Katalog auf Deutsch",
    "Dieselben Tatsachen, Namen und Kennungen mit deutschen Texten.",
  ],
  "schemas/batch.schema.json": [
    "Schema einer Anfrage",
    "JSON Schema 2020-12 von allem, was gesendet werden kann.",
  ],
  "schemas/catalog.schema.json": [
    "Schema der Katalogsprache",
    "JSON Schema der YAML-Datei, aus der all dies gemacht ist.",
  ],
  "schemas/identify.schema.json": [
    "Schema dessen, was einmal gesagt wird",
    "JSON Schema 2020-12 der Nachricht mit den Merkmalen, die kein Ereignis ist.",
  ],
  "schemas/overlay.schema.json": [
    "Schema einer Übersetzung",
    "JSON Schema der YAML-Dateien mit übersetzten Texten.",
  ],
  "opt-out.json": [
    "Angaben zum Abschalten, im Format von toptout",
    "Wie das Senden abgeschaltet wird, für Werkzeuge, die das bei vielen Programmen auf einmal tun.",
  ],
  "fideslang.json": [
    "Datenschutzerklärungen in fideslang",
    "Arten von Daten, Zwecke und Rechtsgrundlagen als ein System der Fides-Taxonomie.",
  ],
  "dpv.jsonld": [
    "Verarbeitung im Data Privacy Vocabulary des W3C",
    "Verantwortlicher, Empfänger, Zwecke, Rechtsgrundlagen und Daten als verknüpfte Daten (JSON-LD).",
  ],
  "apple-privacy.xcprivacy": [
    "Datenschutz-Manifest für Apple",
    "Arten erhobener Daten, für eine App, die das Programm auf Systemen von Apple mitliefert.",
  ],
  "play-data-safety.json": [
    "Angaben zur Datensicherheit für Google Play",
    "Antworten auf das Formular von Play, die der Katalog gibt, nach dessen Frage- und Antwortkennungen.",
  ],
};

export const notFound: typeof en.notFound = {
  title: "Diese Seite gibt es nicht",
  description: "Die Adresse ist falsch.",
  lead: "Die Adresse ist falsch, oder das Ereignis, das hier beschrieben war, ist nicht mehr erklärt.",
};
