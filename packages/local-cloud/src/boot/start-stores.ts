import type { ResourceGraph } from "../graph/graph.ts";
import { createDynamoDb, type DynamoDb } from "../services/dynamodb/dynamodb.ts";
import type { DynamoDbLocal } from "../services/dynamodb/dynamodb-local.ts";
import { startGateway, type Gateway, type MountedService } from "../services/gateway/gateway.ts";
import { startS3, type S3 } from "../services/s3/s3.ts";
import { createSqs, type Sqs } from "../services/sqs/sqs.ts";
import { createSsm } from "../services/ssm/ssm.ts";
import type { Booting } from "./booting.ts";

/** The one address, and the services that keep something: rows, messages, objects, parameters. */
export interface Stores {
  readonly gateway: Gateway;
  readonly dynamodb: DynamoDb;
  readonly sqs: Sqs;
  readonly s3: S3;
  /** What they serve at the one address. */
  readonly mounted: readonly MountedService[];
}

/** @param launching DynamoDB Local, which may still be starting. */
export async function startStores(
  { port, warn, clock, spy, step, ending }: Booting,
  graph: ResourceGraph,
  launching: Promise<DynamoDbLocal>,
): Promise<Stores> {
  const gateway = await startGateway({ ...(port !== undefined && { port }), warn });
  ending.add(() => gateway.stop());
  const sqs = createSqs({ graph, endpoint: gateway.endpoint, clock, spy });
  ending.add(() => sqs.stop());
  const s3 = await startS3({ graph, spy });
  ending.add(() => s3.stop());
  const local = await launching;
  const dynamodb = await step("Create the tables", () => createDynamoDb({ graph, local, clock, spy }));
  ending.add(() => dynamodb.stop());
  const ssm = createSsm({ graph, clock });
  return { gateway, dynamodb, sqs, s3, mounted: [...dynamodb.mounted, ...sqs.mounted, ssm, ...s3.mounted] };
}
