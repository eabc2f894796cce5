/** Rules that hold the promises to the people whose data is sent. None of them can be suppressed. */
import type { Field, Sensitivity, ValueSchema } from "@forthright/runtime/catalog-document";
import type { FieldPlace, MetadataPlace } from "../catalog/places.ts";
import { impliedByMetadata, impliedBySchema, isBelow, strongest } from "../catalog/sensitivity.ts";
import type { Path } from "../source/tree.ts";
import type { Rule } from "./rule.ts";

function isPersonal(sensitivity: Sensitivity): boolean {
  return !isBelow(sensitivity, "personal");
}

/** What the value is at least, and the key that says so. */
function implied(place: FieldPlace): { readonly least: Sensitivity; readonly key: string } {
  const bySchema = impliedBySchema(place.field.schema);
  const byMetadata = isMetadata(place) ? impliedByMetadata(place.field.source, place.field.path) : "none";
  const key = isBelow(bySchema, byMetadata) ? "source" : place.raw.$type === undefined ? "format" : "$type";
  return { least: strongest(bySchema, byMetadata), key };
}

function isMetadata(place: FieldPlace): place is MetadataPlace {
  return place.path[0] === "metadata" && place.path.length === 2;
}

const CONSENT_HINT =
  "leave it out, or name a purpose with `consent: separate` in `requires`, so that people are asked first";

const personalDataWithoutConsent: Rule = {
  code: "personal-data-without-consent",
  suppressible: false,
  check({ places }, report) {
    for (const { event, raw, path } of places.events) {
      if (event.status === "removed" || !isPersonal(event.sensitivity) || event.requires !== undefined)
        continue;
      const own = raw.sensitivity !== undefined;
      report({
        path: own ? [...path, "sensitivity"] : path,
        part: own ? "value" : "key",
        message: `event \`${event.constant}\` is ${event.sensitivity} data and needs no consent of its own`,
        hint: CONSENT_HINT,
      });
    }
    for (const place of places.fields) {
      if (isHarmless(place)) continue;
      const [path, word] = personalPlace(place) ?? [];
      if (path === undefined || word === undefined || hasConsent(place)) continue;
      const part = path === place.path ? "key" : "value";
      const message = `${place.label} is ${word} data and needs no consent of its own`;
      report({ path, part, message, hint: CONSENT_HINT });
    }
  },
};

/** Most fields: not even what their rules imply ties them to anybody, and nothing is inside them. */
function isHarmless({ field }: FieldPlace): boolean {
  const { sensitivity, schema } = field;
  return sensitivity === "none" && schema.properties === undefined && schema.items === undefined;
}

/** Where a field says that it is personal; undefined if it is not, or only because what contains it is. */
function personalPlace(place: FieldPlace): readonly [path: Path, word: Sensitivity] | undefined {
  const { field, raw, path, event } = place;
  if (event?.event.status === "removed") return undefined;
  // Inside a named type the consent of the fields that use it counts; they are looked at in their own place.
  if (path[0] === "types") return undefined;
  const { least, key } = implied(place);
  if (raw.sensitivity !== undefined && isPersonal(raw.sensitivity))
    return [[...path, "sensitivity"], raw.sensitivity];
  if (isPersonal(least)) return [[...path, key], least];
  if (raw.$type !== undefined && hasPersonalKey(field.schema)) return [[...path, "$type"], "personal"];
  const standsAlone = isMetadata(place) || (path[0] === "traits" && path.length === 2);
  return standsAlone && isPersonal(field.sensitivity) ? [path, field.sensitivity] : undefined;
}

/** Whether a key inside a named type is personal and asks for no consent there. */
function hasPersonalKey(schema: ValueSchema): boolean {
  const fields: readonly Field[] = schema.properties ?? schema.items?.properties ?? [];
  return fields.some(
    (field) =>
      field.requires === undefined && (isPersonal(field.sensitivity) || hasPersonalKey(field.schema)),
  );
}

function hasConsent(place: FieldPlace): boolean {
  if (place.field.requires !== undefined || place.event?.event.requires !== undefined) return true;
  return place.parent !== undefined && hasConsent(place.parent);
}

const requiresNeedsSeparateConsent: Rule = {
  code: "requires-needs-separate-consent",
  suppressible: false,
  check({ catalog, places }, report) {
    const shared = new Set(catalog.purposes.filter((one) => one.consent === "shared").map(({ id }) => id));
    for (const { raw, path } of [...places.events, ...places.fields]) {
      if (raw.requires === undefined || !shared.has(raw.requires)) continue;
      report({
        path: [...path, "requires"],
        part: "value",
        message: `nobody is asked about the purpose \`${raw.requires}\` on its own`,
        related: [{ path: ["purposes", raw.requires], part: "key", message: "the purpose is declared here" }],
        hint: `give \`${raw.requires}\` the key \`consent: separate\`, or require another purpose`,
      });
    }
  },
};

const consentWithoutBasis: Rule = {
  code: "consent-without-basis",
  suppressible: false,
  check({ catalog }, report) {
    for (const { id, consent, basis } of catalog.purposes) {
      if (consent !== "separate" || basis === "consent") continue;
      const message = `purpose \`${id}\` is asked about separately, and its basis is ${basis}`;
      report({ path: ["purposes", id, "basis"], part: "value", message, hint: "write `basis: consent`" });
    }
  },
};

const consentNotAsked: Rule = {
  code: "consent-not-asked",
  suppressible: true,
  check({ catalog }, report) {
    if (catalog.consent.model === "opt-in") return;
    for (const { id, consent, basis } of catalog.purposes) {
      if (consent === "separate" || basis !== "consent") continue;
      const message = `the basis of \`${id}\` is consent, and under \`model: opt-out\` nobody is asked for it`;
      const hint = "add `consent: separate`, choose `model: opt-in`, or name another basis";
      report({ path: ["purposes", id, "basis"], part: "value", message, hint });
    }
  },
};

const sensitivityTooLow: Rule = {
  code: "sensitivity-too-low",
  suppressible: false,
  check({ places }, report) {
    for (const place of places.fields) {
      const stated = place.raw.sensitivity;
      if (stated === undefined) continue;
      const { least, key } = implied(place);
      if (!isBelow(stated, least)) continue;
      report({
        path: [...place.path, "sensitivity"],
        part: "value",
        message: `${place.label} cannot be \`${stated}\`: its \`${key}\` makes it ${least}`,
        hint: `write \`sensitivity: ${least}\``,
      });
    }
  },
};

export const PRIVACY_RULES: readonly Rule[] = [
  personalDataWithoutConsent,
  requiresNeedsSeparateConsent,
  consentWithoutBasis,
  consentNotAsked,
  sensitivityTooLow,
];
