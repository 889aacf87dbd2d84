import { tmpdir } from "node:os";
import { createRealClock } from "../clock.ts";
import { readMachine } from "../env.ts";
import { createDynamoDb } from "../services/dynamodb/dynamodb.ts";
import { launchDynamoDbLocal } from "../services/dynamodb/dynamodb-local.ts";
import { findJava } from "../services/dynamodb/java/find-java.ts";
import { startGateway } from "../services/gateway/gateway.ts";
import { createSpy } from "../spy/spy.ts";
import { graphOf, tableOf } from "./graph-of.ts";

/** DynamoDB with one table, for the tests of whatever writes to it. */
export interface TestTable {
  /** Where the SDK's client finds it: its `endpoint`, or AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts DynamoDB Local with a table of this name, whose keys are text. */
export async function startTable(name: string, hashKey: string, rangeKey?: string): Promise<TestTable> {
  const keys = rangeKey === undefined ? [hashKey] : [hashKey, rangeKey];
  const attributes = keys.map((key) => ({ name: key, type: "S" }));
  const graph = graphOf([tableOf(name, { attributes, hashKey, ...(rangeKey !== undefined && { rangeKey }) })]);
  const clock = createRealClock();
  const spy = createSpy(clock);
  const java = await findJava({ machine: readMachine(), cache: tmpdir() });
  const local = await launchDynamoDbLocal(java);
  const [gateway, dynamodb] = await Promise.all([
    startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) }),
    createDynamoDb({ graph, local, clock, spy }),
  ]);
  for (const service of dynamodb.mounted) gateway.mount(service);
  return {
    endpoint: gateway.endpoint,
    stop: async () => {
      dynamodb.stop();
      await gateway.stop();
      await local.stop();
    },
  };
}
