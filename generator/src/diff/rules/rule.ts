/** What a rule of the comparison is: one entry of the table, with examples that are its tests and its documentation. */

/**
 * CODE: callers stop compiling. WIRE: stored data changes its shape or meaning. PRIVACY: what is collected about
 * people, or what they were told about it. DOCS: words alone.
 */
export type ChangeKind = "CODE" | "WIRE" | "PRIVACY" | "DOCS";

/** Whether more or less is collected about people, or the same under other words. */
export type Direction = "more" | "less" | "same";

/** A catalogue before and after, as top-level sections in YAML; `completeCatalogue` adds the others. */
export interface Example {
  readonly before: string;
  readonly after: string;
}

export interface Rule {
  /** The change in a few words, as a heading. */
  readonly title: string;
  /** What the change is; where it depends on the case, what it can be. */
  readonly kinds: readonly ChangeKind[];
  /** Only with PRIVACY. */
  readonly direction?: Direction | "depends";
  /** Why it is graded so, in one or two sentences. */
  readonly why: string;
  /** Reported by this rule, with the sentence that the report says. */
  readonly bad: Example & { readonly says: string };
  /** Close to it, and not reported by this rule. */
  readonly good: Example;
}
