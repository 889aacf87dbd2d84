import type { Consumer } from "../consumer.ts";
import { ofFunction, ofMapping, ofQueue, ofRule, ofService, type Metric } from "../metrics.ts";
import type { Band } from "./place-bands.ts";
import { graph, text, type Widget } from "./widget.ts";

/** The band of one consumer: its rule, its queue, what it makes of events, and what it could not handle. */
export function consumerBand(consumer: Consumer): Band {
  const { name, owner, description } = consumer.subscription;
  return {
    heading: text(`## ${name} (${owner}): ${description}`),
    widgets: [ruleGraph(consumer), queueGraph(consumer), outcomesGraph(consumer), deadLettersGraph(consumer)],
  };
}

function ruleGraph({ subscription: { name }, rule }: Consumer): Widget {
  return graph(
    `${name}: rule`,
    [
      { label: "Delivered", metric: ofRule(rule, "Invocations") },
      { label: "Given up", metric: ofRule(rule, "FailedInvocations") },
      { label: "Lost", metric: ofRule(rule, "InvocationsFailedToBeSentToDlq") },
    ],
    { left: "events a minute" },
  );
}

function queueGraph({ subscription: { name }, queues }: Consumer): Widget {
  return graph(
    `${name}: queue`,
    [
      { label: "Waiting", metric: ofQueue(queues.work, "ApproximateNumberOfMessagesVisible") },
      { label: "Oldest", metric: ofQueue(queues.work, "ApproximateAgeOfOldestMessage"), onRight: true },
    ],
    { left: "messages", right: "seconds" },
  );
}

function outcomesGraph({ subscription: { name }, fn, mapping }: Consumer): Widget {
  const own = (metricName: string): Metric => ofService(name, metricName);
  return graph(
    `${name}: what became of events`,
    [
      { label: "Deleted by Lambda as done", metric: ofMapping(mapping, "DeletedEventCount") },
      { label: "Got", metric: own("Received") },
      { label: "Handled", metric: own("Handled") },
      { label: "Skipped", metric: own("Skipped") },
      { label: "Outdated", metric: own("Dropped") },
      { label: "Repeated", metric: own("Repeated") },
      { label: "Retried", metric: own("Retried") },
      { label: "Parked", metric: own("Parked") },
      { label: "Errors", metric: ofFunction(fn, "Errors"), onRight: true },
      { label: "Throttles", metric: ofFunction(fn, "Throttles"), onRight: true },
    ],
    { left: "events a minute", right: "invocations a minute" },
  );
}

function deadLettersGraph({ subscription: { name }, queues }: Consumer): Widget {
  return graph(
    `${name}: dead letters`,
    [
      { label: "Lying there", metric: ofQueue(queues.dead, "ApproximateNumberOfMessagesVisible") },
      { label: "Oldest", metric: ofQueue(queues.dead, "ApproximateAgeOfOldestMessage"), onRight: true },
    ],
    { left: "messages", right: "seconds" },
  );
}
