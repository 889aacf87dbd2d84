import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startTable } from "@streambridge/local-cloud/testing";

/** A guard's table in DynamoDB Local, with a client. */
export interface GuardTable {
  readonly name: string;
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  stop(): Promise<void>;
}

/** Starts DynamoDB Local with an empty table for a guard. */
export async function startGuardTable(): Promise<GuardTable> {
  const name = "Guard";
  const table = await startTable(name, "id");
  const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
  const client = new DynamoDBClient({ endpoint: table.endpoint, region: "us-east-1", credentials });
  return {
    name,
    endpoint: table.endpoint,
    client,
    async stop() {
      client.destroy();
      await table.stop();
    },
  };
}
