/** Rules about time: what should be gone, and what cannot exist yet. */
import { isDate } from "../language/formats.ts";
import { compareVersions } from "../language/versions.ts";
import type { Path } from "../source/tree.ts";
import type { Facts, Rule } from "./rule.ts";

interface Entry {
  readonly label: string;
  readonly path: Path;
  readonly expires: string | undefined;
  readonly since: string | undefined;
  /** Whether it is sent now. */
  readonly sent: boolean;
}

function* entriesOf({ places }: Facts): Generator<Entry> {
  for (const { event, path } of places.events) {
    const { expires, since, constant } = event;
    yield { label: `event \`${constant}\``, path, expires, since, sent: event.status === "active" };
  }
  for (const { field, path, label, event } of places.fields) {
    const sent = event === undefined || event.event.status === "active";
    yield { label, path, expires: field.expires, since: field.since, sent };
  }
}

const expired: Rule = {
  code: "expired",
  suppressible: false,
  check(facts, report) {
    const { version } = facts.catalog.product;
    for (const { label, path, expires, sent } of entriesOf(facts)) {
      if (expires === undefined || !sent) continue;
      const past = isDate(expires)
        ? facts.today > expires
        : version !== "" && compareVersions(version, expires) > 0;
      if (!past) continue;
      const now = isDate(expires) ? `today is ${facts.today}` : `the product is at ${version}`;
      const hint = "remove it (`status: removed` keeps an event's name reserved), or set a later end";
      report({
        path: [...path, "expires"],
        part: "value",
        message: `${label} expired at ${expires}; ${now}`,
        hint,
      });
    }
  },
};

const sinceInTheFuture: Rule = {
  code: "since-in-the-future",
  suppressible: true,
  check(facts, report) {
    const { version } = facts.catalog.product;
    for (const { label, path, since, sent } of entriesOf(facts)) {
      if (since === undefined || version === "" || !sent || compareVersions(since, version) <= 0) continue;
      const message = `${label} exists since ${since}, and the product is at ${version}`;
      const hint = "raise `product.version`, or mark the event `status: planned`";
      report({ path: [...path, "since"], part: "value", message, hint });
    }
  },
};

export const LIFE_CYCLE_RULES: readonly Rule[] = [expired, sinceInTheFuture];
