/** Texte der Seiten über Versionen und Änderungen. */
import type * as en from "../en/history.ts";
import { numbersOf } from "../numbers.ts";

const { count } = numbersOf("de");
const changed = (n: number): string => count(n, "Änderung", "Änderungen");

export const changes: typeof en.changes = {
  description: (product) => `Was ${product} von Version zu Version mehr, weniger oder anders erhebt.`,
  lead: "Die Liste jeder Version wird aufbewahrt und mit der vorigen verglichen, Tatsache für Tatsache. Als „mehr Daten“ gilt eine Änderung immer dann, wenn mehr über Menschen erhoben wird oder sich nicht zeigen lässt, dass es nicht so ist.",
  noneYet: (version) =>
    `Noch keine Änderungen. ${version} ist die erste Version, die festgehalten ist; es gibt also nichts, womit sie zu vergleichen wäre. Ab der nächsten Version steht hier alles, was mehr, weniger oder anders erhoben wird. Was vorher war, weiß diese Liste nicht.`,
  canSend: (version) => `Was ${version} senden kann`,
  compared: "verglichen mit [{before}](before).",
  everything: (version) => `Alles, was ${version} senden kann`,
  begins: (version) => `Die Liste beginnt mit ${version}. Was vorher war, weiß sie nicht.`,
  follow: "Auf dem Laufenden bleiben",
  feeds:
    "Die Feeds enthalten alle Änderungen außer denen, die nur den Wortlaut betreffen. Sie sind auf Englisch.",
  wordsAlone: "nur Wortlaut",
  decidedBy: (who, reason) => `Entschieden von ${who}: ${reason}`,
  more: (n) => `${changed(n)} zu mehr Daten`,
  less: (n) => `${changed(n)} zu weniger`,
  same: (n) => `${changed(n)} an denselben Daten`,
  words: (n) => `${changed(n)} nur am Wortlaut`,
  nothing: "Nichts hat sich geändert.",
  notDated: "ohne Datum",
};

export const eventHistory: typeof en.eventHistory = {
  noEarlier: (version) =>
    `Vor ${version} ist keine Version festgehalten, es gibt also noch nichts zu vergleichen.`,
  nothing: (versions, first) =>
    versions === 1
      ? `An diesem Ereignis hat sich seit ${first} nichts geändert.`
      : `An diesem Ereignis hat sich in ${versions} festgehaltenen Versionen nichts geändert, von ${first} an.`,
  all: "[Alle Änderungen](changes)",
};

export const versions: typeof en.versions = {
  description: (product) => `Was jede festgehaltene Version von ${product} senden kann.`,
  lead: "Vielleicht verwenden Sie nicht die neueste Version. Hier steht, was Ihre senden kann. Jede Nachricht trägt die Kennung des Katalogs ihrer Version; so lässt sich eine mitgeschnittene Nachricht mit der richtigen Seite vergleichen.",
  list: "Festgehaltene Versionen",
  summary: (n, product) => `${count(n, "Version", "Versionen")} von ${product}, die neueste zuerst.`,
  thesePages: "diese Seiten",
  firstRecorded: "Die erste, die festgehalten ist.",
};

export const version: typeof en.version = {
  description: (product) => `Alles, was ${product} senden kann.`,
  lead: (product, first) =>
    `Alles, was ${product} senden kann${first ? "" : ", und worin es sich von der Version davor unterscheidet"}.`,
  isCurrent: "Diese Version beschreiben [alle anderen Seiten](events) in voller Länge.",
  changes: "Änderungen",
  changesSince: (before) => `Änderungen seit ${before}`,
  released: "Erschienen",
  carries: "Ihre Nachrichten tragen",
  before: "Die Version davor",
  after: "Die Version danach",
  first: "Die erste Version, die festgehalten ist. Was vorher war, weiß diese Liste nicht.",
  withEvery: "Mit jedem Ereignis",
  events: "Ereignisse",
  toWhom: "An wen",
};
