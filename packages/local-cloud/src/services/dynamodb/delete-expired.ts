import { DYNAMODB, type Ask } from "./ask.ts";

/** A row whose time seems to be over. */
export interface Expired {
  readonly table: string;
  readonly key: object;
  /** Name of the attribute that holds its time. */
  readonly attribute: string;
  /** What that attribute held, as DynamoDB writes it. */
  readonly time: unknown;
}

/**
 * Deletes a row whose time is over, unless it was given another time since, or is gone.
 *
 * @returns Whether it was deleted.
 * @throws AwsFault whatever else DynamoDB answers
 */
export async function deleteExpired(ask: Ask, { table, key, attribute, time }: Expired): Promise<boolean> {
  try {
    await ask(`${DYNAMODB}.DeleteItem`, {
      TableName: table,
      Key: key,
      ConditionExpression: "#ttl = :time",
      ExpressionAttributeNames: { "#ttl": attribute },
      ExpressionAttributeValues: { ":time": time },
    });
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === "ConditionalCheckFailedException") return false;
    throw thrown;
  }
}
