/** Texte der Vorschaubilder, des Filters der Änderungen und des Vergleichs von Versionen. */
import type * as en from "../en/pieces.ts";
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("de");

export const card: typeof en.card = {
  over: (product) => `Telemetrie von ${product}`,
  label: "Telemetrie",
  events: "Ereignisse",
  properties: "Eigenschaften",
  metadata: "Metadatenfelder",
  strongest: "Personenbezug",
  stop: (command) => `Abschalten: ${command}`,
  alt: (title, product) => `Kurzangaben zur Telemetrie von ${product}: ${title}`,
  name: "Bilder",
  about: (n) =>
    `Eines für das Ganze und eines für jede Gruppe, zusammen ${digits(n)}. Sie erscheinen dort, wo jemand hierher verlinkt:`,
};

export const changesFilter: typeof en.changesFilter = {
  label: "Änderungen filtern",
  find: "Suchen",
  collects: "Erhebt",
  words: "Nur Wortlaut",
  shownAll: "Alle {all} Änderungen",
  shown: "{shown} von {all} Änderungen",
};

export const versionSets: typeof en.versionSets = {
  name: "Von einer Version gesendet",
  about: (n) =>
    `Genau das, was eine Version senden kann und an wen; ${n === 1 ? "es gibt eine Datei" : `es gibt ${digits(n)} Dateien`}:`,
};

export const sentPages: typeof en.sentPages = {
  title: (product, page, all) => `${product}, Seite ${digits(page)} von ${digits(all)}`,
  pages: "Seiten der Ereignisse",
  more: "Weitere Seiten der Ereignisse",
  page: (page, events) => `Seite ${digits(page)} (${count(events, "Ereignis", "Ereignisse")})`,
  traits: "Einmal über eine Person oder Installation gesagt",
};

export const compare: typeof en.compare = {
  title: "Zwei Versionen vergleichen",
  description: (product) =>
    `Was eine festgehaltene Version von ${product} senden kann und eine andere nicht.`,
  lead: "Sie haben mehrere Versionen auf einmal übersprungen? Wählen Sie die, die Sie hatten, und die, die Sie haben. Der Unterschied wird in Ihrem Browser ermittelt, aus den veröffentlichten Listen beider Versionen.",
  more: "[Zwei beliebige Versionen vergleichen](compare)",
  from: "Von",
  to: "Nach",
  swap: "Tauschen",
  result: "Unterschied",
  steps: "Schritt für Schritt",
  stepsLead:
    "Was von jeder Version zur nächsten festgehalten wurde. Dort stehen auch Änderungen an Zwecken, Speicherdauer und Einwilligung, die der Vergleich oben auslässt: Er vergleicht, was gesendet werden kann und an wen.",
  step: (before, version) => `${before} nach ${version}`,
  noScript:
    "Die Auswahl zweier Versionen braucht JavaScript, weil der Vergleich in Ihrem Browser geschieht. Die Schritte unten sind auch ohne vollständig.",
  onlyOne: (version) =>
    `${version} ist die einzige Version, die festgehalten ist; es gibt also noch nichts zu vergleichen.`,
};
