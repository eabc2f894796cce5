/** Rules about what values may be: the gate and the types are made of these keywords, so they must make sense. */
import type { JsonValue, ValueSchema } from "@forthright/runtime/catalog-document";
import { EVENT_BYTES } from "@forthright/runtime/facts";
import { canonicalJson, problemOf } from "../catalog/check-value.ts";
import type { RawSchema } from "../catalog/parse.ts";
import type { SchemaPlace } from "../catalog/places.ts";
import type { Path } from "../source/tree.ts";
import type { Report, Rule } from "./rule.ts";

type Keyword = keyof RawSchema;

/** Keywords about a value that stand beside `type`, by type. */
const KEYWORDS: Readonly<Record<ValueSchema["type"], readonly Keyword[]>> = {
  string: ["enum", "const", "format", "pattern", "minLength", "maxLength", "free_text"],
  integer: ["enum", "const", "minimum", "maximum"],
  number: ["enum", "const", "minimum", "maximum"],
  boolean: ["enum", "const"],
  array: ["items", "maxItems"],
  object: ["properties"],
};

const ALL_KEYWORDS: readonly Keyword[] = [...new Set(Object.values(KEYWORDS).flat())];

/** Keywords that do not stand beside `type`, by type. */
const UNFIT: Readonly<Record<ValueSchema["type"], readonly Keyword[]>> = {
  string: unfitFor("string"),
  integer: unfitFor("integer"),
  number: unfitFor("number"),
  boolean: unfitFor("boolean"),
  array: unfitFor("array"),
  object: unfitFor("object"),
};

function unfitFor(type: ValueSchema["type"]): readonly Keyword[] {
  return ALL_KEYWORDS.filter((keyword) => !KEYWORDS[type].includes(keyword));
}

const typeNotStated: Rule = {
  code: "type-not-stated",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.type !== undefined || raw.$type !== undefined) continue;
      const message = `${label} has no \`type\``;
      report({
        path,
        part: "key",
        message,
        hint: "add `type: string` or another type, or `$type` with a named one",
      });
    }
  },
};

const typeStatedTwice: Rule = {
  code: "type-stated-twice",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.$type === undefined) continue;
      const extra = (["type", ...ALL_KEYWORDS] as const).find((keyword) => raw[keyword] !== undefined);
      if (extra === undefined) continue;
      const message = `${label} has \`$type\` and \`${extra}\`; a named type is used as it is`;
      const hint = `move \`${extra}\` to the type \`${raw.$type}\`, or describe the value here without \`$type\``;
      report({ path: [...path, extra], part: "key", message, hint });
    }
  },
};

const keywordWithoutEffect: Rule = {
  code: "keyword-without-effect",
  suppressible: false,
  check({ places }, report) {
    for (const place of places.schemas) {
      const { raw, path } = place;
      const { type } = raw;
      if (type !== undefined) {
        for (const keyword of UNFIT[type]) {
          if (raw[keyword] === undefined) continue;
          const message = `\`${keyword}\` has no effect on type ${type}`;
          const hint = `type ${type} has: ${KEYWORDS[type].join(", ")}`;
          report({ path: [...path, keyword], part: "key", message, hint });
        }
      }
      checkTransform(place, report);
    }
  },
};

function checkTransform({ field, schema, path }: SchemaPlace, report: Report): void {
  const transform = field?.raw.transform;
  if (transform === undefined || field?.path !== path) return;
  if (schema.type !== "string") {
    const message = `\`transform\` has no effect on type ${schema.type}`;
    report({ path: [...path, "transform"], part: "key", message, hint: "only texts are transformed" });
  } else if (transform === "truncate" && schema.maxLength === undefined) {
    const message = "`transform: truncate` cuts at `maxLength`, and there is none";
    report({ path: [...path, "transform"], part: "value", message, hint: "add `maxLength`" });
  }
}

const boundsReversed: Rule = {
  code: "bounds-reversed",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path } of places.schemas) {
      for (const [low, high] of [["minimum", "maximum"] as const, ["minLength", "maxLength"] as const]) {
        const [least, most] = [raw[low], raw[high]];
        if (least === undefined || most === undefined || least <= most) continue;
        const message = `\`${low}\` ${least} is above \`${high}\` ${most}, so no value passes`;
        const related = [{ path: [...path, high], part: "value" as const, message: `\`${high}\` is here` }];
        report({ path: [...path, low], part: "value", message, related, hint: "swap or change the bounds" });
      }
    }
  },
};

const valueOfWrongType: Rule = {
  code: "value-of-wrong-type",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, schema, path, field } of places.schemas) {
      if (raw.type !== undefined && raw.enum !== undefined) {
        const { enum: _, const: __, ...bare } = schema;
        for (const [index, value] of raw.enum.entries())
          checkValue(bare, value, [...path, "enum", index], report);
      }
      if (raw.type !== undefined && raw.const !== undefined) {
        const { const: _, ...bare } = schema;
        checkValue(bare, raw.const, [...path, "const"], report);
      }
      if (field?.path !== path || (raw.type === undefined && raw.$type === undefined)) continue;
      for (const [index, value] of field.field.examples.entries()) {
        checkValue(schema, value, [...path, "examples", index], report);
      }
    }
  },
};

function checkValue(schema: ValueSchema, value: JsonValue, path: Path, report: Report): void {
  const problem = problemOf(schema, value);
  if (problem === undefined) return;
  const message = `the value ${shortened(value)} ${problem}`;
  const hint =
    typeof value === "number" && schema.type === "string"
      ? "put it in quotes"
      : "change the value, or the rules beside it";
  report({ path, part: "value", message, hint });
}

function shortened(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`;
}

const duplicateValue: Rule = {
  code: "duplicate-value",
  suppressible: false,
  check({ places, raw: catalog }, report) {
    for (const { raw, path } of places.schemas) {
      if (raw.enum !== undefined) checkUnique(raw.enum, [...path, "enum"], report);
    }
    checkUnique(catalog.defaults?.destinations ?? [], ["defaults", "destinations"], report);
    for (const { raw, path } of places.events)
      checkUnique(raw.destinations ?? [], [...path, "destinations"], report);
  },
};

function checkUnique(values: readonly JsonValue[], path: Path, report: Report): void {
  const first = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const text = canonicalJson(value);
    const before = first.get(text);
    if (before === undefined) {
      first.set(text, index);
      continue;
    }
    const related = [{ path: [...path, before], part: "value" as const, message: "first here" }];
    const message = `the value ${shortened(value)} stands in the list twice`;
    report({ path: [...path, index], part: "value", message, related, hint: "remove one of the two" });
  }
}

const arrayWithoutBound: Rule = {
  code: "array-without-bound",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.type !== "array") continue;
      const missing = [raw.items === undefined ? "items" : "", raw.maxItems === undefined ? "maxItems" : ""];
      const names = missing.filter((name) => name !== "").map((name) => `\`${name}\``);
      if (names.length === 0) continue;
      const message = `${label} is an array without ${names.join(" and ")}`;
      report({ path, part: "key", message, hint: "say what an item may be, and how many there are at most" });
    }
  },
};

const objectWithoutKeys: Rule = {
  code: "object-without-keys",
  suppressible: false,
  check({ places }, report) {
    for (const { raw, path, label } of places.schemas) {
      if (raw.type !== "object" || (raw.properties?.size ?? 0) > 0) continue;
      const message = `${label} is an object that declares no keys`;
      report({ path, part: "key", message, hint: "declare its keys under `properties`" });
    }
  },
};

const exampleNeeded: Rule = {
  code: "example-needed",
  suppressible: false,
  check({ places }, report) {
    for (const { field, path, label } of places.fields) {
      const { schema } = field;
      if (field.examples.length > 0 || schema.enum !== undefined || schema.const !== undefined) continue;
      // Objects consist of fields of their own, and an empty list is an example of every array.
      if (schema.type === "object" || schema.type === "array" || reversed(schema)) continue;
      if (problemOf(schema, field.example) === undefined) continue;
      const message = `no example of ${label} could be made from its rules`;
      report({ path, part: "key", message, hint: "add `examples` with a value that passes" });
    }
  },
};

function reversed(schema: ValueSchema): boolean {
  const { minimum = 0, maximum = minimum, minLength = 0, maxLength = minLength } = schema;
  return minimum > maximum || minLength > maxLength;
}

/** The gate counts characters and the bound of an event is one of bytes, so a shorter text may be too long as well. */
const lengthBeyondEvent: Rule = {
  code: "length-beyond-event",
  suppressible: true,
  check({ places }, report) {
    for (const { field, path, label } of places.fields) {
      const { maxLength = 0 } = field.schema;
      // A hash is short, whatever it was made of.
      if (maxLength <= EVENT_BYTES || field.transform === "hash") continue;
      report({
        path: [...path, "maxLength"],
        part: "value",
        message: `${label} may have ${maxLength} characters, and no event of more than ${EVENT_BYTES} bytes is sent`,
        hint: `choose a \`maxLength\` well below ${EVENT_BYTES}, with \`transform: truncate\` if the rest may be cut off`,
      });
    }
  },
};

export const VALUE_RULES: readonly Rule[] = [
  typeNotStated,
  typeStatedTwice,
  keywordWithoutEffect,
  boundsReversed,
  valueOfWrongType,
  duplicateValue,
  arrayWithoutBound,
  objectWithoutKeys,
  exampleNeeded,
  lengthBeyondEvent,
];
