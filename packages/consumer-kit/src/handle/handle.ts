import { StreambridgeError } from "@streambridge/errors";
import type { AnyEvent } from "@streambridge/events";
import type { Handler, HandlerContext } from "../handlers.ts";
import { Park, Retry, Skip, type Outcome } from "../outcome.ts";
import type { OnError } from "../subscription.ts";

/** How a handler is run. */
export interface Handling {
  readonly onError: OnError;
  /** Milliseconds after which it is given up on. */
  readonly limitMs: number;
  /** Called when a handler that was given up on ends well after all, in a process that Lambda has thawed. */
  readonly onLate?: () => void;
}

/** What a handler needs to know, its signal and its time left out: these are made here. */
export type HandlingContext = Omit<HandlerContext, "signal" | "remainingMs">;

/**
 * Runs a handler and says what came of it. Never rejects. A handler that has not ended after `limitMs` is given up on:
 * it may go on, so its effect counts as unknown.
 */
export async function handle(
  handler: Handler<AnyEvent["metadata"]["type"]>,
  event: AnyEvent,
  context: HandlingContext,
  { onError, limitMs, onLate = () => undefined }: Handling,
): Promise<Outcome> {
  const end = Date.now() + limitMs;
  const cut = new AbortController();
  const { promise: given, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(
      new StreambridgeError("HANDLER_TIMED_OUT", `the handler did not end in ${limitMs} ms`, {
        mend: "Hand `context.signal` to the vendor's client, or raise `timeoutSeconds` in subscription.ts.",
      }),
    );
    cut.abort();
  }, limitMs);
  try {
    const full = { ...context, signal: cut.signal, remainingMs: () => Math.max(0, end - Date.now()) };
    const running = run(handler, event, full);
    cut.signal.addEventListener("abort", () => void running.then(onLate, () => undefined));
    await Promise.race([running, given]);
    return { kind: "handled" };
  } catch (thrown) {
    return judge(thrown, onError);
  } finally {
    clearTimeout(timer);
  }
}

/** Async, so that a handler that throws before its first await is caught like any other. */
async function run(
  handler: Handler<AnyEvent["metadata"]["type"]>,
  event: AnyEvent,
  context: HandlerContext,
): Promise<void> {
  await handler(event, context);
}

function judge(thrown: unknown, onError: OnError): Outcome {
  if (thrown instanceof Skip) return { kind: "skipped", reason: thrown.message, effect: "none" };
  if (thrown instanceof Retry) {
    return { kind: "retried", stage: "handle", error: thrown, after: thrown.after, effect: "none" };
  }
  if (thrown instanceof Park) return { kind: "parked", stage: "handle", error: thrown, effect: "none" };
  const error = StreambridgeError.from(thrown, "HANDLER_FAILED");
  if (onError === "skip") return { kind: "skipped", reason: reasonOf(thrown), effect: "unknown" };
  return { kind: onError === "retry" ? "retried" : "parked", stage: "handle", error, effect: "unknown" };
}

/** A sentence of ours may be logged; the text of anything else may quote what it failed on. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof StreambridgeError) return thrown.message;
  return thrown instanceof Error ? `HANDLER_FAILED: ${thrown.name}` : "HANDLER_FAILED";
}
