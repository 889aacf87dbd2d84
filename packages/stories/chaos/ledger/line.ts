/**
 * One thing that a change of the table means to whoever subscribes to it, worked out from what was written and not by the
 * code under test.
 */
export interface Line {
  /** Event name without its major. */
  readonly event: "UserRegistered" | "UserProfileChanged" | "UserDeleted" | "OrderPlaced" | "OrderCancelled";
  /** The e-mail address that only this change gave its user, or the order's id. A deletion tells of the last address. */
  readonly subject: string;
  /** The user's or the order's id. */
  readonly entity: string;
  /** Its place among the changes of its row, from 0. */
  readonly position: number;
}
