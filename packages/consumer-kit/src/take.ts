import { randomUUID } from "node:crypto";
import { StreambridgeError } from "@streambridge/errors";
import type { AnyEvent, EventType } from "@streambridge/events";
import type { SQSRecord } from "aws-lambda";
import { decisionIn } from "./guard/decision.ts";
import { endingOf, outcomeOf, overtaken } from "./guard/outcomes.ts";
import type { Entry } from "./guard/guard.ts";
import { handle } from "./handle/handle.ts";
import type { Deletes, Handler } from "./handlers.ts";
import { LEASE_MARGIN_MS, LEAST_HANDLING_MS, NO_TIME_WAIT_S, SETTLE_RESERVE_MS } from "./limits.ts";
import { maskLog } from "./mask-log.ts";
import { attemptOf, firstReceivedAt, type Letter } from "./message.ts";
import { open } from "./open/open.ts";
import type { ReadResult } from "./open/read-envelope.ts";
import { parked, retried, type Outcome, type Stage } from "./outcome.ts";
import type { Parts } from "./parts.ts";
import { giveUp } from "./settle/give-up.ts";
import { settle } from "./settle/settle.ts";
import { takesReason } from "./subscription.ts";
import { logOutcome } from "./tell.ts";

/** What takes the messages of one invocation. */
export interface Taker {
  readonly parts: Parts;
  readonly handlers: Readonly<Partial<Record<EventType, Handler<EventType> | Deletes<EventType>>>>;
  /** Milliseconds of this invocation that are left for handling. */
  readonly timeLeft: () => number;
}

/** Takes one message from its envelope to its end. Never rejects: what fails unexpectedly is retried. */
export async function take(taker: Taker, message: ReadResult): Promise<Outcome> {
  const { parts } = taker;
  const { record } = message;
  const metadata = message.ok ? message.letter.metadata : undefined;
  let opened: AnyEvent | undefined;
  const logger = parts.logger.createChild({ jsonReplacerFn: maskLog(() => opened?.data ?? record.body) });
  logger.appendKeys({
    messageId: record.messageId,
    attempt: attemptOf(record),
    ...(metadata && { eventType: metadata.type, eventId: metadata.id, fact: metadata.fact }),
    ...(metadata?.correlationId !== undefined && { correlationId: metadata.correlationId }),
  });
  const outcome = message.ok
    ? await pass({ ...taker, parts: { ...parts, logger } }, message.letter, (event) => (opened = event))
    : parked("open", message.error);
  const final = giveUp(outcome, record, parts.subscription, parts.now());
  const settled = await settle(parts, record, metadata?.type ?? "unknown", final);
  logOutcome(logger, settled);
  return settled;
}

/** Opens, guards, handles: the path of a message that was read. `tell` is told of the event once it is open. */
async function pass(taker: Taker, letter: Letter, tell: (event: AnyEvent) => void): Promise<Outcome> {
  const { parts, handlers } = taker;
  let stage: Stage = "open";
  try {
    const opened = await open(letter, (type) => Object.hasOwn(handlers, type), parts.s3);
    if (!opened.ok) return parked("open", opened.error);
    const { event } = opened;
    tell(event);
    const { reason } = event.metadata;
    if (!takesReason(parts.subscription, reason))
      return { kind: "skipped", reason: `not subscribed to reason ${reason}`, effect: "none" };
    stage = "guard";
    const entry = await enter(taker, letter, event);
    if (!entry.admitted) return outcomeOf(entry.refusal);
    const outcome = giveUp(
      await handleInTime(taker, letter, event, entry),
      letter.record,
      parts.subscription,
      parts.now(),
    );
    if (mayBeAtWork(outcome)) return outcome;
    return (await entry.leave(endingOf(outcome), parts.now())) ? overtaken() : outcome;
  } catch (thrown) {
    return retried(stage, StreambridgeError.from(thrown, "STORE_FAILED"));
  }
}

/**
 * Whether a handler that was given up on may have its effect yet: Lambda freezes the process and thaws it for the next
 * invocation. Its lease is left to run out, as after a crash.
 */
function mayBeAtWork(outcome: Outcome): boolean {
  return outcome.kind === "retried" && outcome.error.code === "HANDLER_TIMED_OUT";
}

/** Notes the effect of a handler that was given up on. Its message is back in the queue and will be a repeat. */
async function leaveLate(parts: Parts, record: SQSRecord, { metadata }: AnyEvent, entered: Entered): Promise<void> {
  try {
    const late = (await entered.leave(endingOf({ kind: "handled" }), parts.now())) ? overtaken() : undefined;
    if (late !== undefined) logOutcome(parts.logger, await settle(parts, record, metadata.type, late));
  } catch (thrown) {
    const { code } = StreambridgeError.from(thrown, "STORE_FAILED");
    parts.logger.warn("late effect not noted", { code });
  }
}

type Entered = Extract<Entry, { admitted: true }>;

function enter({ parts, handlers, timeLeft }: Taker, { record }: Letter, { metadata }: AnyEvent): Promise<Entry> {
  const now = parts.now();
  const deletes = typeof handlers[metadata.type] === "object";
  // Lambda ends this invocation by then, so that nobody holds a lease who is still at work.
  const leaseUntil = now + timeLeft() + SETTLE_RESERVE_MS + LEASE_MARGIN_MS;
  const decision = decisionIn(record);
  return parts.guard.enter({ metadata, deletes, holder: randomUUID(), now, leaseUntil, decision });
}

async function handleInTime(
  { parts, handlers, timeLeft }: Taker,
  { record }: Letter,
  event: AnyEvent,
  entered: Entered,
): Promise<Outcome> {
  if (!(await parts.pace.next(timeLeft() - LEAST_HANDLING_MS))) {
    return retried(
      "handle",
      new StreambridgeError("RETRY_REQUESTED", "no time left in this invocation"),
      NO_TIME_WAIT_S,
    );
  }
  const entry = handlers[event.metadata.type];
  const handler = typeof entry === "object" ? entry.deletes : (entry as Handler<EventType>);
  const context = {
    messageId: record.messageId,
    attempt: attemptOf(record),
    firstSeen: new Date(firstReceivedAt(record)),
    fact: event.metadata.fact,
    logger: parts.logger,
  };
  const onLate = () => void leaveLate(parts, record, event, entered);
  return handle(handler, event, context, { onError: parts.subscription.onError, limitMs: timeLeft(), onLate });
}
