/** Wörter für die geschlossenen Listen der Katalogsprache. */
import type { ClosedLists } from "../closed-lists.ts";
import type * as en from "../en/words.ts";
import { numbersOf } from "../numbers.ts";

const { count, digits, date } = numbersOf("de");

export const lists: ClosedLists = {
  sensitivity: {
    none: "Nicht personenbezogen",
    pseudonymous: "Pseudonym",
    personal: "Personenbezogen",
    sensitive: "Besonders geschützt",
  },
  sensitivityMeaning: {
    none: "Sagt für sich allein nichts über einen Menschen.",
    pseudonymous:
      "Eine Nummer, die für eine Installation steht. Sie verbindet Meldungen miteinander, ohne zu sagen, von wem sie stammen.",
    personal: "Sagt, wer jemand ist, oder kommt dem nahe.",
    sensitive: "Gehört zu einer Art von Daten, die das Gesetz besonders schützt.",
  },
  source: {
    "installation-id": "Eine Zufallszahl, einmal erzeugt und in einer eigenen Datei aufbewahrt.",
    "product-version": "Die Version des Produkts, festgelegt bei seiner Herstellung.",
    os: "Die Beschreibung, die das Betriebssystem von sich selbst gibt.",
    "os-name": "Der Name, den sich das Betriebssystem selbst gibt.",
    "os-version": "Die Version, die das Betriebssystem von sich selbst nennt.",
    arch: "Die Prozessorfamilie, auf der das Programm läuft.",
    "runtime-version": "Die Version der Laufzeitumgebung der Programmiersprache.",
    ci: "Ob der Rechner nach einem Build-Server aussieht.",
    "consented-email":
      "Die Adresse, die jemand angegeben hat, zusammen mit der Einwilligung, sie zu verwenden.",
    host: "Das Programm selbst, bei jeder Meldung.",
  },
  basis: {
    consent: "Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO",
    contract: "Vertrag, Art. 6 Abs. 1 Buchst. b DSGVO",
    "legal-obligation": "Rechtliche Verpflichtung, Art. 6 Abs. 1 Buchst. c DSGVO",
    "vital-interests": "Lebenswichtige Interessen, Art. 6 Abs. 1 Buchst. d DSGVO",
    "public-task": "Öffentliche Aufgabe, Art. 6 Abs. 1 Buchst. e DSGVO",
    "legitimate-interests": "Berechtigte Interessen, Art. 6 Abs. 1 Buchst. f DSGVO",
  },
  consent: {
    shared: "Von der einen Entscheidung über Telemetrie mit erfasst.",
    separate: "Wird eigens erfragt; ohne ein Ja werden die Daten nicht gesendet.",
  },
  model: {
    "opt-out": "Opt-out: nach einem Hinweis an, bis jemand Nein sagt",
    "opt-in": "Opt-in: aus, bis jemand Ja sagt",
  },
  status: {
    planned: "Geplant: wird von dieser Version nicht gesendet",
    active: "Aktiv",
    removed: "Entfernt: wird nicht mehr gesendet; der Name bleibt vergeben",
  },
  statusTag: { planned: "geplant", active: "aktiv", removed: "entfernt" },
  transform: {
    hash: "Wird durch seinen Hash ersetzt, bevor etwas geschrieben wird.",
    basename: "Wird auf den letzten Teil des Pfads gekürzt, bevor etwas geschrieben wird.",
    truncate: "Wird auf die größte erlaubte Länge gekürzt, bevor etwas geschrieben wird.",
  },
  adapter: {
    segment: "Stapelformat von Segment",
    posthog: "Stapelformat von PostHog",
    webhook: "JSON an eine Webadresse",
    file: "Eine Datei auf demselben Rechner",
  },
  collects: { more: "Mehr Daten", less: "Weniger Daten", same: "Dieselben Daten" },
  shell: {
    any: "Jede Shell",
    sh: "Linux und macOS (sh, bash, zsh)",
    powershell: "PowerShell",
    cmd: "Windows-Eingabeaufforderung",
  },
  envelopeType: {
    string: "Text",
    number: "Zahl",
    boolean: "Wahr oder falsch",
    array: "Liste",
    object: "Objekt",
  },
  state: { stated: "Angegeben", "in part": "Teilweise angegeben", "not stated": "Nicht angegeben" },
  format: {
    uuid: "UUID",
    email: "E-Mail-Adresse",
    uri: "Webadresse",
    "date-time": "Datum und Uhrzeit",
    version: "Versionsnummer",
  },
};

export const units: typeof en.units = {
  digits,
  date,
  bytes: (n) => count(n, "Byte", "Bytes"),
  events: (n) => count(n, "Ereignis", "Ereignisse"),
  kindsOfEvent: (n) => count(n, "Art von Ereignis", "Arten von Ereignissen"),
  groups: (n) => count(n, "Gruppe", "Gruppen"),
  properties: (n) => count(n, "Eigenschaft", "Eigenschaften"),
  metadataFields: (n) => count(n, "Metadatenfeld", "Metadatenfelder"),
  versions: (n) => count(n, "Version", "Versionen"),
  sources: (n) => count(n, "Quelle", "Quellen"),
  forms: (n) => count(n, "Form", "Formen"),
  days: (n) => count(n, "Tag", "Tage"),
  requests: (n) => count(n, "Anfrage", "Anfragen"),
  milliseconds: (n) => count(n, "Millisekunde", "Millisekunden"),
  batches: (n) => count(n, "Stapel", "Stapel"),
};

export const types: typeof en.types = {
  always: (value) => `immer ${value}`,
  oneOf: (n) => (n === 1 ? "ein fester Wert" : `einer von ${digits(n)} Werten`),
  boolean: "wahr oder falsch (true, false)",
  integer: "ganze Zahl",
  number: "Zahl",
  array: "Liste",
  object: (n) =>
    n === 1 ? "Objekt mit 1 festgelegten Schlüssel" : `Objekt mit ${digits(n)} festgelegten Schlüsseln`,
  text: "Text",
  textAs: (format) => `Text: ${format}`,
  minimum: (value) => `${value} oder mehr`,
  maximum: (value) => `höchstens ${value}`,
  minLength: (n) => `mindestens ${digits(n)} Zeichen`,
  maxLength: (n) => `höchstens ${digits(n)} Zeichen`,
  maxItems: (n) => `höchstens ${count(n, "Eintrag", "Einträge")}`,
  pattern: "von fester Form",
  each: (words) => `je: ${words}`,
  orNull: (words) => `${words}, oder nichts (null)`,
};
