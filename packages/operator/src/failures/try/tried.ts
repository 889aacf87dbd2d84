import type { SerializedError } from "@streambridge/errors";
import type { GuardWord } from "../guards.ts";

/** An event that would be published. */
export interface TriedEvent {
  readonly type: string;
  /** Whether its data would lie in the claims bucket. */
  readonly isClaimed: boolean;
  /** `{ metadata, data }`. */
  readonly detail: unknown;
}

/** What would fail. */
export interface Refused {
  readonly stage: string;
  readonly eventType?: string;
  readonly error: SerializedError;
}

/** What today's code would do with a failure. `passes`: nothing of it would fail again, as far as this can tell. */
export type Tried =
  | { readonly kind: "publishes"; readonly passes: true; readonly events: readonly TriedEvent[] }
  | { readonly kind: "ignored"; readonly passes: true; readonly reason: string }
  | {
      readonly kind: "parks";
      readonly passes: false;
      readonly events: readonly TriedEvent[];
      readonly refused: readonly Refused[];
    }
  /** Its translator would stop the stream. */
  | { readonly kind: "halts"; readonly passes: false; readonly refused: readonly Refused[] }
  /** Its consumer would get it; what the handler and the vendor make of it cannot be tried. */
  | { readonly kind: "opens"; readonly passes: boolean; readonly guard: GuardWord; readonly event: unknown }
  /** Its consumer would park it again. */
  | { readonly kind: "unreadable"; readonly passes: false; readonly refused: readonly Refused[] }
  | { readonly kind: "untried"; readonly passes: false; readonly why: string };
