import { randomUUID } from "node:crypto";
import type { Batch, BatchContext } from "./run-batch.ts";
import { failureRecord, objectKey, type FailureCondition } from "./failure-record.ts";

/** Gives a batch up: tells the on-failure destination, if there is one. Never rejects. */
export async function discard(batch: Batch, condition: FailureCondition, context: BatchContext): Promise<void> {
  const { settings, count, spy, warn } = context;
  const { onFailureArn: destination } = settings;
  const records = batch.records.length;
  let delivered = false;
  if (destination !== undefined) {
    try {
      await send(destination, batch, condition, context);
      delivered = true;
    } catch (error) {
      warn(
        `the on-failure destination ${destination} did not take a batch of ${records}, which is lost: ${String(error)}`,
      );
    }
  }
  count(delivered ? "OnFailureDestinationDeliveredEventCount" : "DroppedEventCount", records);
  spy.tell({
    kind: "batch-discarded",
    mapping: settings.name,
    condition,
    ...(destination !== undefined && { destination }),
    records,
  });
}

/** A queue is told where in the stream the batch lies; a bucket gets the records as well. */
async function send(
  destination: string,
  batch: Batch,
  condition: FailureCondition,
  context: BatchContext,
): Promise<void> {
  const { settings, shardId, queues, putObject, clock } = context;
  const record = failureRecord(batch, condition, context);
  const [, , service, , , name = ""] = destination.split(":");
  if (service === "s3") {
    const payload = `{"Records":[${batch.records.map(({ text }) => text).join(",")}]}`;
    const body = `${JSON.stringify(record).slice(0, -1)},"payload":${payload}}`;
    return putObject(name, objectKey(settings.uuid, shardId, clock.now(), randomUUID()), body);
  }
  const queue = service === "sqs" ? queues.nameOfArn(destination) : undefined;
  if (queue === undefined) throw new Error("no such destination, or one of a kind that is not emulated");
  await queues.send(queue, JSON.stringify(record));
}
