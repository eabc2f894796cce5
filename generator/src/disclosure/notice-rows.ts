/**
 * The legal notice as data: what GDPR Art. 13, 14 and 30, the ePrivacy directive and the CCPA's notice at collection
 * want said, row by row, with what the catalogue states and what the software itself makes true. What only the
 * controller can say and did not has no value; nothing is made up. Not legal advice.
 */
import type { Catalog, Disclosure, NoticeFact, NoticeRow } from "@forthright/runtime/catalog-document";
import { dataFacts, retentionFacts, sourceFacts } from "./notice-data.ts";
import { fixed, stated, unstatable } from "./notice-fact.ts";
import { deviceFacts, pseudonymFacts, rightsFacts, separateFacts, withdrawalFacts } from "./notice-person.ts";
import { type RowText, type Say, sayInEnglish } from "./say.ts";

/** What the rows need to know of the runtime. */
export type NoticeFacts = Pick<Disclosure, "commands" | "files" | "limits">;

interface RowSource {
  readonly id: string;
  readonly title: RowText;
  readonly law: RowText;
  readonly facts: (catalog: Catalog, facts: NoticeFacts, say: Say) => readonly NoticeFact[];
}

/** Always the same rows in the same order. Linear in the size of the catalogue. `say`: the language of the rows. */
export function noticeRows(
  catalog: Catalog,
  facts: NoticeFacts,
  say: Say = sayInEnglish,
): readonly NoticeRow[] {
  return ROWS.map(({ id, title, law, facts: factsOf }) => {
    const said = factsOf(catalog, facts, say);
    return { id, title: say(title), law: say(law), state: stateOf(said), facts: said };
  });
}

function stateOf(facts: readonly NoticeFact[]): NoticeRow["state"] {
  const count = facts.filter(({ value }) => value !== undefined).length;
  if (count === facts.length) return "stated";
  return count === 0 ? "not stated" : "in part";
}

const ROWS: readonly RowSource[] = [
  {
    id: "controller",
    title: "Who is responsible",
    law: "GDPR Art. 13(1)(a), 30(1)(a)",
    facts: ({ controller }, _, say) => [
      stated(say("Controller"), controller?.name, "controller.name"),
      stated(say("Place"), controller?.location, "controller.location"),
      stated(say("Contact"), controller?.contact, "controller.contact"),
      stated(say("Representative in the EU"), controller?.representative, "controller.representative"),
    ],
  },
  {
    id: "protection-officer",
    title: "Data protection officer",
    law: "GDPR Art. 13(1)(b)",
    facts: ({ controller }, _, say) => [
      stated(say("Officer"), controller?.data_protection_officer, "controller.data_protection_officer"),
    ],
  },
  {
    id: "purposes",
    title: "What it is for, and on which legal basis",
    law: "GDPR Art. 13(1)(c), 30(1)(b); CCPA § 1798.100(a)(1)",
    facts: ({ purposes }, _, say) =>
      purposes.map(({ title, description, basis, consent }) => {
        const asked = consent === "separate" ? ` ${say("Asked for on its own.")}` : "";
        return fixed(
          title,
          `${description === undefined ? "" : `${description} `}${say(BASES[basis])}${asked}`,
        );
      }),
  },
  { id: "interests", title: "Legitimate interests", law: "GDPR Art. 13(1)(d), 21", facts: interestFacts },
  {
    id: "recipients",
    title: "Who receives it",
    law: "GDPR Art. 13(1)(e), 30(1)(d)",
    facts: ({ destinations }, _, say) =>
      destinations.map(({ name, endpoint, adapter }) =>
        fixed(name, adapter === "file" ? say("A file on your machine: {}", endpoint) : endpoint),
      ),
  },
  { id: "transfers", title: "To which countries", law: "GDPR Art. 13(1)(f), 30(1)(e)", facts: transferFacts },
  {
    id: "retention",
    title: "How long it is kept",
    law: "GDPR Art. 13(2)(a), 30(1)(f); CCPA § 1798.100(a)(3)",
    facts: retentionFacts,
  },
  { id: "rights", title: "Your rights", law: "GDPR Art. 13(2)(b), 15 to 22", facts: rightsFacts },
  { id: "withdrawal", title: "Taking consent back", law: "GDPR Art. 13(2)(c), 7(3)", facts: withdrawalFacts },
  {
    id: "complaint",
    title: "Where to complain",
    law: "GDPR Art. 13(2)(d), 77",
    facts: (_, __, say) => [
      fixed(
        say("In the EU and EEA"),
        say("With a data protection authority, for example that of the country where you live or work."),
      ),
    ],
  },
  {
    id: "obligation",
    title: "Whether you have to",
    law: "GDPR Art. 13(2)(e)",
    facts: ({ product }, _, say) => [
      fixed(
        say("Obligation"),
        say("None on the side of the software: {} can be told to send nothing.", product.name),
      ),
      fixed(
        say("If you refuse"),
        say(
          "Nothing is recorded and nothing is sent. Recording an event gives the program no answer that its work could depend on.",
        ),
      ),
    ],
  },
  {
    id: "automated-decisions",
    title: "Automated decisions and profiling",
    law: "GDPR Art. 13(2)(f), 22",
    facts: (_, __, say) => [unstatable(say("At the controller"))],
  },
  {
    id: "changes",
    title: "Before something new is collected",
    law: "GDPR Art. 13(3)",
    facts: ({ product }, _, say) => [
      fixed(
        say("How you are told"),
        say(
          "What carries a version newer than the one you were told about is held back until {} has told you.",
          product.name,
        ),
      ),
    ],
  },
  { id: "sources", title: "Where the data comes from", law: "GDPR Art. 14(2)(f)", facts: sourceFacts },
  {
    id: "categories",
    title: "About whom, and which kinds of data",
    law: "GDPR Art. 14(1)(d), 30(1)(c)",
    facts: dataFacts,
  },
  { id: "security", title: "How it is protected", law: "GDPR Art. 30(1)(g), 32", facts: securityFacts },
  {
    id: "timing",
    title: "When you are told",
    law: "GDPR Art. 12(1), 13(1); 11 CCR § 7012",
    facts: ({ consent }, _, say) => [
      fixed(
        say("First run"),
        consent.model === "opt-out"
          ? say("The first run at a terminal prints the first-run notice, sends nothing and makes no id.")
          : say("Nothing is sent before you say yes."),
      ),
    ],
  },
  {
    id: "sale",
    title: "Sold or shared",
    law: "CCPA § 1798.100(a)(1) and (2), 11 CCR § 7012(e)",
    facts: (_, __, say) => [
      unstatable(say("Sold")),
      unstatable(say("Shared for advertising across contexts")),
    ],
  },
  {
    id: "updated",
    title: "How recent this notice is",
    law: "11 CCR § 7011(e)(4)",
    facts: ({ product }, _, say) => [
      fixed(
        say("Describes"),
        say("{} {}, and the catalogue whose id stands at the end.", product.name, product.version),
      ),
      stated(say("Date of this version"), product.released, "product.released"),
    ],
  },
  {
    id: "device",
    title: "What is stored on your machine",
    law: "ePrivacy Directive Art. 5(3); EDPB Guidelines 2/2023",
    facts: deviceFacts,
  },
  {
    id: "pseudonymous",
    title: "How closely it is tied to you",
    law: "GDPR Art. 4(1), 4(5), recitals 26 and 30",
    facts: pseudonymFacts,
  },
  {
    id: "separate",
    title: "What is only sent with a separate yes",
    law: "GDPR Art. 5(1)(b), 6(1)(a), 7(2)",
    facts: separateFacts,
  },
];

const BASES: Readonly<Record<Catalog["purposes"][number]["basis"], RowText>> = {
  consent: "Basis: consent, GDPR Art. 6(1)(a).",
  contract: "Basis: contract, GDPR Art. 6(1)(b).",
  "legal-obligation": "Basis: legal obligation, GDPR Art. 6(1)(c).",
  "vital-interests": "Basis: vital interests, GDPR Art. 6(1)(d).",
  "public-task": "Basis: public task, GDPR Art. 6(1)(e).",
  "legitimate-interests": "Basis: legitimate interests, GDPR Art. 6(1)(f).",
};

function interestFacts({ purposes }: Catalog, { commands }: NoticeFacts, say: Say): readonly NoticeFact[] {
  const mine = purposes.filter(({ basis }) => basis === "legitimate-interests");
  if (mine.length === 0) return [fixed(say("None"), say("No purpose rests on legitimate interests."))];
  const optOut = commands.find(({ name }) => name === "opt-out")?.text;
  const objection = optOut === undefined ? undefined : say("At any time and without a reason: {}", optOut);
  return [
    fixed(
      mine.length === 1 ? say("The interest") : say("The interests"),
      mine.map(({ title }) => title).join("; "),
    ),
    stated(say("Your right to object"), objection, "product.command"),
  ];
}

/** A file on the reader's own machine goes nowhere. */
function transferFacts({ destinations }: Catalog, _facts: NoticeFacts, say: Say): readonly NoticeFact[] {
  const away = destinations.filter(({ adapter }) => adapter !== "file");
  if (away.length === 0) return [fixed(say("None"), say("Nothing leaves your machine."))];
  return away.flatMap(({ id, name, country, safeguard }) => [
    stated(say("{}: country", name), country, `destinations.${id}.country`),
    stated(say("{}: safeguard", name), safeguard, `destinations.${id}.safeguard`),
  ]);
}

/** The controller's and the recipients' measures have no key; those of the software are facts. */
function securityFacts({ destinations }: Catalog, _facts: NoticeFacts, say: Say): readonly NoticeFact[] {
  const away = destinations.filter(({ adapter }) => adapter !== "file");
  const encrypted = away.length > 0 && away.every(({ endpoint }) => endpoint.startsWith("https:"));
  return [
    fixed(
      say("Limits"),
      say("Only declared keys with allowed values can be sent; the sending code checks both."),
    ),
    ...(encrypted ? [fixed(say("On the way"), say("Every request is encrypted (HTTPS)."))] : []),
    fixed(say("On your machine"), say("Its files can be read by your account alone.")),
    unstatable(say("At the controller and the recipients")),
  ];
}
