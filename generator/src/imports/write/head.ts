/** Writes the head of the catalogue: product, consent, purposes, destination. Little of it stands in any plan. */

import { productIdOf } from "../names.ts";
import type { NamedModel } from "../resolve-names.ts";
import { type Draft, decide } from "./draft.ts";
import { PERSONAL_PURPOSE } from "./property.ts";
import { inline } from "./scalar.ts";

/** Who receives the data of a plan of some tool. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
}

export interface HeadOptions {
  /** What the plan is, in a few words: `a Segment tracking plan`. */
  readonly title: string;
  /** File or folder of the plan, as the person named it. */
  readonly source: string;
  /** As the command line spells it: `segment`. */
  readonly format: string;
  readonly product?: string;
  readonly consent?: "opt-in" | "opt-out";
  readonly receiver?: Receiver;
}

/** Nothing can be sent there: names that end in `.invalid` never resolve (RFC 6761). */
const NOBODY: Receiver = {
  id: "collector",
  name: "Nobody yet",
  endpoint: "https://collector.invalid/v1/batch",
};

export function writeHead(
  draft: Draft,
  model: NamedModel,
  options: HeadOptions & { readonly personal: boolean },
): readonly string[] {
  return [
    ...comment(options),
    ...product(draft, model, options),
    ...consent(draft, options),
    ...purposes(draft, options),
    ...destination(draft, options),
    ...identifier(draft),
  ];
}

function comment({ title, source, format }: HeadOptions): string[] {
  return [
    `# Imported from ${title} (${inline(source)}) by \`forthright import ${format}\`.`,
    "#",
    '# This is a draft: it is valid, and what a person still has to decide is marked "to decide". Values of the plan that',
    "# the language has no place for are comments that start with their line in the plan. Comments of the plan itself are",
    "# not taken over.",
    "forthright: 1",
  ];
}

/** The name of the plan as the name of a product; undefined if it is none that can be shown. */
export function nameOf(model: NamedModel): string | undefined {
  const name = model.name?.value;
  const plain =
    name !== undefined && name === name.trim() && name.length <= 256 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(name);
  return plain ? name : undefined;
}

function product(draft: Draft, model: NamedModel, options: HeadOptions): readonly string[] {
  const id = options.product ?? productIdOf(model.name?.value ?? "") ?? "imported";
  const name = nameOf(model) ?? id;
  const code = "import-to-decide";
  const at = model.name === undefined ? {} : { place: model.name.place };
  const asked = (comment: string, message: string, hint: string): string =>
    decide(draft, { code, comment, message, hint, ...at });
  const askedId =
    options.product !== undefined
      ? ""
      : asked("the product's short name", `the product's id is a guess: ${id}`, "`--product` sets the id");
  const askedName = asked(
    "the product's name",
    `the product's name is a guess: ${name}`,
    "write the name as people know it",
  );
  const askedVersion = decide(draft, {
    code,
    comment: "the release that the catalogue describes",
    message: "the plan does not say which release of the product it describes",
    hint: "write the version under `product`",
  });
  return [
    "",
    "product:",
    `  id: ${inline(id)}${askedId}`,
    `  name: ${inline(name)}${askedName}`,
    `  version: "0.0.0"${askedVersion}`,
    "",
    "# to decide: the controller, if it may be named: who decides about the data and answers for it.",
    "# controller: { name: …, location: … }",
  ];
}

function consent(draft: Draft, options: HeadOptions): readonly string[] {
  const model = options.consent ?? "opt-in";
  const asked =
    options.consent === undefined
      ? decide(draft, {
          code: "import-to-decide",
          comment: "opt-in or opt-out",
          message:
            "plans do not say how people decide; opt-in was chosen, under which nothing is sent without a yes",
          hint: "choose with `--consent opt-in` or `--consent opt-out`",
        })
      : "";
  return ["", "consent:", `  model: ${model}${asked}`, "  scope: global"];
}

function purposes(draft: Draft, options: HeadOptions & { readonly personal: boolean }): readonly string[] {
  const code = "import-to-decide";
  const asked = decide(draft, {
    code,
    comment: "what the data is used for",
    message: "the plan does not say what the data is used for",
    hint: "declare the purposes, each with its title and legal basis (GDPR Art. 6(1))",
  });
  const basis = options.consent === "opt-out" ? "legitimate-interests" : "consent";
  const askedBasis = decide(draft, {
    code,
    comment: "the legal basis, with somebody who knows the law",
    message: "the plan does not state a legal basis",
    hint: "name the basis that holds for this purpose (GDPR Art. 6(1))",
  });
  const lines = [
    "",
    "purposes:",
    "  imported:",
    `    title: Not stated yet${asked}`,
    `    basis: ${basis}${askedBasis}`,
  ];
  if (!options.personal) return lines;
  const askedPersonal = decide(draft, {
    code,
    comment: "why data about people is needed, or leave it out",
    message: "the plan does not say why data about people is needed",
    hint: `the purpose \`${PERSONAL_PURPOSE}\` keeps it from being sent without separate consent`,
  });
  return [
    ...lines,
    `  ${PERSONAL_PURPOSE}:`,
    `    title: Not stated yet, asked about separately${askedPersonal}`,
    "    basis: consent",
    "    consent: separate",
  ];
}

function destination(draft: Draft, { receiver = NOBODY }: HeadOptions): readonly string[] {
  const asked = decide(draft, {
    code: "import-to-decide",
    comment: "who receives the data, where it is stored, for how long",
    message: `the receiver of the data is ${receiver === NOBODY ? "not stated" : "a guess"}: ${receiver.endpoint}`,
    hint: "declare each receiver under `destinations`",
  });
  return [
    "",
    "destinations:",
    `  ${receiver.id}:${asked}`,
    `    name: ${inline(receiver.name)}`,
    "    adapter: segment",
    `    endpoint: ${receiver.endpoint}`,
    "",
    `defaults: { purpose: imported, sensitivity: none, destinations: [${receiver.id}] }`,
  ];
}

function identifier(draft: Draft): readonly string[] {
  const asked = decide(draft, {
    code: "import-to-decide",
    comment: "whether this is the identifier that is sent today",
    message: "plans do not describe the identifier of a sender; a random installation id was put in",
    hint: "the receiver refuses events without an identifier, so one is needed under `metadata`",
  });
  return [
    "",
    "metadata:",
    `  installation_id:${asked}`,
    "    type: string",
    "    format: uuid",
    "    source: installation-id",
    "    path: anonymousId",
    "    sensitivity: pseudonymous",
    "    category: installation-id",
    "    description: A random UUID, made on this machine when the first event is recorded.",
  ];
}
