/** The first-run notice in German. The program itself prints the English one. */
import type { NoticeWords } from "../notice-words.ts";

export const GERMAN_NOTICE: NoticeWords = {
  and: "und",
  reports: ({ name, model, recipients, kinds, things }) => {
    const verb = model === "opt-out" ? "meldet" : "kann";
    const end = model === "opt-out" ? "" : " melden";
    const count = kinds === 1 ? "1 Art von Ereignis" : `${kinds} Arten von Ereignissen`;
    const along = things === "" ? "" : `, jeweils mit ${things}`;
    return `${name} ${verb} an ${recipients}${end}, wie es benutzt wird: ${count}${along}.`;
  },
  // In the dative: they follow "mit".
  things: {
    "installation-id": "einer zufälligen Installationskennung",
    "product-version": "der Version des Programms",
    os: "dem Betriebssystem",
    "os-name": "dem Betriebssystem",
    "os-version": "der Version des Betriebssystems",
    arch: "der Art des Prozessors",
    "runtime-version": "der Version von Node.js",
    ci: "der Angabe, ob es auf einem CI-System läuft",
    "consented-email": "Ihrer E-Mail-Adresse",
  },
  sensitivity: {
    sensitive: " Zum Teil sind es besondere Kategorien personenbezogener Daten.",
    personal: " Zum Teil sind es personenbezogene Daten.",
    pseudonymous: " Die Daten sind pseudonym.",
  },
  traits: (names) => ` Außerdem sagt es: ${names}.`,
  separate: (things) => ` Nur wenn Sie eigens zustimmen, auch mit ${things}.`,
  why: "Wozu",
  stop: "Noch wurde nichts gesendet. So schalten Sie es ab (eines davon genügt):",
  or: "oder",
  inEnvironment: "als Umgebungsvariable",
  optingOutSendsNothing: "Das Abschalten sendet nichts.",
  lastEvent: (name) => `War das Senden eingeschaltet, sendet das Abschalten ein letztes Ereignis: „${name}“.`,
  allow: "Es wurde nichts gesendet, und ohne Ihre Erlaubnis wird nichts gesendet.",
  more: "Mehr",
  list: "Die Liste aller Ereignisse",
};
