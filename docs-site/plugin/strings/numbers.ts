/** Numbers, plurals and dates of a language. The same on every machine, whatever its own language is. */

export interface Numbers {
  /** `32,768` */
  readonly digits: (value: number) => string;
  /** `3 events`, `1 event` */
  readonly count: (value: number, one: string, other: string) => string;
  /** `15 June 2025`, of `2025-06-15`. What is no date comes back as it is. */
  readonly date: (date: string) => string;
}

/** `locale`: BCP 47 tag that says how numbers and dates are written. */
export function numbersOf(locale: string): Numbers {
  const digits = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const written = (value: number): string => digits.format(value);
  return {
    digits: written,
    count: (value, one, other) => `${written(value)} ${plural.select(value) === "one" ? one : other}`,
    date: (text) => {
      const day = new Date(`${text}T00:00:00Z`);
      return Number.isNaN(day.getTime()) ? text : date.format(day);
    },
  };
}
