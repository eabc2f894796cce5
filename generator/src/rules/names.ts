/** Rules about names: what readers of the data, TypeScript and file systems need to tell apart. */
import { slugOf } from "../catalog/names.ts";
import { RESERVED_SLUGS, RESERVED_TYPES } from "../language/reserved.ts";
import type { Path } from "../source/tree.ts";
import type { Facts, Report, Rule } from "./rule.ts";

interface Owner {
  readonly path: Path;
  /** ``event `RUN_PIPELINE` `` */
  readonly label: string;
}

const duplicateConstant: Rule = {
  code: "duplicate-constant",
  suppressible: false,
  check({ places }, report) {
    const first = new Map<string, Path>();
    for (const { event, path } of places.events) {
      const before = first.get(event.constant);
      if (before === undefined) {
        first.set(event.constant, path);
        continue;
      }
      report({
        path,
        part: "key",
        message: `two events are called \`${event.constant}\``,
        related: [{ path: before, part: "key", message: "first here" }],
        hint: "rename one: constant names are unique in the whole catalogue",
      });
    }
  },
};

const duplicateWireName: Rule = {
  code: "duplicate-wire-name",
  suppressible: false,
  check({ places }, report) {
    const first = new Map<string, (typeof places.events)[number]>();
    for (const place of places.events) {
      const { event, path } = place;
      if (event.name === "") continue;
      const name = event.name.normalize("NFC");
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, place);
        continue;
      }
      const removed = before.event.status === "removed" || event.status === "removed";
      report({
        path: [...path, "name"],
        part: "value",
        message: `\`${event.constant}\` and \`${before.event.constant}\` have the same wire name`,
        related: [{ path: [...before.path, "name"], part: "value", message: "first here" }],
        hint: removed
          ? "choose another name: that of a removed event stays reserved, so that old data keeps its meaning"
          : "choose another name, or data of the two events cannot be told apart",
      });
    }
  },
};

const collidingNames: Rule = {
  code: "colliding-names",
  suppressible: false,
  check(facts, report) {
    collideIdentifiers(facts, report);
    collideSlugs(facts, report);
  },
};

/** Types that the generated modules have where there are traits. */
const TRAIT_TYPES = ["Traits", "IdentifyingAnalytics", "IdentifyingBinding"];

/** All identifiers of the generated modules share one namespace, because `index.ts` exports them all. */
function collideIdentifiers({ catalog, places }: Facts, report: Report): void {
  const taken = new Map<string, Owner>();
  if (catalog.identify !== undefined) {
    for (const name of TRAIT_TYPES) taken.set(name, { path: ["traits"], label: "`traits`" });
  }
  for (const { name, values_name } of catalog.types) {
    const owner = { path: ["types", name], label: `type \`${name}\`` };
    claim(taken, owner, values_name === undefined ? [name] : [name, values_name], report);
  }
  const seen = new Set<string>();
  for (const { event, path } of places.events) {
    if (seen.has(event.constant)) continue;
    seen.add(event.constant);
    const owner = { path, label: `event \`${event.constant}\`` };
    claim(taken, owner, [event.constant, event.helper, event.type_name, `slug ${event.slug}`], report);
  }
}

/** Reports the first name that another entry has. */
function claim(taken: Map<string, Owner>, owner: Owner, names: readonly string[], report: Report): void {
  const met = names.find((name) => taken.has(name));
  const other = met === undefined ? undefined : taken.get(met);
  if (met !== undefined && other !== undefined) {
    report({
      path: owner.path,
      part: "key",
      message: `${owner.label} and ${other.label} would both become \`${met.replace("slug ", "")}\``,
      related: [{ path: other.path, part: "key", message: "first here" }],
      hint: "rename one of the two",
    });
  }
  for (const name of names) if (!taken.has(name)) taken.set(name, owner);
}

function collideSlugs({ catalog }: Facts, report: Report): void {
  const taken = new Map<string, Owner>();
  for (const group of catalog.groups) {
    claim(
      taken,
      { path: ["groups", group.id], label: `group \`${group.id}\`` },
      [`slug ${group.slug}`],
      report,
    );
  }
}

const reservedName: Rule = {
  code: "reserved-name",
  suppressible: false,
  check({ catalog, places }, report) {
    for (const { name } of catalog.types) {
      if (!RESERVED_TYPES.has(name)) continue;
      const message = `\`${name}\` cannot be a type's name: TypeScript or the generated modules use it`;
      report({ path: ["types", name], part: "key", message, hint: "choose another name" });
    }
    const keys: Owner[] = [
      ...catalog.groups.map(({ id }) => ({ path: ["groups", id], label: id })),
      ...places.events.map(({ event, path }) => ({ path, label: event.constant })),
    ];
    for (const { path, label } of keys) {
      const slug = slugOf(label);
      if (slug !== "" && !RESERVED_SLUGS.has(slug)) continue;
      const message = `\`${label}\` would become the file name "${slug}", which file systems or pages use`;
      report({ path, part: "key", message, hint: "choose another name" });
    }
  },
};

const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

const mixedScript: Rule = {
  code: "mixed-script",
  suppressible: true,
  check({ places }, report) {
    for (const { event, path } of places.events) {
      const words = event.name.split(/[^\p{L}\p{M}]+/u);
      const mixed = words.find((word) => LATIN.test(word) && LOOKALIKE.test(word));
      if (mixed === undefined) continue;
      const letter = LOOKALIKE.exec(mixed)?.[0] ?? "";
      const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      report({
        path: [...path, "name"],
        part: "value",
        message: `the wire name of \`${event.constant}\` mixes Latin letters with the look-alike "${letter}" (${code})`,
        hint: "type the word again in one script",
      });
    }
  },
};

export const NAME_RULES: readonly Rule[] = [
  duplicateConstant,
  duplicateWireName,
  collidingNames,
  reservedName,
  mixedScript,
];
