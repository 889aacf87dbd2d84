import { randomUUID } from "node:crypto";
import type { Batch, BatchContext } from "./run-batch.ts";

/** Why a batch was given up. */
export type FailureCondition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

/**
 * What an on-failure destination is told: where in the stream the batch lies, and how the last try ended.
 * `responseContext` is absent where the function was never invoked.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function failureRecord(
  { records, invocations, last }: Batch,
  condition: FailureCondition,
  { settings, functions, source, shardId, clock }: BatchContext,
): Readonly<Record<string, unknown>> {
  const first = records[0]?.record.dynamodb;
  const end = records.at(-1)?.record.dynamodb;
  return {
    requestContext: {
      requestId: last?.requestId ?? randomUUID(),
      functionArn: functions.arnOf(settings.functionName),
      condition,
      approximateInvokeCount: invocations,
    },
    ...(last !== undefined && {
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: last.functionError },
    }),
    version: "1.0",
    timestamp: new Date(clock.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: end?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(end?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
  };
}

/** Where Lambda puts the object in an on-failure bucket. */
export function objectKey(mappingId: string, shardId: string, now: number, objectId: string): string {
  const time = new Date(now).toISOString().slice(0, "2026-01-01T00:00:00".length);
  const [day = ""] = time.split("T");
  return `aws/lambda/${mappingId}/${shardId}/${day.replaceAll("-", "/")}/${time.replaceAll(":", ".")}-${objectId}`;
}

function arrival(seconds = 0): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}
