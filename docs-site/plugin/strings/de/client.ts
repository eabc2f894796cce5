/** Texte der Prüfseite; ihr Skript lädt sie ebenfalls. */
import type * as en from "../en/client.ts";
import { numbersOf } from "../numbers.ts";
import { engine } from "./engine.ts";
import { lists } from "./words.ts";

const { count, digits } = numbersOf("de");

export const checkPage: typeof en.checkPage = {
  description: (product) =>
    `Vergleichen Sie Nachrichten von ${product} mit diesem Katalog, in Ihrem eigenen Browser.`,
  lead: (product) =>
    `Fügen Sie ein, was ${product} gesendet hat, oder ziehen Sie eine Datei hierher: Jedes Feld wird im Katalog dieser Seiten nachgeschlagen, und was niemand angekündigt hat, wird gekennzeichnet. Das geschieht in Ihrem Browser. Ist diese Seite einmal geladen, fragt sie nichts mehr ab und läuft auch ohne Netz; nichts wird hochgeladen und nichts behalten.`,
  given: "Mitgeschnittene Nachrichten",
  text: "Zu prüfender Text",
  forms:
    "Der Inhalt einer Anfrage, eine Nachricht, eine Liste, eine Nachricht je Zeile oder das lokale Protokoll. Sie können auch eine Datei irgendwo auf dieser Seite ablegen.",
  file: "Oder eine Datei wählen",
  check: "Prüfen",
  example: "Ein Beispiel ausprobieren",
  noScript:
    "Dafür wird JavaScript gebraucht, denn geprüft wird in Ihrem Browser. [Ohne JavaScript](without) leistet ein Befehl dasselbe.",
  result: "Ergebnis",
  nothingYet: "Noch nichts geprüft.",
  where: "Woher Sie sie bekommen",
  whereMore:
    "Mit `--json` gibt jeder dieser Befehle Text aus, der sich hier prüfen lässt. Ein Mitschnitt Ihres Netzverkehrs tut es auch: Nehmen Sie den Inhalt einer Anfrage.",
  without: "Ohne diese Seite",
  withoutLead:
    "Die Befehlszeile hat dieselbe Prüfung, mit demselben Programm gemacht, und braucht ebenfalls kein Netz:",
  catalog: "[catalog.json](catalog) ist der Katalog dieser Seiten.",
};

export const check: typeof en.check = {
  sensitivity: lists.sensitivity,
  inSentence: (words) => words.charAt(0).toLowerCase() + words.slice(1),
  tooLarge: (file, bytes) =>
    `„${file}“ ist größer als ${digits(bytes)} Bytes. Prüfen Sie die Datei in Teilen.`,
  empty: "Es gibt noch nichts zu prüfen. Fügen Sie eine Nachricht ein, oder wählen Sie eine Datei.",
  cannotUnpack: "Die Datei ist komprimiert und lässt sich nicht entpacken.",
  whole: (messages, fields) =>
    `${count(messages, "Nachricht", "Nachrichten")}, ${count(fields, "Feld", "Felder")}`,
  clear: "alles ist erklärt und erlaubt",
  undeclared: (n) => count(n, "Feld, das nicht erklärt ist", "Felder, die nicht erklärt sind"),
  notAllowed: (n) => count(n, "Wert, der nicht erlaubt ist", "Werte, die nicht erlaubt sind"),
  unknownEvents: (n) =>
    count(n, "Ereignis, das dieser Katalog nicht kennt", "Ereignisse, die dieser Katalog nicht kennt"),
  missing: (n) => count(n, "fehlende Pflichteigenschaft", "fehlende Pflichteigenschaften"),
  broken: (n) => count(n, "Teil, der keine Nachricht ist", "Teile, die keine Nachricht sind"),
  otherCatalog: (n) =>
    `${count(n, "Nachricht trägt", "Nachrichten tragen")} nicht die Kennung des Katalogs dieser Seite.`,
  shownOf: (shown, all) =>
    `Gezeigt werden ${digits(shown)} von ${digits(all)} Nachrichten, zuerst die mit Fehlern.`,
  line: (n) => `Zeile ${digits(n)}`,
  noMessage: "Was keine Nachricht ist",
  andMore: (n) => `Und ${digits(n)} mehr.`,
  around: (line) => `Um die Nachrichten herum, Zeile ${digits(line)}`,
  fieldsOfRequest: (n) => `Felder der Anfrage ${digits(n)}`,
  fieldsOfMessage: (n) => `Felder der Nachricht ${digits(n)}`,
  match: {
    same: "Erlaubt durch den Katalog dieser Seite",
    another: "Erlaubt durch eine andere Ausgabe des Katalogs",
    none: "Sagt nicht, welcher Katalog sie erlaubt hat",
  },
  matchVersion: (version) => `Erlaubt durch den Katalog der Version ${version}`,
  thatVersion: "was diese Version senden kann",
  withoutEvent: "Eine Nachricht ohne Ereignis",
  messageKinds: {
    identify: "Einmal gesagt, über Sie oder Ihre Installation",
    delete: "Die Bitte, vergessen zu werden",
  },
  missingProperty: (path) => `Es fehlt: ${path}, eine Pflichtangabe.`,
  noSuchEvent: "Kein Ereignis dieses Katalogs trägt diesen Namen.",
  notSent: {
    planned: "Es ist geplant: Diese Version sendet es nicht.",
    removed: "Es ist entfernt: Diese Version sendet es nicht.",
  },
  fieldAndValue: "Feld und Wert",
  whatItIs: "Was es ist",
  kinds: {
    property: "Eigenschaft",
    metadata: "Wird mitgesendet",
    envelope: "Von der Übertragung hinzugefügt",
    trait: "Merkmal, einmal gesagt",
  },
  notDeclared: "Nicht erklärt. Der Katalog weiß nichts davon.",
  purpose: (title) => `für: ${title}`,
  requires: (title) => `nur mit Einwilligung in: ${title}`,
  problem: "Nicht erlaubt: Der Wert",
  engine,
};

export const search: typeof en.search = {
  find: "Ein Ereignis oder eine Eigenschaft suchen",
  close: "Schließen",
  missing: "Der Suchindex gehört zur fertigen Website; solange sie geschrieben wird, fehlt er.",
  nothing: "Nichts gefunden zu „{words}“",
  found: "{n} gefunden",
  language: "Sprache",
};
