import type { StreambridgeError } from "@streambridge/errors";
import type { EventType } from "@streambridge/events";
import type { ReadResult } from "@streambridge/consumer-kit/inspect";
import type { Guards } from "../guards.ts";
import type { Reach } from "../reach.ts";
import type { Tried } from "./tried.ts";

/** What trying an event needs. */
export interface TryEvent {
  readonly reach: Pick<Reach, "s3">;
  /** The event types that its consumer has a handler for. */
  readonly takes: (type: string) => boolean;
  readonly guards: Guards;
}

/**
 * Takes an event of a dead-letter queue as far as its consumer would before the handler: read, brought from its claim,
 * validated; then asks the consumer's guard. Nothing is written.
 */
export async function tryEvent(body: string, consumer: string, { reach, takes, guards }: TryEvent): Promise<Tried> {
  const { open, readEnvelope } = await import("@streambridge/consumer-kit/inspect");
  const read: ReadResult = await readEnvelope(asRecord(body));
  if (!read.ok) return unreadable(read.error);
  const opened = await open(read.letter, takes, reach.s3);
  if (!opened.ok) return unreadable(opened.error, read.letter.metadata.type);
  const guard = await guards.verdictOn(consumer, opened.event.metadata);
  return { kind: "opens", passes: guard !== "uncertain", guard, event: opened.event };
}

function unreadable(error: StreambridgeError, eventType?: EventType): Tried {
  const refused = { stage: "open", ...(eventType !== undefined && { eventType }), error: error.toJSON() };
  return { kind: "unreadable", passes: false, refused: [refused] };
}

/** A message as Lambda would hand it over; only its body counts here. */
function asRecord(body: string) {
  return {
    messageId: "",
    receiptHandle: "",
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "0",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "",
    awsRegion: "",
  };
}
