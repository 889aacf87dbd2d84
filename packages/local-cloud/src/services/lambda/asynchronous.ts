import type { Clock } from "../../clock.ts";
import { isAwsFault } from "../aws-fault.ts";
import type { Functions, Invocation } from "./functions.ts";
import {
  ASYNC_EVENT_MAX_AGE_MS,
  ASYNC_RETRY_WAITS_MS,
  ASYNC_THROTTLE_FIRST_WAIT_MS,
  ASYNC_THROTTLE_LONGEST_WAIT_MS,
} from "./limits.ts";

/** Hands an event to Lambda's own queue of a function. The caller hears nothing of what becomes of it. */
export type InvokeAsync = (functionName: string, payload: string) => void;

/** What asynchronous invocation works with. */
export interface AsynchronousOptions {
  readonly functions: Functions;
  readonly clock: Clock;
  readonly warn: (text: string) => void;
  /** Aborts when the local cloud stops; events that wait are dropped then. */
  readonly stopped: AbortSignal;
}

/**
 * Invokes functions as Lambda does for its asynchronous callers: an error is tried twice more, a minute and two minutes
 * later; a throttle for six hours. What is given up leaves a warning, since destinations are not emulated. A clock that is
 * moved by hand stands still while a function is at work.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export function asynchronous({ functions, clock, warn, stopped }: AsynchronousOptions): InvokeAsync {
  async function run(name: string, payload: string): Promise<void> {
    const enteredAt = clock.now();
    let throttles = 0;
    for (let errors = 0; !stopped.aborted;) {
      const invoked = functions.invoke(name, payload);
      clock.hold(invoked);
      const ended = await invoked.catch(throttled);
      if (ended !== "throttled" && ended.functionError === undefined) return;
      const wait = ended === "throttled" ? waitOfThrottle(throttles++) : ASYNC_RETRY_WAITS_MS[errors++];
      if (wait === undefined || clock.now() + wait - enteredAt > ASYNC_EVENT_MAX_AGE_MS) {
        warn(`Lambda gave up an asynchronous event of ${name} after ${errors} errors and ${throttles} throttles`);
        return;
      }
      await clock.wait(wait, stopped);
    }
  }
  return (name, payload) => {
    run(name, payload).catch((error: unknown) => warn(`Function ${name} could not be started: ${String(error)}`));
  };
}

function throttled(thrown: unknown): "throttled" | Invocation {
  if (isAwsFault(thrown) && thrown.name === "TooManyRequestsException") return "throttled";
  throw thrown;
}

const waitOfThrottle = (throttles: number): number =>
  Math.min(ASYNC_THROTTLE_FIRST_WAIT_MS * 2 ** throttles, ASYNC_THROTTLE_LONGEST_WAIT_MS);
