import { onlyCauseChanged, readCause, withoutStamp, writtenOf, type ItemKeys } from "@streambridge/events";
import { MAX_SEQUENCE_DIGITS } from "../limits.ts";
import { decodeAttributes, type Row } from "./attribute-value.ts";
import type { Change, Operation } from "./change.ts";
import { parseStreamArn, type StreamArn } from "./stream-arn.ts";
import { Undecodable, fieldStep, kindOf } from "./undecodable.ts";

/**
 * Decodes one record of a DynamoDB stream as Lambda receives it.
 *
 * The stream must carry new and old images: without both, nobody can tell what a change means. It never throws, whatever
 * comes; what cannot be read is returned with its path, and is worth a RECORD_UNDECODABLE error.
 */
export function decodeRecord(record: unknown): Change | Undecodable {
  const raw = fieldsOf(record);
  if (raw === undefined) return new Undecodable("record", "an object", kindOf(record));
  const dynamodb = fieldsOf(raw["dynamodb"]);
  if (dynamodb === undefined) return new Undecodable("dynamodb", "an object", kindOf(raw["dynamodb"]));

  const operation = operationOf(raw["eventName"]);
  if (operation instanceof Undecodable) return operation;
  const eventID = textOf(raw["eventID"], "eventID");
  if (eventID instanceof Undecodable) return eventID;
  const stream = streamOf(raw["eventSourceARN"]);
  if (stream instanceof Undecodable) return stream;
  const sequenceNumber = sequenceNumberOf(dynamodb["SequenceNumber"]);
  if (sequenceNumber instanceof Undecodable) return sequenceNumber;
  const time = timeOf(dynamodb["ApproximateCreationDateTime"]);
  if (time instanceof Undecodable) return time;
  const images = imagesOf(operation, dynamodb, time);
  if (images instanceof Undecodable) return images;

  const reason = isExpiry(raw["userIdentity"]) ? "ttl" : "write";
  return { operation, ...stream, eventID, sequenceNumber, time, reason, ...images };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function textOf(value: unknown, path: string): string | Undecodable {
  return typeof value === "string" && value !== "" ? value : new Undecodable(path, "text", kindOf(value));
}

function operationOf(value: unknown): Operation | Undecodable {
  if (value === "INSERT" || value === "MODIFY" || value === "REMOVE") return value;
  return new Undecodable("eventName", "INSERT, MODIFY or REMOVE", kindOf(value));
}

function streamOf(value: unknown): StreamArn | Undecodable {
  const stream = typeof value === "string" ? parseStreamArn(value) : undefined;
  return stream ?? new Undecodable("eventSourceARN", "the ARN of a table's stream", kindOf(value));
}

const SEQUENCE_NUMBER = new RegExp(`^\\d{1,${MAX_SEQUENCE_DIGITS}}$`);

function sequenceNumberOf(value: unknown): string | Undecodable {
  if (typeof value === "string" && SEQUENCE_NUMBER.test(value)) return value;
  return new Undecodable("SequenceNumber", `text of 1 to ${MAX_SEQUENCE_DIGITS} digits`, kindOf(value));
}

/** Lambda gives the time of a write in epoch seconds. */
function timeOf(value: unknown): string | Undecodable {
  const time = typeof value === "number" ? new Date(value * 1000) : undefined;
  if (time !== undefined && !Number.isNaN(time.getTime())) return time.toISOString();
  return new Undecodable("ApproximateCreationDateTime", "a time in epoch seconds", kindOf(value));
}

/** Source: "DynamoDB Streams and Time to Live", Amazon DynamoDB Developer Guide. */
function isExpiry(value: unknown): boolean {
  const identity = fieldsOf(value);
  return identity?.["type"] === "Service" && identity["principalId"] === "dynamodb.amazonaws.com";
}

/** Source: key attributes are of type S, N or B: "Primary key", Core components of Amazon DynamoDB. */
function keysOf(dynamodb: Fields): ItemKeys | Undecodable {
  const keys = imageOf(dynamodb, "Keys");
  if (keys instanceof Undecodable) return keys;
  for (const [name, value] of Object.entries(keys)) {
    if (typeof value === "string" || typeof value === "number") continue;
    return new Undecodable(`Keys${fieldStep(name)}`, "text, a number or binary", kindOf(value));
  }
  return keys as ItemKeys;
}

type Images = Pick<Change, "keys" | "newRow" | "oldRow" | "cause" | "causeOnly" | "written">;

function imagesOf(operation: Operation, dynamodb: Fields, time: string): Images | Undecodable {
  const keys = keysOf(dynamodb);
  if (keys instanceof Undecodable) return keys;
  const newRow = operation === "REMOVE" ? undefined : imageOf(dynamodb, "NewImage");
  if (newRow instanceof Undecodable) return newRow;
  const oldRow = operation === "INSERT" ? undefined : imageOf(dynamodb, "OldImage");
  if (oldRow instanceof Undecodable) return oldRow;
  const cause = readCause(newRow, oldRow);
  return {
    keys,
    ...(newRow !== undefined && { newRow: withoutStamp(newRow) }),
    ...(oldRow !== undefined && { oldRow: withoutStamp(oldRow) }),
    ...(cause !== undefined && { cause }),
    causeOnly: onlyCauseChanged(newRow, oldRow),
    written: writtenOf(newRow, oldRow, time),
  };
}

function imageOf(dynamodb: Fields, name: "Keys" | "NewImage" | "OldImage"): Row | Undecodable {
  const image = dynamodb[name];
  if (image === undefined) return new Undecodable(name, "the row, from a stream of NEW_AND_OLD_IMAGES", "nothing");
  const row = decodeAttributes(image);
  return row instanceof Undecodable ? row.under(name) : row;
}
