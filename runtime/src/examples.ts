/** Fixed values that stand in examples where a real message has a clock reading or a random number. */

/** Time of every example message and request. */
export const EXAMPLE_TIMESTAMP = "2026-01-01T00:00:00.000Z";
/** Message id of every example. */
export const EXAMPLE_MESSAGE_ID = "00000000-0000-4000-8000-000000000000";
/** Installation id where this machine has none: in `preview`, in log mode and in tests. */
export const EXAMPLE_INSTALLATION_ID = "00000000-0000-4000-8000-000000000000";
/** Stands for the salted hash of an example value: the real one differs on each machine. */
export const EXAMPLE_HASH: string = "0123456789abcdef".repeat(4);
