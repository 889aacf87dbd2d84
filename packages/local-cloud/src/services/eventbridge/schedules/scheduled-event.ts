import { randomUUID } from "node:crypto";
import type { Rule } from "../buses.ts";
import { toSecond, type AcceptedEvent } from "../put-events/envelope.ts";

/**
 * The event that a rule with a schedule sends to its targets.
 *
 * @param at When it was due, in milliseconds since the epoch.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function scheduledEvent(
  { arn }: Rule,
  at: number,
  place: { readonly accountId: string; readonly region: string },
): AcceptedEvent {
  const event = {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: place.accountId,
    time: toSecond(at / 1000),
    region: place.region,
    resources: [arn],
    detail: {},
  } as const;
  return { event, text: JSON.stringify(event), detail: "{}", ingestedAt: at };
}
