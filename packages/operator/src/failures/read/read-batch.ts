import { createHash } from "node:crypto";
import type { Entry } from "../entry.ts";
import { asFields, EPOCH, fieldsIn, timeOf } from "./letter.ts";

/** An object of the mapping's on-failure destination. */
export interface FailedBatch {
  readonly bucket: string;
  readonly key: string;
  readonly body: string;
}

/**
 * Reads what Lambda wrote when the bridge's mapping gave a batch up: one failure for each record that is still in it. An
 * object that holds no records is told as one failure, so that it is seen.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function readBatch({ bucket, key, body }: FailedBatch): readonly Entry[] {
  const fields = fieldsIn(body);
  const records = recordsIn(fields);
  const told = toldOf(fields);
  const contents: readonly Entry["content"][] =
    records.length === 0 ? [{ kind: "unknown", body }] : records.map((record) => ({ kind: "record", record }));
  return contents.map((content, index) =>
    Object.assign({}, told, {
      id: idOf(key, content, index),
      place: "stream" as const,
      firstFailure: writtenAt(content) ?? told.lastFailure,
      bytes: Buffer.byteLength(content.kind === "record" ? JSON.stringify(content.record) : body),
      content,
      lies: { in: "batch", bucket, key, index } as const,
    }),
  );
}

/** The records of such an object. */
export function recordsIn(fields: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { Records } = asFields(fields["payload"]);
  return Array.isArray(Records) ? Records : [];
}

function toldOf({ requestContext, responseContext, timestamp }: Readonly<Record<string, unknown>>) {
  const { condition, approximateInvokeCount: attempts } = asFields(requestContext);
  const { functionError: how } = asFields(responseContext);
  return {
    cause: typeof condition === "string" ? condition : "no batch of records",
    stage: "stream",
    lastFailure: (typeof timestamp === "string" ? timeOf(timestamp) : undefined) ?? EPOCH,
    ...(typeof attempts === "number" && { attempts }),
    ...(typeof how === "string" && { error: { message: `the bridge ended with ${how}` } }),
  };
}

/** When the row was written: since then its change waited. */
function writtenAt(content: Entry["content"]): string | undefined {
  const { dynamodb } = asFields(content.kind === "record" ? content.record : undefined);
  const seconds = asFields(dynamodb)["ApproximateCreationDateTime"];
  return typeof seconds === "number" ? timeOf(seconds * 1000) : undefined;
}

const ID_CHARACTERS = 32;

/** The object may be written again without its other records, so a record is named by what it is, not where it stands. */
function idOf(key: string, content: Entry["content"], index: number): string {
  const { eventID } = asFields(content.kind === "record" ? content.record : undefined);
  const name = typeof eventID === "string" ? eventID : `record ${index}`;
  return createHash("sha256").update(`${key}#${name}`).digest("hex").slice(0, ID_CHARACTERS);
}
