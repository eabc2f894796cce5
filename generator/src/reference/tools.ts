/** Guides to the codes of the commands beside `validate`. */
import type { Guides } from "./guide.ts";

const PROPERTY = `groups:
  pipelines:
    title: Pipelines
    events:
      RUN_PIPELINE:
        name: Pipeline run
        description: A pipeline was run.
        properties:
          total_steps: { type: integer, minimum: 0, description: How many steps it has. }
`;

const acknowledge = (change: string, at: string): string => `acknowledge:
  - change: ${change}
    at: ${at}
    by: data team
    reason: Long pipelines fail unseen.
    link: https://example.org/reviews/12
`;

const AT = "groups.pipelines.events.RUN_PIPELINE.properties.total_steps";

export const DIFF_GUIDES: Guides = {
  "unacknowledged-change": {
    fix: "Undo the change, or say under `acknowledge` who decided it, why, and where.",
    before: "",
    bad: PROPERTY,
    good: `${PROPERTY}${acknowledge("property-added", AT)}`,
  },
  "unused-acknowledgement": {
    fix: "Remove the entry, or mend its `change` and `at`.",
    before: "",
    bad: `${PROPERTY}${acknowledge("property-added", AT)}${acknowledge("property-added", AT.replace("total", "failed")).replace("acknowledge:\n", "")}`,
    good: `${PROPERTY}${acknowledge("property-added", AT)}`,
  },
  "unknown-change": {
    fix: "Write the rule as `forthright diff` names it.",
    before: "",
    bad: `${PROPERTY}${acknowledge("property-addded", AT)}`,
    good: `${PROPERTY}${acknowledge("property-added", AT)}`,
  },
};

export const OUTPUT_GUIDES: Guides = {
  "output-folder": { fix: "Name a folder of its own with `--out`; an empty or a missing one is fine." },
  "output-foreign": { fix: "Move the file out of the output folder." },
  "output-edited": { fix: "Change the catalogue instead, delete the file, and generate again." },
  "output-stale": { fix: "Run `forthright generate`, and commit what it writes." },
  "output-not-written": {
    fix: "Read the reason in the message: disk, permissions or another run. Then run it again.",
  },
  "history-not-readable": { fix: "Restore the file from version control." },
  "history-edited": { fix: "Restore the file from version control." },
  "history-not-newer": {
    fix: "Raise `product.version`, or delete the record of a version that was never released.",
  },
};

export const IMPORT_GUIDES: Guides = {
  "import-not-the-format": {
    fix: "Check the format's name and the file; `forthright import --help` lists the formats.",
  },
  "import-not-written": { fix: "Choose a file that is not there yet with `--out`." },
  "import-left-out": { fix: "Read the comment in the catalogue, and write by hand what is still wanted." },
  "import-name-collision": { fix: "Decide which of the two is meant, and rename or remove the other." },
  "import-to-decide": { fix: "Fill in the marked place." },
  "import-description-missing": { fix: "Replace the placeholder by a description for the public." },
  "import-text-refused": { fix: "Write the text anew." },
  "import-free-text": { fix: "Bound the value, or replace the placeholder by the reason." },
  "import-bound-missing": { fix: "Replace the placeholder by the bound that is needed." },
  "import-personal-data": { fix: "Remove the field, or decide about purpose and consent." },
};

export const AUDIT_GUIDES: Guides = {
  "audit-no-files": { fix: "Name folders or files that hold TypeScript or JavaScript." },
  "audit-file-not-read": { fix: "Check the file's permissions and size." },
  "audit-syntax": { fix: "Mend the code; what cannot be parsed cannot be audited." },
  "audit-event-unused": { fix: "Track the event, mark it `status: planned`, or remove it." },
  "audit-event-unknown": { fix: "Mend the name, or declare the event." },
  "audit-event-removed": { fix: "Remove the call." },
  "audit-event-planned": { fix: "Mark the event `status: active`, or remove the call." },
  "audit-event-expired": { fix: "Remove the call and the event, or decide anew how long it is needed." },
  "audit-event-deprecated": { fix: "Track the event that replaces it." },
  "audit-undeclared-call": {
    fix: "Send the data by the generated SDK, so that it is declared and obeys consent.",
  },
  "audit-key-unknown": { fix: "Mend the key, or declare the property." },
  "audit-key-missing": { fix: "Give the property, or make it optional in the catalogue." },
  "audit-value-wrong": { fix: "Give a value that the property allows." },
  "audit-hidden-use": { fix: "Name the event in the call itself." },
  "audit-suppression": { fix: "Give a reason, or remove the suppression." },
};

export const INIT_GUIDES: Guides = {
  "init-no-package": { fix: "Run it in the folder of a package.json." },
  "init-package-broken": { fix: "Mend package.json; it has to be JSON." },
  "init-not-written": { fix: "Read the reason in the message; nothing that exists is overwritten." },
};
