/** Examples of the rules about names. */
import type { RuleExamples } from "../rule.ts";
import { events, properties } from "./base.ts";

export const NAME_EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  "duplicate-constant": {
    good: [
      events(
        "RUN: { name: Run, description: A run. }\nRUN_AGAIN: { name: Run again, description: Another. }",
      ),
    ],
    bad: [
      `groups:
  first: { title: First, events: { RUN: { name: Run, description: A run. } } }
  second: { title: Second, events: { RUN: { name: Run again, description: Another. } } } # !
`,
    ],
  },
  "duplicate-wire-name": {
    good: [events("RUN: { name: Run, description: A run. }\nSTART: { name: Start, description: A start. }")],
    bad: [
      events("RUN: { name: Run, description: A run. }\nSTART: { name: Run, description: A start. } # !"),
      events(
        "OLD: { name: Run, description: Was a run., status: removed }\nRUN: { name: Run, description: A run. } # !",
      ),
    ],
  },
  "colliding-names": {
    good: [
      events(
        "RUN_PIPELINE: { name: Run, description: A run. }\nRUN_PIPELINES: { name: Runs, description: Runs. }",
      ),
    ],
    bad: [
      events(
        "RUN_PIPELINE: { name: Run, description: A run. }\nRUN__PIPELINE: { name: Runs, description: Runs. } # !",
      ),
      `${events("STORE_VALUES: { name: Run, description: A run., properties: { s: { $type: Store, description: It. } } } # !")}types:
  Store: { type: string, enum: [sql, rest] }
`,
      `${properties("s: { $type: Traits, description: It. }")}types: { Traits: { type: string, enum: [sql] } } # !
traits: { edition: { type: boolean, description: It. } }
`,
      `groups:
  stack_recipes: { title: Recipes, events: {} }
  stack__recipes: { title: More, events: {} } # !
`,
    ],
  },
  "reserved-name": {
    good: [
      `${properties("store: { $type: Store, description: It. }")}types: { Store: { type: string, enum: [sql] } }\n`,
    ],
    bad: [
      `${properties("store: { $type: Record, description: It. }")}types: { Record: { type: string, enum: [sql] } } # !\n`,
      events("CON: { name: Connected, description: A connection was made. } # !"),
      "groups: { aux: { title: Other, events: {} } } # !\n",
      properties("constructor: { type: boolean, description: Whether it was built. } # !"),
    ],
  },
  "mixed-script": {
    good: [
      events("RUN: { name: Запуск, description: A run. }"),
      events("RUN: { name: Gerät α, description: A run. }"),
    ],
    bad: [events("RUN: { name: Pipeline rսn, description: A run. } # !")],
  },
};
