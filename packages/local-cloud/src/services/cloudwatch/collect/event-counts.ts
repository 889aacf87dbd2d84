import type { FactOf } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { seriesBy } from "./series-by.ts";

const DEFAULT_BUS = "default";

/**
 * The metrics of EventBridge: of the account for PutEvents, of each rule for what became of its events. The rule of a bus of
 * one's own has two dimensions. ("Monitoring Amazon EventBridge")
 */
export function createEventCounts(store: MetricStore) {
  const busOfRule = new Map<string, string>();
  const ofAccount = seriesBy(
    store,
    "AWS/Events",
    ["PutEventsEntriesCount", "PutEventsFailedEntriesCount"] as const,
    () => ({}),
  );
  const ofRule = seriesBy(
    store,
    "AWS/Events",
    [
      "TriggeredRules",
      "Invocations",
      "FailedInvocations",
      "InvocationsSentToDlq",
      "InvocationsFailedToBeSentToDlq",
    ] as const,
    (RuleName) => {
      const EventBusName = busOfRule.get(RuleName) ?? DEFAULT_BUS;
      return EventBusName === DEFAULT_BUS ? { RuleName } : { EventBusName, RuleName };
    },
  );
  return {
    put: ({ accepted, refused, at }: FactOf<"put-events">): void => {
      const series = ofAccount("");
      series.PutEventsEntriesCount.add(at, accepted + refused);
      series.PutEventsFailedEntriesCount.add(at, refused);
    },
    accepted: ({ bus, rules, at }: FactOf<"event-accepted">): void => {
      for (const rule of rules) {
        if (!busOfRule.has(rule)) busOfRule.set(rule, bus);
        ofRule(rule).TriggeredRules.add(at, 1);
      }
    },
    delivered: ({ rule, at }: FactOf<"target-delivered">): void => ofRule(rule).Invocations.add(at, 1),
    failed: ({ rule, at, deadLettered, deadLetterArn }: FactOf<"target-failed">): void => {
      const series = ofRule(rule);
      series.Invocations.add(at, 1);
      series.FailedInvocations.add(at, 1);
      if (deadLettered) series.InvocationsSentToDlq.add(at, 1);
      else if (deadLetterArn !== undefined) series.InvocationsFailedToBeSentToDlq.add(at, 1);
    },
  };
}
