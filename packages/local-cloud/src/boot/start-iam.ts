import type { ResourceGraph } from "../graph/graph.ts";
import { createIam, IAM_OFF, type Iam } from "../iam/iam.ts";
import type { Booting } from "./booting.ts";
import type { Stores } from "./start-stores.ts";

/** @throws StreambridgeError as {@link createIam}. */
export function startIam({ iam, spy }: Booting, graph: ResourceGraph, { sqs, s3 }: Stores): Iam {
  if (iam === "off") return IAM_OFF;
  return createIam({ graph, queues: sqs.queues, isThere: (...object) => s3.isThere(...object), spy });
}
