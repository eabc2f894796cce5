/** Bounds on what is read, so that a wrong or hostile file is refused early instead of exhausting memory. */

/** Bytes of one file. 10,000 events of 6 properties take about 9 MB. */
export const MAX_FILE_BYTES: number = 12 * 1024 * 1024;

/** Lines of one file; 10,000 events of 6 properties with a line for each key have about 500,000. */
export const MAX_LINES: number = 750_000;

/** Open YAML collections at one place. An event's property stands 8 deep; each nested object adds 2. */
export const MAX_DEPTH: number = 64;

/** YAML lexemes (names, values, punctuation, line ends) of one file; 10,000 events have about 2.9 million. */
export const MAX_LEXEMES: number = 3_500_000;

/** Files that one catalogue may include, with all of theirs. */
export const MAX_INCLUDED_FILES: number = 1_000;
