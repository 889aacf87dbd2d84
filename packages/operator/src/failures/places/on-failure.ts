import { readObjects } from "../objects.ts";
import { readBatch } from "../read/read-batch.ts";
import type { Look, Seen } from "./place.ts";

/** Lambda's own prefix for what a mapping gave up. */
const PREFIX = "aws/lambda/";

/** What the bridge's mapping gave up: batches that the bridge never answered for (rule 1). */
export async function lookAtOnFailure({ reach: { s3 }, topology, limit }: Look): Promise<Seen> {
  const bucket = topology.bridge.failuresBucket;
  const { told, cut } = await readObjects(s3, { bucket, prefix: PREFIX, limit }, readBatch);
  return { place: "stream", entries: told, cut, hidden: 0 };
}
