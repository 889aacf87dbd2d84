import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { arrange, runLanes } from "./arrange.ts";
import type { Handlers } from "./handlers.ts";
import { MESSAGES_AT_ONCE, SETTLE_RESERVE_MS } from "./limits.ts";
import { readEnvelope } from "./open/read-envelope.ts";
import type { Outcome } from "./outcome.ts";
import { makeParts, type ConsumeOptions, type Parts } from "./parts.ts";
import type { Subscription } from "./subscription.ts";
import { take, type Taker } from "./take.ts";
import { countOutcomes } from "./tell.ts";

/** A Lambda function on a queue, with `ReportBatchItemFailures`. */
export type Consumer = (
  batch: SQSEvent,
  context: Pick<Context, "getRemainingTimeInMillis">,
) => Promise<SQSBatchResponse>;

/**
 * Makes the Lambda function of a consumer: one handler for each event type of its subscription.
 *
 * A batch is read, put into lanes (events of one item one after the other, by sequence; items side by side) and taken
 * message by message: open, guard, handle, settle. Each message ends as handled, skipped, dropped as outdated, dropped as
 * a repeat, retried or parked, and the answer names those that are to stay in the queue: a failing message never brings
 * its neighbours back. The outcomes are counted as metrics and add up to what was received.
 *
 * @throws StreambridgeError `SETTING_MISSING`, at an invocation, when the stack did not set what the subscription needs.
 * @example
 * export const handler = consume(subscription, {
 *   "UserRegistered.v2": async ({ data }, { signal }) => greet(data, signal),
 * });
 */
export function consume<const S extends Subscription>(
  subscription: S,
  handlers: Handlers<S>,
  options: ConsumeOptions = {},
): Consumer {
  let parts: Parts | undefined;
  return async ({ Records }, context) => {
    parts ??= makeParts(subscription, options);
    const taker: Taker = { parts, handlers, timeLeft: () => context.getRemainingTimeInMillis() - SETTLE_RESERVE_MS };
    const lanes = arrange(await Promise.all(Records.map(readEnvelope)));
    const outcomes = new Map<string, Outcome>();
    await runLanes(lanes, MESSAGES_AT_ONCE, async (message) => {
      outcomes.set(message.record.messageId, await take(taker, message));
    });
    countOutcomes(parts.metrics, Records.length, [...outcomes.values()]);
    const staying = Records.filter(({ messageId }) => staysInQueue(outcomes.get(messageId)));
    return { batchItemFailures: staying.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** A message without an outcome, which would be a bug, stays as well: better twice than never. */
function staysInQueue(outcome: Outcome | undefined): boolean {
  return outcome === undefined || outcome.kind === "retried";
}
