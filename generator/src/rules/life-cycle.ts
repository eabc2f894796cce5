/** Rules about time: what should be gone, and what cannot exist yet. */
import type { Care } from "@forthright/runtime/catalog-document";
import { isDate } from "../language/formats.ts";
import { compareVersions } from "../language/versions.ts";
import type { Path } from "../source/tree.ts";
import type { Facts, Rule } from "./rule.ts";

interface Entry {
  readonly label: string;
  readonly path: Path;
  readonly expires: string | undefined;
  readonly care: Pick<Care, "since" | "tell_again">;
  /** Whether it is sent now. */
  readonly sent: boolean;
}

function* entriesOf({ places }: Facts): Generator<Entry> {
  for (const { event, path } of places.events) {
    const { expires, constant } = event;
    yield { label: `event \`${constant}\``, path, expires, care: event, sent: event.status === "active" };
  }
  for (const { field, path, label, event } of places.fields) {
    const sent = event === undefined || event.event.status === "active";
    yield { label, path, expires: field.expires, care: field, sent };
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
    for (const { label, path, care, sent } of entriesOf(facts)) {
      if (version === "" || !sent) continue;
      for (const key of ["since", "tell_again"] as const) {
        const at = care[key];
        if (at === undefined || compareVersions(at, version) <= 0) continue;
        const words = key === "since" ? "exists since" : "is to be told again with";
        const message = `${label} ${words} ${at}, and the product is at ${version}`;
        const hint = "raise `product.version`, or mark the event `status: planned`";
        report({ path: [...path, key], part: "value", message, hint });
      }
    }
  },
};

export const LIFE_CYCLE_RULES: readonly Rule[] = [expired, sinceInTheFuture];
