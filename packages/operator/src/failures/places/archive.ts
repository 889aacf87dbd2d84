import { readObjects } from "../objects.ts";
import { readArchived } from "../read/read-archived.ts";
import type { Look, Seen } from "./place.ts";

const PREFIX = "archive/";

/**
 * Dead letters that grew old: a scheduled function moves them before their queue would drop them (rule 10).
 *
 * @param consumer whose alone; default everybody's and the bridge's
 */
export async function lookAtArchive({ reach: { s3 }, topology, limit }: Look, consumer?: string): Promise<Seen> {
  const prefix = consumer === undefined ? PREFIX : `${PREFIX}${consumer}/`;
  const bucket = topology.bridge.failuresBucket;
  const { told, cut } = await readObjects(s3, { bucket, prefix, limit }, (object) => [readArchived(object)]);
  return { place: "archive", entries: told, cut, hidden: 0 };
}
