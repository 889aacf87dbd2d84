import type { EventType } from "@streambridge/events";
import type { Failure, Outcome } from "./outcome.ts";
import type { Prepared } from "./prepare-record.ts";
import type { Sent, Shipment } from "./publish/shipment.ts";

/**
 * How each record ends, given what became of its events. A record that still has to be parked counts as parked here.
 *
 * @param prepared One for each record, up to the first that halts.
 * @param count Records of the batch.
 * @param sent One answer for each shipment.
 */
export function judgeRecords(
  count: number,
  prepared: readonly Prepared[],
  shipments: readonly Shipment[],
  sent: readonly Sent[],
): Outcome[] {
  const outcomes = Array.from({ length: count }, (_, position) => beforeSending(prepared[position]));
  shipments.forEach((shipment, index) => {
    const outcome = outcomes[shipment.position];
    const answer = sent[index];
    if (outcome === undefined || answer === undefined) return;
    outcomes[shipment.position] = afterSending(outcome, shipment, answer, prepared[shipment.position]);
  });
  return outcomes;
}

function beforeSending(prepared: Prepared | undefined): Outcome {
  if (prepared === undefined) return { kind: "retried" };
  switch (prepared.kind) {
    case "halted":
      return { kind: "retried", error: prepared.error };
    case "failed":
      return { kind: "parked", entity: prepared.entity, failures: prepared.failures };
    case "ignored":
      return prepared;
    default:
      return { kind: "published", ...(prepared.skipped && { skipped: prepared.skipped }) };
  }
}

function afterSending(outcome: Outcome, shipment: Shipment, sent: Sent, prepared: Prepared | undefined): Outcome {
  if (sent.kind === "accepted" || outcome.kind === "retried") return outcome;
  if (sent.kind === "unsent") return { kind: "retried", error: sent.error };
  const failure: Failure = { stage: "publish", error: sent.error, eventType: shipment.entry.DetailType as EventType };
  if (outcome.kind === "parked") return { ...outcome, failures: [...outcome.failures, failure] };
  const entity = prepared?.kind === "ready" ? prepared.entity : undefined;
  return { kind: "parked", entity, failures: [failure] };
}

/**
 * The stream delivers a retried record again together with every record after it, so these are retried as well, whatever
 * became of them. Source: "Configuring partial batch response with DynamoDB and Lambda".
 */
export function retryFromFirst(outcomes: readonly Outcome[]): Outcome[] {
  const first = firstRetried(outcomes);
  return outcomes.map((outcome, position) =>
    position > first && outcome.kind !== "retried" ? { kind: "retried" } : outcome,
  );
}

/** Position of the first retried record; infinite when there is none. */
export function firstRetried(outcomes: readonly Outcome[]): number {
  const first = outcomes.findIndex((outcome) => outcome.kind === "retried");
  return first === -1 ? Number.POSITIVE_INFINITY : first;
}
