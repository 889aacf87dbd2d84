import type { Consumer } from "../consumer.ts";
import { ofMapping, ofQueue, ofRule, ofService } from "../metrics.ts";
import { ADD_UP_PERIOD_S, ADD_UP_TOLERANCE_PERCENT, AT_ONCE, HELD, QUEUE_AGE_ALARM_S, TWICE } from "../numbers.ts";
import { bringAgain } from "./bring-again.ts";
import { streambridge } from "./commands.ts";
import { createAlarm } from "./create-alarm.ts";
import type { Pager } from "./pager.ts";
import { watchDeadLetters } from "./watch-dead-letters.ts";

/** Watches what one consumer stands on: its rule, its queues, its secrets and its books. */
export function watchConsumer(pager: Pager, consumer: Consumer): void {
  const { prefix, subscription, queues } = consumer;
  const failures = `--consumer ${subscription.name}`;
  watchRule(pager, consumer);
  watchQueueAge(pager, consumer);
  watchDeadLetters(pager, `${prefix}DeadLetters`, {
    queue: queues.dead,
    meaning: `${subscription.name} parked an event, or EventBridge could not deliver one. Owner: ${subscription.owner}.`,
    mend: `See it: ${streambridge(`failures list ${failures}`)}; mend the cause, then: ${streambridge(`failures redrive ${failures}`)}.`,
  });
  watchBooks(pager, consumer);
  watchSecrets(pager, consumer);
}

function watchRule(pager: Pager, { prefix, subscription, rule }: Consumer): void {
  createAlarm(pager, `${prefix}DeliveryFailed`, {
    description: `EventBridge gave up delivering an event to the queue of ${subscription.name}; it lies in the dead-letter queue. See it: ${streambridge(`failures list --consumer ${subscription.name}`)}; the cause is most often the queue's policy. Owner: ${subscription.owner}.`,
    metric: ofRule(rule, "FailedInvocations"),
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
  createAlarm(pager, `${prefix}DeliveryLost`, {
    description: `EventBridge could deliver an event neither to the queue of ${subscription.name} nor to its dead-letter queue. It is in no queue any more, only in the bus's archive; ${bringAgain(subscription)}. Owner: ${subscription.owner}.`,
    metric: ofRule(rule, "InvocationsFailedToBeSentToDlq"),
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
}

/** Twelve hours of retrying never reach it: a vendor that is down for a working day rings nothing here. */
function watchQueueAge(pager: Pager, { prefix, subscription, queues }: Consumer): void {
  createAlarm(pager, `${prefix}QueueAge`, {
    description: `An event has waited three days for ${subscription.name}; its queue drops it after four. See whether its mapping runs: aws lambda list-event-source-mappings --function-name ${$app.name}-${$app.stage}-${prefix}. Owner: ${subscription.owner}.`,
    metric: ofQueue(queues.work, "ApproximateAgeOfOldestMessage"),
    threshold: QUEUE_AGE_ALARM_S,
    rhythm: HELD,
    treatMissingData: "notBreaching",
  });
}

/**
 * The kit's own sum is exact. The second count is the mapping's: what it deleted as done, beside what the kit says it
 * settled. What is retried, killed or throttled is deleted by nobody, so it stands on neither side.
 */
function watchBooks(pager: Pager, { prefix, subscription, mapping }: Consumer): void {
  const { name, owner } = subscription;
  createAlarm(pager, `${prefix}Unaccounted`, {
    description: `The outcomes of ${name} do not add up to the messages that it got, which is a bug of ours. Keep its log and tell the owners of packages/consumer-kit. Owner: ${owner}.`,
    metric: ofService(name, "Unaccounted"),
    rhythm: AT_ONCE,
    treatMissingData: "notBreaching",
  });
  createAlarm(pager, `${prefix}AddsUp`, {
    description: `Lambda deleted more messages as done than ${name} says it settled, for two hours. Compare both on the dashboard; ${bringAgain(subscription)}. Owner: ${owner}.`,
    metric: {
      expression: "100 * (deleted - (FILL(received, 0) - FILL(retried, 0))) / deleted",
      of: {
        deleted: ofMapping(mapping, "DeletedEventCount"),
        received: ofService(name, "Received"),
        retried: ofService(name, "Retried"),
      },
    },
    threshold: ADD_UP_TOLERANCE_PERCENT,
    period: ADD_UP_PERIOD_S,
    rhythm: TWICE,
    treatMissingData: "notBreaching",
  });
}

/** Rings as soon as an event waits for a consumer that does not run, and says how to start it (rule 17). */
function watchSecrets(pager: Pager, { prefix, subscription, queues, unsetSecrets }: Consumer): void {
  const unset = Object.entries(unsetSecrets);
  if (unset.length === 0) return;
  const commands = unset.map(([name, where]) => `npx sst secret set ${name} <value> --stage ${$app.stage} (${where})`);
  createAlarm(pager, `${prefix}SecretsUnset`, {
    description: `${subscription.name} does not run: ${commands.join("; ")}; then deploy again. Owner: ${subscription.owner}.`,
    metric: ofQueue(queues.work, "ApproximateNumberOfMessagesVisible"),
    rhythm: HELD,
    treatMissingData: "ignore",
  });
}
