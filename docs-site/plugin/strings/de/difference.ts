/** Was der Browser über den Unterschied zweier Versionen sagt. */
import type * as en from "../en/difference.ts";
import { numbersOf } from "../numbers.ts";

const { count, digits } = numbersOf("de");

export const difference: typeof en.difference = {
  loading: "Beide Versionen werden gelesen …",
  failed: (file) => `${file} lässt sich nicht lesen. Besteht die Verbindung noch?`,
  same: (from, to) => `${from} und ${to} können genau dasselbe senden.`,
  sameVersion: "Wählen Sie zwei verschiedene Versionen.",
  whole: (from, to, n) => `Von ${from} nach ${to}: ${count(n, "Unterschied", "Unterschiede")}.`,
  backwards: "Die erste ist die neuere; dies ist also, was ein Schritt zurück ändern würde.",
  shownFirst: (n) => `Gezeigt werden die ersten ${digits(n)}.`,
  receivers: "Empfänger",
  metadata: "Mit jedem Ereignis",
  traits: "Merkmale",
  wordsAlone: "nur Wortlaut",
  isAdded: "ist neu",
  isRemoved: "ist weggefallen",
  eventAdded: "Das Ereignis ist neu",
  eventRemoved: "Das Ereignis wird nicht mehr gesendet",
  renamed: (before, after) => `Gesendet als „${after}“, zuvor als „${before}“`,
  moved: (before, after) => `Geht an ${after}, zuvor an ${before}`,
  placed: (before, after) => `Steht bei ${after}, zuvor bei ${before}`,
  values: (before, after) => `Möglich ist: ${after}. Zuvor: ${before}`,
  newValues: "Neue Werte",
  goneValues: "Weggefallene Werte",
  required: "wird jetzt immer gesendet; war freigestellt",
  optional: "ist jetzt freigestellt; wurde immer gesendet",
  sensitivity: (before, after) => `gilt als ${after}, zuvor als ${before}`,
  words: "ist mit anderen Worten beschrieben",
  carries: (n) => `mit ${count(n, "Eigenschaft", "Eigenschaften")}`,
};
