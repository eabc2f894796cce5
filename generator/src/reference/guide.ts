/** What the reference says about a code beside the table of codes: what to do, and an example of each side. */

/** An example is a part of a catalogue: the top-level keys that it has, on top of a sound base. */
export interface Guide {
  /** What to do, in one or two sentences. */
  readonly fix: string;
  /** Has the fault. Absent where no catalogue can show it, such as a full disk. */
  readonly bad?: string;
  /** The same without the fault. */
  readonly good?: string;
  /** Set where the examples are whole files and no parts. */
  readonly whole?: true;
  /** Files that stand beside both examples. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files that stand beside the good example instead; only where the fault is in them. */
  readonly goodFiles?: Readonly<Record<string, string>>;
  /** The catalogue that both examples are compared with; only for what `forthright diff` reports. */
  readonly before?: string;
}

export type Guides = Readonly<Record<string, Guide>>;

/** Codes that belong together, in the order in which they are shown. */
export interface GuideSection {
  readonly title: string;
  readonly guides: Guides;
}
