import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The table of all entities, with keys `pk` and `sk`, and its client. */
export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
}

/** The table of this name, in the region and at the address that the environment gives the SDK. */
export function openTable(name: string, client: DynamoDBClient = new DynamoDBClient()): Table {
  // An optional field that a request left out is no attribute, rather than an error.
  return { name, client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }) };
}
