/** Order of the things a catalogue states in words or versions: retention, end, sensitivity. Pure. */
import type { Sensitivity } from "@forthright/runtime/catalog-document";

const DAYS: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
};

const ISO_UNITS: Readonly<Record<string, string>> = { Y: "year", M: "month", W: "week", D: "day" };

/** Days of a retention such as `13 months`, `1 year` or `P90D`; undefined if the words say something else. */
export function retentionDays(words: string): number | undefined {
  const iso = /^P(\d{1,6})([YMWD])$/.exec(words.trim());
  const plain = /^(\d{1,6}(?:\.\d{1,3})?)\s*(hour|day|week|month|year)s?$/i.exec(words.trim());
  const [, count, unit] = iso ?? plain ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const days = DAYS[iso === null ? unit.toLowerCase() : (ISO_UNITS[unit] ?? "")];
  return days === undefined ? undefined : Number(count) * days;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Negative if `a` ends before `b`, positive if after, undefined between a date and a version. */
export function compareEnds(a: string, b: string): number | undefined {
  if (DATE.test(a) !== DATE.test(b)) return undefined;
  if (!DATE.test(a)) return compareVersions(a, b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** By number, part by part; a missing part is 0, and a version with a suffix comes before the same without. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)];
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.suffix === right.suffix) return 0;
  if (left.suffix === "" || right.suffix === "") return left.suffix === "" ? 1 : -1;
  return left.suffix.localeCompare(right.suffix, "en", { numeric: true });
}

function versionParts(version: string): { readonly numbers: readonly number[]; readonly suffix: string } {
  const digits = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "";
  // What follows a plus sign says nothing about order (Semantic Versioning 2.0, item 10).
  const suffix = version.slice(digits.length).split("+")[0] ?? "";
  return { numbers: digits === "" ? [] : digits.split(".").map(Number), suffix };
}

const SENSITIVITIES: readonly Sensitivity[] = ["none", "pseudonymous", "personal", "sensitive"];

/** Positive if `a` is tied more strongly to a person than `b`. */
export function compareSensitivity(a: Sensitivity, b: Sensitivity): number {
  return SENSITIVITIES.indexOf(a) - SENSITIVITIES.indexOf(b);
}
