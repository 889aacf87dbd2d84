import { createHash, randomUUID } from "node:crypto";
import { entryOf, toJson, type DomainEvent, type WireEvent } from "@streambridge/events";
import type { SQSRecord } from "aws-lambda";

/** What a test says about the delivery of a message. */
export interface Delivery {
  readonly messageId?: string;
  /** ApproximateReceiveCount; default 1. */
  readonly attempt?: number;
  /** SentTimestamp and, unless given, ApproximateFirstReceiveTimestamp, in epoch milliseconds; default now. */
  readonly sentAt?: number;
  readonly firstReceivedAt?: number;
  readonly receiptHandle?: string;
  /** Message attributes, all of type String. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The body of a queue's message: an event as EventBridge delivers it to its targets. */
export function sampleBody(event: DomainEvent | WireEvent): string {
  const { type, time } = event.metadata;
  return toJson({
    version: "0",
    id: randomUUID(),
    "detail-type": type,
    source: entryOf(type)?.source ?? "com.example.unknown",
    account: "000000000000",
    time,
    region: "us-east-1",
    resources: [],
    detail: event,
  });
}

/** A message as Lambda hands it to a function, with this body. */
export function sampleRecord(body: string, delivery: Delivery = {}): SQSRecord {
  const sentAt = delivery.sentAt ?? Date.now();
  return {
    messageId: delivery.messageId ?? randomUUID(),
    receiptHandle: delivery.receiptHandle ?? randomUUID(),
    body,
    attributes: {
      ApproximateReceiveCount: String(delivery.attempt ?? 1),
      SentTimestamp: String(sentAt),
      SenderId: "sample",
      ApproximateFirstReceiveTimestamp: String(delivery.firstReceivedAt ?? sentAt),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(delivery.attributes ?? {}).map(([name, stringValue]) => [
        name,
        { stringValue, dataType: "String" },
      ]),
    ),
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:sample",
    awsRegion: "us-east-1",
  };
}
