import type { S3Client } from "@aws-sdk/client-s3";
import { lyingEvent, lyingRecord, type Data, type Lying, type Place } from "./lying.ts";
import { readObject } from "./objects.ts";

/** A message as it lies in a queue, or as the archive kept it. */
export interface Letter {
  readonly messageId: string;
  readonly body: string;
  readonly messageAttributes: Readonly<Record<string, { readonly StringValue?: string } | undefined>>;
}

/**
 * A record that the bridge parked; one that was too large for the queue is read from its object.
 *
 * @param place Where it lies, if no longer in the park queue.
 */
export async function readParked(s3: S3Client, letter: Letter, place: Place = "bridge"): Promise<Lying> {
  const parcel = JSON.parse(letter.body) as { readonly ref?: string; readonly record?: unknown };
  const { record } =
    parcel.ref === undefined ? parcel : (JSON.parse(await readObject(s3, parcel.ref)) as { record?: unknown });
  return lyingRecord({ place, id: letter.messageId, cause: textOf(letter, "code") ?? "" }, record);
}

/**
 * An event of a consumer's dead-letter queue: EventBridge names the rule that could not deliver it, the kit its error, and
 * SQS, which moves what was received too often, says nothing.
 *
 * @param place Where it lies, if no longer in that queue.
 */
export async function readDeadLetter(s3: S3Client, consumer: string, letter: Letter, place?: Place): Promise<Lying> {
  const isUndelivered = textOf(letter, "RULE_ARN") !== undefined;
  const cause = textOf(letter, isUndelivered ? "ERROR_CODE" : "ErrorCode") ?? "killed";
  const at = { place: place ?? (isUndelivered ? "delivery" : "consumer"), id: letter.messageId, cause } as const;
  return lyingEvent(at, consumer, await withData(s3, letter.body));
}

/** An event that waits in its consumer's queue. */
export async function readWaiting(s3: S3Client, consumer: string, { messageId: id, body }: Letter): Promise<Lying> {
  return lyingEvent({ place: "work", id, cause: "" }, consumer, await withData(s3, body));
}

function textOf({ messageAttributes }: Letter, name: string): string | undefined {
  return messageAttributes[name]?.StringValue;
}

/** The event with its data, also where that took the claim check. */
async function withData(s3: S3Client, body: string): Promise<string> {
  const event = JSON.parse(body) as {
    readonly detail: { data?: Data; readonly metadata: { readonly dataref?: string } };
  };
  const { dataref } = event.detail.metadata;
  if (event.detail.data !== undefined || dataref === undefined) return body;
  return JSON.stringify({
    ...event,
    detail: { ...event.detail, data: JSON.parse(await readObject(s3, dataref)) as Data },
  });
}
