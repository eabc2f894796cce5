/** What `forthright init` has to know, and what each answer may be. Pure. */

import { isName, NAME_RULES } from "../language/names.ts";
import { hiddenCharacters } from "../source/hidden.ts";

export type ConsentModel = "opt-out" | "opt-in";

export interface Answers {
  /** `product.id`: slug for folders, variables and the package. */
  readonly product: string;
  readonly name: string;
  readonly consent: ConsentModel;
  readonly endpoint: string;
}

/** What is known of the project before anybody is asked. */
export interface Suggestions {
  readonly product: string;
  readonly name: string;
}

export type Key = keyof Answers;

export interface Question {
  readonly key: Key;
  /** The flag that answers it. */
  readonly flag: string;
  readonly text: string;
  readonly suggestion: string;
  /** What is wrong with an answer; undefined if nothing is. */
  readonly problem: (answer: string) => string | undefined;
}

const SEGMENT_ENDPOINT = "https://api.segment.io/v1/batch";

export function questionsFor({ product, name }: Suggestions): readonly Question[] {
  return [
    {
      key: "product",
      flag: "--product",
      text: "Short name of the product, for folders, variables and the package",
      suggestion: product,
      problem: (answer) => (isName("id", answer) ? undefined : `use ${NAME_RULES.id.words}`),
    },
    {
      key: "name",
      flag: "--name",
      text: "Its name as people know it",
      suggestion: name,
      problem: problemOfName,
    },
    {
      key: "consent",
      flag: "--consent",
      text: "How people decide. opt-in: nothing is sent before they say yes;\n  opt-out: events are sent after a notice, until they say no",
      // Where nobody decides, nothing is sent.
      suggestion: "opt-in",
      problem: (answer) => (isModel(answer) ? undefined : "answer opt-in or opt-out"),
    },
    {
      key: "endpoint",
      flag: "--destination-endpoint",
      text: "Address that takes the events, in Segment's batch format.\n  Without a write key nothing is sent there",
      suggestion: SEGMENT_ENDPOINT,
      problem: problemOfEndpoint,
    },
  ];
}

/** One line that a reader sees as it is. */
function problemOfName(answer: string): string | undefined {
  const [hidden] = hiddenCharacters(answer, true);
  if (hidden !== undefined) return `it holds ${hidden.name}`;
  return /^[^\p{Cc}\p{Zl}\p{Zp}]{1,100}$/u.test(answer) && answer.trim() !== ""
    ? undefined
    : "use 1 to 100 characters";
}

function isModel(answer: string): answer is ConsentModel {
  return answer === "opt-out" || answer === "opt-in";
}

function problemOfEndpoint(answer: string): string | undefined {
  const url = URL.canParse(answer) ? new URL(answer) : undefined;
  return url?.protocol === "https:" ? undefined : "use an https address";
}

/** Answers that have passed their questions. */
export function answersOf(given: ReadonlyMap<Key, string>): Answers {
  const consent = given.get("consent") ?? "";
  return {
    product: given.get("product") ?? "",
    name: given.get("name") ?? "",
    consent: isModel(consent) ? consent : "opt-in",
    endpoint: given.get("endpoint") ?? "",
  };
}

/** A slug of a package's name: `@acme/Big_Tool` gives `big-tool`; `app` where nothing is left. */
export function suggestProduct(packageName: string): string {
  const bare = packageName.replace(/^@[^/]*\//, "");
  const slug = bare.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const id = slug
    .replace(/^[^a-z]+/, "")
    .replace(/-+$/, "")
    .slice(0, 50);
  return isName("id", id) ? id : "app";
}

/** `big-tool` gives `Big Tool`. */
export function suggestName(product: string): string {
  const words = product.split("-").filter((word) => word !== "");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}
