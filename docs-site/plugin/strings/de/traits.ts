/** Texte über Merkmale, die einmal gesagt werden und kein Ereignis sind. */
import type { traits as english } from "../en/traits.ts";
import { numbersOf } from "../numbers.ts";

const { count } = numbersOf("de");

export const traits: typeof english = {
  title: "Einmal gesagt",
  lead: "Außer Ereignissen kann das Programm mit `identify` dies über Ihre Installation oder über Sie sagen. Es ist kein Ereignis: Die Empfänger führen es bei der Installation. Was mitgesendet wird, kommt auch hier mit, außer dem, was unter den Eigenschaften von Ereignissen steht.",
  summary: (events, fields, traits) =>
    `${count(events, "Ereignis", "Ereignisse")}, ${count(fields, "Metadatenfeld", "Metadatenfelder")} und ${count(traits, "Merkmal", "Merkmale")}, jeweils mit jedem Wert, den sie tragen können.`,
  count: "Merkmale",
  wire: "So wird es gesendet",
  inKind: {
    event: "mit einem Ereignis:",
    identify: "mit dem, was einmal gesagt wird:",
    delete: "wenn Sie verlangen, vergessen zu werden:",
  },
  list: "Einmal gesagt, bei keinem Ereignis",
  once: "einmal gesagt",
  answer: "Einmal gesagt, bei keinem Ereignis",
  section: "Als Merkmal",
  inList: "In der Liste der Merkmale",
  and: (n) => `; auch Eigenschaft von ${count(n, "Ereignis", "Ereignissen")}`,
};
