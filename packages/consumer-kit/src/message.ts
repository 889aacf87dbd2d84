import type { Metadata } from "@streambridge/events";
import type { SQSRecord } from "aws-lambda";

/** A message whose envelope was read. */
export interface Letter {
  readonly record: SQSRecord;
  readonly metadata: Metadata;
  /** Absent where `metadata.dataref` says where it lies. */
  readonly data?: unknown;
}

/** How often a message was received, this time included. */
export function attemptOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

/** When it was sent to this queue, in epoch milliseconds. A redriven message was sent anew. */
export function sentAt({ attributes }: SQSRecord): number {
  return Number(attributes.SentTimestamp);
}

/** When it was received for the first time, in epoch milliseconds. */
export function firstReceivedAt({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateFirstReceiveTimestamp);
}
