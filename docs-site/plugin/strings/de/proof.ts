/** Texte der Seite mit dem Ergebnis der Prüfungen, auf Deutsch. */
import type { en } from "../en.ts";
import { numbersOf } from "../numbers.ts";

const { count, date } = numbersOf("de");

export const proof: typeof en.proof = {
  description: (product) =>
    `Womit Prüfprogramme versucht haben, diese Seiten über ${product} zu widerlegen, und was sie fanden.`,
  lead: "Diese Seiten behaupten, vollständig und wahr zu sein. Prüfprogramme halten sie gegen das laufende Programm: echte Anfragen, ein echter Browser, echte Dateien. Hier steht, was der letzte Lauf betrachtet hat und was nicht stimmte.",
  result: "Ergebnis",
  holds: "Alles, was versucht wurde, stimmt.",
  nothing: "Noch wurde nichts versucht.",
  fails: (n) => `${count(n, "Sache stimmt", "Sachen stimmen")} nicht: siehe unten.`,
  same: "Das Ergebnis gehört zu dem Katalog, den diese Seiten zeigen.",
  other:
    "Das Ergebnis gehört zu einem anderen Katalog als dem, den diese Seiten zeigen. Was sich seitdem geändert hat, wurde nicht geprüft.",
  ran: "Geprüft am",
  ranWith: (at, node, platform) => `${date(at)}, mit Node.js ${node} auf ${platform}`,
  version: "Version",
  triedId: "Geprüfter Katalog",
  shownId: "Katalog dieser Seiten",
  suites: "Was versucht wurde",
  suiteHolds: "Stimmt",
  suiteFails: "Stimmt nicht",
  repeat: "Selbst wiederholen",
  repeatLead:
    "In einer Kopie des Quelltextes, aus dem diese Seiten gemacht sind, tun drei Befehle alles. Das dauert etwa eine halbe Stunde und braucht kein Konto.",
  table: "Feindlicher Katalog, Zelle für Zelle",
  tableLead: (hazards, positions) =>
    `Jede Zeile ist eine von ${count(positions, "Stelle", "Stellen")} der Katalogsprache, jeder Buchstabe eine von ${count(hazards, "Gefahr", "Gefahren")}, in der Reihenfolge der Liste darunter. „r“: mit Angabe der Stelle abgelehnt. „a“: angenommen, und dann steht in Programm, Seite und Nachricht genau dieser Text. „-“: ergibt dort keinen Sinn.`,
  tableName: "Stellen und Gefahren",
  hazards: "Gefahren, in der Reihenfolge der Buchstaben",
};

export const proofSuites: typeof en.proofSuites = {
  promise: [
    "Was gesendet wird, steht auf den Seiten",
    "Das Programm ging durch alle seine Befehle, und erzeugte Aufrufe versuchten jedes Ereignis mit passenden und feindlichen Werten. Jeder Pfad, jeder Header und jeder Wert, der ankam, wurde auf den gebauten Seiten nachgeschlagen, und alles auf den Seiten wurde in dem gesucht, was ankam.",
  ],
  adapters: [
    "Dasselbe mit anderen Empfängern",
    "Ein Katalog mit jeder Art von Empfänger und jeder Art von Eigenschaft, auf dieselbe Weise geprüft.",
  ],
  facts: [
    "Was gedruckt steht, wirkt",
    "Jeder Befehl, jede Variable, jede Datei, jede Grenze und jede Zeit auf den Seiten wurde ausgeführt, bis an ihren Rand getrieben oder gemessen.",
  ],
  off: [
    "Aus ist aus",
    "Jeder Weg, das Senden abzuschalten, einzeln und zu zweit: keine Datei geschrieben, keine Verbindung, kein Prozess, wie das Protokoll des Systems selbst zeigt.",
  ],
  host: [
    "Dem Programm geschieht nichts",
    "Server, die arbeiten, hängen, ablehnen oder lügen, und jede Art, wie ein Programm enden kann: gleicher Rückgabewert und gleiche Ausgabe wie ohne Telemetrie, und jedes Ereignis zugestellt, aufbewahrt oder gezählt.",
  ],
  flood: [
    "Eine Flut bleibt klein",
    "Mehr Ereignisse, als irgendjemand sendet, mit einem Server, der hängt: Speicher und Platte bleiben in ihren Grenzen.",
  ],
  hostile: [
    "Ein feindlicher Katalog",
    "Jeder Text, an dem Generatoren, Seiten oder Leser schon gescheitert sind, an jeder Stelle, an der die Sprache Text oder Namen nimmt.",
  ],
  random: [
    "Zufällige Kataloge",
    "Kataloge, die zufällig gebaut und beschädigt wurden: kein Absturz, keine endlose Arbeit, kein Programmtext, der sich nicht übersetzen lässt.",
  ],
  writing: [
    "Schreiben unter Störungen",
    "Jederzeit abgebrochen, volle Platte, kein Recht, zwei zugleich: die alten Dateien ganz oder die neuen, und nichts sonst berührt.",
  ],
  packages: [
    "Was installiert wird",
    "Jedes Paket enthält, was es soll, und sonst nichts, und seine Typen stimmen.",
  ],
  nodes: [
    "Wo es läuft",
    "Frisch installiert und mit jedem unterstützten Node.js ausgeführt, als jede Art von Modul.",
  ],
  "supply-chain": [
    "Was mitkommt",
    "Alles, was eine Installation mitbringt, ist festgelegt, lizenziert und aufgelistet; der Teil, der in Ihren Programmen läuft, bringt nichts mit.",
  ],
  stranger: [
    "Der Weg eines Neulings",
    "Ein neues Projekt ging den ganzen Weg allein mit den Befehlen der README.",
  ],
  other: ["Andere Prüfungen", "Was sonst unterwegs ausgeführt wurde."],
  mutants: [
    "Die Prüfungen selbst",
    "Das Projekt wurde absichtlich beschädigt, ein Schaden nach dem anderen. Prüfungen, die nicht scheitern können, beweisen nichts: Jeder Schaden muss auffallen.",
  ],
};

export const proofCounts: typeof en.proofCounts = {
  events: "Ereignisse",
  calls: "Erzeugte Aufrufe",
  "hostile calls": "Davon mit feindlichen Werten",
  requests: "Anfragen",
  messages: "Nachrichten",
  paths: "JSON-Pfade",
  values: "Werte",
  headers: "Header",
  "kinds of thing seen": "Verschiedene Dinge gesehen",
  undeclared: "Nicht erklärt",
  examples: "Beispiele auf den Seiten",
  destinations: "Arten von Empfängern",
  facts: "Gedruckte Angaben",
  sources: "Wege abzuschalten",
  pairs: "Paare davon",
  traced: "Verfolgte Läufe",
  servers: "Arten von Servern",
  endings: "Arten zu enden",
  runs: "Läufe",
  hazards: "Gefahren",
  positions: "Stellen",
  cells: "Zellen",
  refused: "Abgelehnt",
  accepted: "Angenommen",
  packages: "Pakete",
  files: "Dateien",
  entries: "Einstiege",
  hosts: "Programme",
  nodes: "Versionen von Node.js",
  locked: "Festgelegte Pakete",
  bills: "Stücklisten",
  components: "Bestandteile darin",
  command: "Befehle der README",
  file: "Dateien der README",
  mutants: "Schäden",
  caught: "Aufgefallen",
  "runs killed": "Abgebrochene Läufe",
  "full disks": "Volle Platten",
  "things in the way": "Dinge im Weg",
  "read-only disks": "Schreibgeschützte Platten",
  "runs at once": "Läufe zugleich",
  catalogues: "Kataloge",
  "pages of a site": "Seiten einer Website",
  "pages opened": "Davon geöffnet",
  "texts found on them": "Darauf gefundene Texte",
  sizes: "Größen",
  pages: "Seiten",
};
