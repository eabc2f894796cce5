/** Why something was dropped: the one list for what clients refuse, what the spool has no room for, and what is not delivered. */
export type DropReason =
  /** A required property is missing or not allowed. */
  | "invalid-event"
  /** The event is not one of the catalogue. */
  | "foreign-event"
  /** The message is longer than a message may be. */
  | "too-large"
  /** The event is newer than the person was told of. */
  | "held-back-event"
  /** The event needs a separate consent that was not given. */
  | "no-consent-event"
  /** Of the traits given to `identify`, none may be sent. */
  | "no-traits"
  /** The disk is full, read-only or gone. */
  | "not-stored"
  /** A fault of ours, or of what the host brought. */
  | "failed"
  /** Made way for newer events. */
  | "too-many"
  /** Waited too long. */
  | "expired"
  /** Held a value whose consent was taken back. */
  | "withdrawn"
  /** A property with a value that is not allowed; the event went without it. */
  | "invalid-field"
  /** A key that the catalogue does not declare. */
  | "undeclared-field"
  /** A property that is newer than the person was told of. */
  | "held-back-field"
  /** A metadata field without a value. */
  | "missing-metadata"
  /** A line of the spool that is no message. */
  | "corrupt"
  /** A line of the spool that was cut short. */
  | "torn"
  /** The recipient refuses this message. */
  | "refused"
  /** The recipient refuses all messages. */
  | "destination-refused";
