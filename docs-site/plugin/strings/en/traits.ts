/** Strings about traits, which are said once and are no event, in English. */
import { numbersOf } from "../numbers.ts";

const { count } = numbersOf("en-GB");

export const traits = {
  title: "Said once",
  lead: "Besides events, the program may say this of your installation, or of you, with `identify`. It is no event: recipients keep it with the installation. What rides along comes with it, apart from what stands among the properties of events.",
  /** In place of the first page's own words. */
  summary: (events: number, fields: number, traits: number) =>
    `${count(events, "event", "events")}, ${count(fields, "metadata field", "metadata fields")} and ${count(traits, "trait", "traits")}, each with every value it can carry.`,
  /** In the summary of the first page. */
  count: "Traits",
  wire: "As it is sent",
  /** Where a value that the transport adds is another one in messages of this kind. */
  inKind: {
    event: "with an event:",
    identify: "with what is said once:",
    delete: "when you ask to be forgotten:",
  },
  /** On the pages of names. */
  list: "Said once, on no event",
  once: "said once",
  answer: "Said once, on no event",
  section: "As a trait",
  inList: "In the list of traits",
  and: (n: number) => `; also a property of ${count(n, "event", "events")}`,
};
