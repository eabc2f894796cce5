/** The first catalogue of a project: valid as it stands, with one event as an example and words on what to change. */
import { inline } from "../imports/write/scalar.ts";
import type { Answers } from "./answers.ts";

export interface CatalogueFacts extends Answers {
  /** Of the package; goes into `product.version`. */
  readonly version: string;
}

/** The text of `catalog.yaml`. */
export function catalogueText(facts: CatalogueFacts): string {
  return `${[head(facts), consent(facts), destination(facts), METADATA, EVENTS].join("\n")}`;
}

function head({ product, name, version }: CatalogueFacts): string {
  return `# yaml-language-server: $schema=./generated/schemas/catalog.schema.json
#
# What ${comment(name)} reports about its use: the one file to edit.
# After a change run \`npm run generate\`. Everything in it is published.
forthright: 1

product:
  id: ${product}
  name: ${inline(name)}
  # What events report as their version: change it together with that of the package.
  version: ${JSON.stringify(version)}
  # Where the program mounts status, opt-out, opt-in, show, preview, log and forget.
  command: ${product} telemetry

# Who answers for the data. Fill in what is true, and leave out what is not known.
# controller:
#   name: Example GmbH
#   contact: privacy@example.org
`;
}

/** A name in a comment: on one line, whatever it holds. */
function comment(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
}

const MODELS = {
  "opt-in": "# Nothing is sent before a person has said yes (opt-in); the other model is opt-out.",
  "opt-out":
    "# Sent after the first-run notice, until a person says no (opt-out); the other model is opt-in.",
};

function consent({ consent: model }: CatalogueFacts): string {
  const basis = model === "opt-in" ? "consent" : "legitimate-interests";
  return `consent:
  ${MODELS[model]}
  model: ${model}
  scope: global
  # Machines without a person, such as CI, send nothing.
  ci: off

purposes:
  improve-product:
    title: Find bugs and decide what to build next
    basis: ${basis}
`;
}

const SEGMENT_HOSTS = /(?:^|\.)(?:segment\.io|segmentapis\.com)$/;

function destination({ endpoint }: CatalogueFacts): string {
  const { hostname } = new URL(endpoint);
  const name = SEGMENT_HOSTS.test(hostname) ? "Twilio Segment" : hostname;
  return `destinations:
  collector:
    name: ${inline(name)}
    adapter: segment
    endpoint: ${inline(endpoint)}

# What holds for every event and property that does not say otherwise.
defaults:
  purpose: improve-product
  sensitivity: none
  destinations: [collector]
`;
}

const METADATA = `# What rides along with every event. Each field is a reason to trust you less: keep what you use.
metadata:
  installation_id:
    type: string
    format: uuid
    source: installation-id
    path: anonymousId
    sensitivity: pseudonymous
    description: A random number made on this machine, so that repeated use is counted once.
  version:
    type: string
    format: version
    source: product-version
    path: context.app.version
    description: The version of the program.
`;

const EVENTS = `groups:
  commands:
    title: Commands
    description: Which commands are used.
    events:
      # An example: replace it by what you want to know. The key names the event in code,
      # \`name\` is what is sent. Say plainly what it is, and when it is recorded.
      COMMAND_RUN:
        name: Command run
        description: A command of the program was run.
        trigger: When the command has ended, whether it succeeded or not.
        properties:
          command:
            type: string
            enum: [build, test]
            required: true
            description: Which command it was, without its arguments.
          succeeded:
            type: boolean
            required: true
            description: Whether it ended without an error.
          duration:
            type: integer
            minimum: 0
            description: How long it took, in milliseconds.
`;
