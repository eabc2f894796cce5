/** Words that the warehouse formats share. */

/** Why tables carry no checks of values. */
export const NO_CHECKS: string = [
  "Rules of values are comments here, not constraints: older releases go on sending what was right for them,",
  "and one such row must not stop a load. The export “dbt” has them as tests.",
].join(" ");
