import { SendMessageCommand, type MessageAttributeValue, type SQSClient } from "@aws-sdk/client-sqs";
import type { StreambridgeError } from "@streambridge/errors";
import type { SQSRecord } from "aws-lambda";
import { ERROR_MESSAGE_LIMIT } from "../limits.ts";
import { attemptOf, firstReceivedAt } from "../message.ts";
import type { Stage } from "../outcome.ts";

/** A message to set aside, and why. */
export interface Parcel {
  readonly record: SQSRecord;
  /** `unknown` when the message could not be read. */
  readonly eventType: string;
  readonly stage: Stage;
  readonly error: StreambridgeError;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Sends a message to the dead-letter queue: the body as it came, and beside it who failed, where, why and when. Rejects
 * when the queue does not take it.
 */
export async function park(sqs: Pick<SQSClient, "send">, deadLetterUrl: string, parcel: Parcel): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: deadLetterUrl,
      MessageBody: parcel.record.body,
      MessageAttributes: attributesOf(parcel),
    }),
  );
}

/** Seven attributes; SQS takes ten ("Amazon SQS message quotas"). */
function attributesOf({ record, eventType, stage, error, now }: Parcel): Record<string, MessageAttributeValue> {
  const texts = {
    ErrorCode: error.code,
    ErrorMessage: messageOf(error),
    Stage: stage,
    ...historyOf(record),
    ParkedAt: new Date(now).toISOString(),
    EventType: eventType,
  };
  const entries = Object.entries(texts).map(([name, text]) => [
    name,
    { DataType: "String", StringValue: asAttribute(text) },
  ]);
  return Object.fromEntries(entries) as Record<string, MessageAttributeValue>;
}

/** The sentence, and behind it what mends it, which is worth more than the end of a long sentence. */
function messageOf({ sentence, mend }: StreambridgeError): string {
  if (mend === undefined) return sentence;
  const tail = ` Mend: ${mend}`;
  return `${sentence.slice(0, Math.max(0, ERROR_MESSAGE_LIMIT - tail.length))}${tail}`;
}

/** Message attributes by which a redrive tells how often, and since when, an event had failed before. */
export const HISTORY = { attempts: "PastAttempts", firstReceived: "FirstFailure" } as const;

/** Attempts and time of the first one, over all redrives. */
function historyOf(record: SQSRecord): { readonly Attempts: string; readonly FirstReceived: string } {
  const past = (name: string): string | undefined => record.messageAttributes[name]?.stringValue;
  const attempts = (Number(past(HISTORY.attempts)) || 0) + attemptOf(record);
  const first = past(HISTORY.firstReceived) ?? new Date(firstReceivedAt(record)).toISOString();
  return { Attempts: String(attempts), FirstReceived: first };
}

/**
 * Text that SQS takes as the value of an attribute: not empty, not too long, and only of the characters that it allows
 * (SendMessage: #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD, #x10000 to #x10FFFF). Others are written as `\uXXXX`:
 * an error that quotes one would otherwise keep its message from ever being parked.
 */
export function asAttribute(text: string): string {
  const cut = text.slice(0, ERROR_MESSAGE_LIMIT);
  const escaped = cut.replaceAll(REFUSED_BY_SQS, (character) => `\\u${hexOf(character)}`);
  return escaped === "" ? "-" : escaped;
}

const REFUSED_BY_SQS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, "0");
}
