import { StreambridgeError } from "@streambridge/errors";
import type { Ending } from "./guard/rule.ts";

/** Where an event was when something went wrong. */
export type Stage = "open" | "guard" | "handle";

/** What became of one message. Every message ends as exactly one of these. */
export type Outcome =
  | { readonly kind: "handled" }
  | { readonly kind: "skipped"; readonly reason: string; readonly effect: Ending["effect"] }
  /** `latest-wins`: something newer of the same item was done before. */
  | { readonly kind: "outdated" }
  /** It was done before. */
  | { readonly kind: "repeated" }
  | {
      readonly kind: "retried";
      readonly stage: Stage;
      readonly error: StreambridgeError;
      /** Seconds to wait, where somebody said how many; otherwise the back-off decides. */
      readonly after?: number | undefined;
      readonly effect: Ending["effect"];
    }
  | {
      readonly kind: "parked";
      readonly stage: Stage;
      readonly error: StreambridgeError;
      readonly effect: Ending["effect"];
    };

/** A message to set aside before anything happened. */
export function parked(stage: Stage, error: StreambridgeError): Outcome {
  return { kind: "parked", stage, error, effect: "none" };
}

/** A message to put back before anything happened, for `after` seconds if that is known. */
export function retried(stage: Stage, error: StreambridgeError, after?: number): Outcome {
  return { kind: "retried", stage, error, after, effect: "none" };
}

/**
 * Thrown by a handler: put the message back and bring it again. The handler says with it that the effect did not happen.
 *
 * @example throw new Retry("HubSpot answered 429", { after: 10 });
 */
export class Retry extends StreambridgeError {
  /** Seconds to wait; the back-off decides when absent, and again when a message has come back often. */
  readonly after: number | undefined;

  /** `reason` is logged: no personal data in it. */
  constructor(
    reason: string,
    { after, cause }: { readonly after?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super("RETRY_REQUESTED", reason, { cause });
    this.after = after;
  }
}

/**
 * Thrown by a handler: set the message aside in the dead-letter queue, with this error. For what no retry mends. The
 * handler says with it that the effect did not happen.
 *
 * @example throw new Park("HubSpot answered 400", { cause: error, mend: "Create the unique property app_user_id." });
 */
export class Park extends StreambridgeError {
  /** `reason` is logged: no personal data in it. */
  constructor(reason: string, { cause, mend }: { readonly cause?: unknown; readonly mend?: string } = {}) {
    super("PARK_REQUESTED", reason, { cause, ...(mend !== undefined && { mend }) });
  }
}

/**
 * Ends a handler: this event asks nothing of this consumer. The message is counted as skipped and done. It throws, so that
 * no effect can follow a `skip` whose `return` was forgotten. `reason` is logged: no personal data in it.
 *
 * @example if (!allowed(address)) skip("not on the allow-list");
 */
export function skip(reason: string): never {
  throw new Skip(reason);
}

/** Unwinds a handler that called {@link skip}; not an error. */
export class Skip extends Error {
  override readonly name = "Skip";
}
