import type { Clock } from "../../../clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import type { Rule, Target } from "../buses.ts";
import type { DeliveryFault, Faults } from "../faults.ts";
import type { AcceptedEvent } from "../put-events/envelope.ts";
import { deadLetterAttributes, type GivenUp } from "./dead-letter.ts";
import { planNextTry } from "./retry-policy.ts";
import { sendToQueue, sendToTarget, type Destinations } from "./send.ts";
import { transformInput } from "./transform-input.ts";

/** One event on its way to one target. */
export interface Delivery {
  readonly rule: Rule;
  readonly target: Target;
  readonly accepted: AcceptedEvent;
}

/** What a delivery works with. */
export interface DeliveryContext {
  readonly destinations: Destinations;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly spy: Spy;
  readonly random: () => number;
  /** Aborts when the local cloud stops; deliveries that wait are dropped then. */
  readonly stopped: AbortSignal;
}

/**
 * Brings an event to a target: transforms it, tries, retries what a retry can mend until attempts or age are used up,
 * and at last hands it to the target's dead-letter queue, or drops it where there is none. Never rejects.
 */
export async function deliver(delivery: Delivery, context: DeliveryContext): Promise<void> {
  const { rule, target, accepted } = delivery;
  const input = transformInput(target, rule, accepted);
  if (!input.ok) return giveUp({ rule, target, fault: input.fault, retries: 0 }, accepted, context);
  for (let retries = 0; ; retries++) {
    const fault = await attempt(delivery, input.body, retries + 1, context);
    if (fault === undefined) return tellDelivered(delivery, context);
    if (!fault.retryable) return giveUp({ rule, target, fault, retries }, accepted, context);
    const age = context.clock.now() - accepted.ingestedAt;
    const next = planNextTry(target, retries, age, context.random());
    if (next.waitMs > 0) await context.clock.wait(next.waitMs, context.stopped);
    if (context.stopped.aborted) return undefined;
    if ("exhausted" in next) {
      return giveUp({ rule, target, fault, retries, exhausted: next.exhausted }, accepted, context);
    }
  }
}

async function attempt(
  { rule, target, accepted }: Delivery,
  body: string,
  number: number,
  { faults, destinations }: DeliveryContext,
): Promise<DeliveryFault | undefined> {
  const planned = faults.deliver?.({
    rule: rule.name,
    target: target.Arn,
    eventId: accepted.event.id,
    attempt: number,
  });
  return planned ?? (await sendToTarget({ rule, target, accepted, body }, destinations));
}

function tellDelivered({ rule, target, accepted }: Delivery, { spy, destinations }: DeliveryContext): void {
  const queue = destinations.queues.nameOfArn(target.Arn);
  spy.tell({
    kind: "target-delivered",
    rule: rule.name,
    target: target.Arn,
    eventId: accepted.event.id,
    ...(queue !== undefined && { queue }),
  });
}

async function giveUp(given: GivenUp, accepted: AcceptedEvent, { spy, destinations }: DeliveryContext): Promise<void> {
  const { rule, target, fault, retries } = given;
  const deadLetterArn = target.DeadLetterConfig?.Arn;
  const problem =
    deadLetterArn === undefined
      ? undefined
      : await sendToQueue(deadLetterArn, rule, accepted.text, destinations, {}, deadLetterAttributes(given));
  if (problem !== undefined) {
    spy.tell({
      kind: "warning",
      text: `The dead-letter queue of rule ${rule.name} did not take an event, which is lost: ${problem.code} ${problem.message}`,
    });
  }
  spy.tell({
    kind: "target-failed",
    rule: rule.name,
    target: target.Arn,
    eventId: accepted.event.id,
    code: fault.code,
    message: fault.message,
    attempts: retries + 1,
    deadLettered: deadLetterArn !== undefined && problem === undefined,
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  });
}
