/** Rules about references: every name that is used is declared, and what is declared is used. */
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Path } from "../source/tree.ts";
import type { Facts, Report, Rule } from "./rule.ts";

/** Reports names that are used and not declared. Nothing to say while the declarations themselves are missing. */
function checkReference(
  report: Report,
  kind: string,
  name: string | undefined,
  declared: ReadonlyMap<string, unknown>,
  path: Path,
): void {
  if (name === undefined || name === "" || declared.has(name)) return;
  report({
    path,
    part: "value",
    message: `the ${kind} \`${name}\` is not declared`,
    hint: didYouMean(name, declared.keys(), `declare it, or use one of: ${[...declared.keys()].join(", ")}`),
  });
}

const unknownPurpose: Rule = {
  code: "unknown-purpose",
  suppressible: false,
  check({ raw, places }, report) {
    if (raw.purposes.size === 0) return;
    checkReference(report, "purpose", raw.defaults?.purpose, raw.purposes, ["defaults", "purpose"]);
    for (const { raw: own, path } of [...places.events, ...places.fields]) {
      for (const key of ["purpose", "requires"] as const) {
        if (own[key] !== undefined) checkReference(report, "purpose", own[key], raw.purposes, [...path, key]);
      }
    }
  },
};

const purposeNotStated: Rule = {
  code: "purpose-not-stated",
  suppressible: false,
  check({ raw, places, catalog }, report) {
    if (catalog.purposes.length === 0 || raw.defaults?.purpose !== undefined) return;
    const [only] = catalog.purposes;
    const hint = `give it a \`purpose\`, or state one for all: \`defaults: { purpose: ${only?.id ?? ""} }\``;
    for (const { event, path } of places.events) {
      const message = `event \`${event.constant}\` has no purpose`;
      if (event.purpose === "") report({ path, part: "key", message, hint });
    }
    for (const { field, path, label } of [...places.metadata, ...places.traits]) {
      if (field.purpose === "") report({ path, part: "key", message: `${label} has no purpose`, hint });
    }
  },
};

const unknownDestination: Rule = {
  code: "unknown-destination",
  suppressible: false,
  check({ raw, places }, report) {
    if (raw.destinations.size === 0) return;
    const check = (names: readonly string[] | undefined, path: Path): void => {
      for (const [index, name] of (names ?? []).entries()) {
        checkReference(report, "destination", name, raw.destinations, [...path, "destinations", index]);
      }
    };
    check(raw.defaults?.destinations, ["defaults"]);
    for (const { raw: own, path } of places.events) check(own.destinations, path);
  },
};

const unknownType: Rule = {
  code: "unknown-type",
  suppressible: false,
  check({ raw, places }, report) {
    const declared = raw.types ?? new Map<string, unknown>();
    for (const { raw: own, path } of places.schemas) {
      if (own.$type !== undefined) checkReference(report, "type", own.$type, declared, [...path, "$type"]);
    }
  },
};

const typeCycle: Rule = {
  code: "type-cycle",
  suppressible: false,
  check({ types }, report) {
    const reported = new Set<string>();
    for (const [name, round] of types.cycles) {
      if (reported.has(name)) continue;
      for (const one of round) reported.add(one);
      const way = [...round, name].map((one) => `\`${one}\``).join(" → ");
      const message = `type \`${name}\` contains itself: ${way}`;
      report({ path: ["types", name], part: "key", message, hint: "take one of the references out" });
    }
    for (const name of types.oversized) {
      const message = `type \`${name}\` is too large or too deep once the types inside it are written out`;
      report({
        path: ["types", name],
        part: "key",
        message,
        hint: "an event of this size could never be sent",
      });
    }
  },
};

const unknownReplacement: Rule = {
  code: "unknown-replacement",
  suppressible: false,
  check({ places }, report) {
    const events = new Map(places.events.map((place) => [place.event.constant, place]));
    for (const { raw, path } of places.events) checkReplacement(report, "event", raw, events, path);
    const names = new Map(places.metadata.map(({ field }) => [field.name, field]));
    for (const place of places.metadata) {
      checkReplacement(report, "metadata field", place.raw, names, place.path);
    }
    const traits = new Map(places.traits.map(({ field }) => [field.name, field]));
    for (const place of places.traits) checkReplacement(report, "trait", place.raw, traits, place.path);
    for (const { raw, path, event, parent } of places.fields) {
      if (raw.deprecated?.replaced_by === undefined || event === undefined || parent !== undefined) continue;
      checkReplacement(report, "property", raw, event.raw.properties ?? new Map<string, unknown>(), path);
    }
  },
};

function checkReplacement(
  report: Report,
  kind: string,
  raw: { readonly deprecated?: { readonly replaced_by?: string } },
  declared: ReadonlyMap<string, unknown>,
  path: Path,
): void {
  const name = raw.deprecated?.replaced_by;
  if (name !== undefined)
    checkReference(report, kind, name, declared, [...path, "deprecated", "replaced_by"]);
}

const optOutEvent: Rule = {
  code: "opt-out-event",
  suppressible: false,
  check({ raw, places }, report) {
    const name = raw.consent.opt_out_event;
    if (name === undefined) return;
    const place = places.events.find(({ event }) => event.constant === name);
    const required = place?.event.properties.find((property) => property.required);
    const status = place?.event.status;
    const constants = places.events.map(({ event }) => event.constant);
    const [message, hint] =
      place === undefined
        ? [`the event \`${name}\` is not declared`, didYouMean(name, constants, "name an event of `groups`")]
        : status !== "active"
          ? [
              `the event \`${name}\` is ${status}, so it is never sent`,
              "name an active event, or leave the key out",
            ]
          : required !== undefined
            ? [
                `the event \`${name}\` requires \`${required.name}\`, and opting out gives no properties`,
                "name another event",
              ]
            : [undefined, undefined];
    if (message === undefined || hint === undefined) return;
    const related =
      place === undefined ? [] : [{ path: place.path, part: "key" as const, message: "declared here" }];
    report({ path: ["consent", "opt_out_event"], part: "value", message, hint, related });
  },
};

const unusedPurpose: Rule = {
  code: "unused-purpose",
  suppressible: true,
  check(facts, report) {
    const used = usedPurposes(facts);
    if (hasUnknown(used, new Set(facts.raw.purposes.keys()))) return;
    for (const { id } of facts.catalog.purposes) {
      if (used.has(id)) continue;
      const message = `nothing is collected for the purpose \`${id}\``;
      report({
        path: ["purposes", id],
        part: "key",
        message,
        hint: "remove it, or give it to an event or a field",
      });
    }
  },
};

function usedPurposes({ raw, places }: Facts): ReadonlySet<string | undefined> {
  const used = new Set<string | undefined>([raw.defaults?.purpose]);
  for (const { event } of places.events) used.add(event.purpose).add(event.requires);
  for (const { field } of places.fields) used.add(field.purpose).add(field.requires);
  return used;
}

/** Whether a name is used that is not declared: then nobody knows which declared one was meant. */
function hasUnknown(used: ReadonlySet<string | undefined>, declared: ReadonlySet<string>): boolean {
  return [...used].some((name) => name !== undefined && name !== "" && !declared.has(name));
}

const unusedType: Rule = {
  code: "unused-type",
  suppressible: true,
  check({ catalog, places, types }, report) {
    // What cannot be written out is not walked, so what it uses is not known.
    if (types.cycles.size + types.oversized.size > 0) return;
    const used = new Set(places.schemas.map(({ raw }) => raw.$type));
    if (hasUnknown(used, new Set(catalog.types.map(({ name }) => name)))) return;
    for (const { name } of catalog.types) {
      if (used.has(name)) continue;
      const message = `no property has the type \`${name}\``;
      report({
        path: ["types", name],
        part: "key",
        message,
        hint: `remove it, or use it with \`$type: ${name}\``,
      });
    }
  },
};

export const REFERENCE_RULES: readonly Rule[] = [
  unknownPurpose,
  purposeNotStated,
  unknownDestination,
  unknownType,
  typeCycle,
  unknownReplacement,
  optOutEvent,
  unusedPurpose,
  unusedType,
];
