import { marshall } from "@aws-sdk/util-dynamodb";

/** The table that test records come from. */
export const TABLE_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/streambridge-test-entities";
const STREAM_ARN = `${TABLE_ARN}/stream/2026-11-01T00:00:00.000`;

/** A plain row: what a producer would put. */
export type PlainRow = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** Fields of a record that a test wants otherwise. */
export interface RecordOptions {
  readonly eventID?: string;
  readonly sequenceNumber?: string;
  /** ISO 8601. */
  readonly time?: string;
  /** Whether DynamoDB itself deleted the row because it had expired. */
  readonly expired?: boolean;
}

/** A record in the shape that Lambda receives. */
export interface TestRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: Readonly<Record<string, unknown>> & { readonly SequenceNumber: string };
  readonly [field: string]: unknown;
}

let made = 0;

/** A stream record as Lambda receives it: an insert without `before`, a removal without `after`. */
export function streamRecord(
  before: PlainRow | undefined,
  after: PlainRow | undefined,
  options: RecordOptions = {},
): TestRecord {
  made += 1;
  const { eventID = `event-${made}`, sequenceNumber = String(100_000_000_000_000_000_000n + BigInt(made)) } = options;
  const { time = "2026-11-23T12:00:00.000Z", expired = false } = options;
  const row = after ?? before;
  const withoutBefore = before === undefined ? "INSERT" : "MODIFY";
  return {
    eventID,
    eventName: after === undefined ? "REMOVE" : withoutBefore,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: Date.parse(time) / 1000,
      Keys: marshall({ pk: row?.pk, sk: row?.sk }),
      ...(after !== undefined && { NewImage: marshall(after, { removeUndefinedValues: true }) }),
      ...(before !== undefined && { OldImage: marshall(before, { removeUndefinedValues: true }) }),
      SequenceNumber: sequenceNumber,
      SizeBytes: 100,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: STREAM_ARN,
    ...(expired && { userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } }),
  };
}

/** A user's row. */
export function userRow(userId: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    pk: `USER#${userId}`,
    sk: "PROFILE",
    entity: "user",
    userId,
    firstname: "Ada",
    lastname: "Lovelace",
    email: "ada@example.com",
    registeredAt: "2026-11-23T12:00:00.000Z",
    updatedAt: "2026-11-23T12:00:00.000Z",
    ...more,
  };
}

/** An order's row. */
export function orderRow(orderId: string, more: Readonly<Record<string, unknown>> = {}) {
  const unitPrice = { amount: 1250, currency: "EUR" };
  return {
    pk: `ORDER#${orderId}`,
    sk: "ORDER",
    entity: "order",
    orderId,
    userId: "user-1",
    status: "placed",
    channel: "web",
    lines: [{ sku: "TEA-1", title: "Tea", quantity: 2, unitPrice }],
    total: { amount: 2500, currency: "EUR" },
    placedAt: "2026-11-23T12:00:00.000Z",
    ...more,
  };
}
