import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { MOST_PAGES } from "./limits.ts";

/** How many objects lie in the Failures bucket, as far as {@link MOST_PAGES} pages tell. */
export interface Lying {
  /** Messages in the archive. */
  readonly archived: number;
  /** Batches that the bridge's mapping gave up, under Lambda's own prefix. */
  readonly givenUp: number;
}

/**
 * Counts what lies in the bucket. Whatever moves failures there empties their queue or passes by, so that nothing else tells of them for
 * as long as they lie. Rejects with S3's own error.
 */
export async function countLying(s3: S3Client, failuresBucket: string): Promise<Lying> {
  return {
    archived: await countUnder(s3, failuresBucket, "archive/"),
    givenUp: await countUnder(s3, failuresBucket, "aws/lambda/"),
  };
}

async function countUnder(client: S3Client, Bucket: string, Prefix: string): Promise<number> {
  let count = 0;
  let pages = 0;
  for await (const { KeyCount = 0 } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    count += KeyCount;
    pages += 1;
    if (pages === MOST_PAGES) break;
  }
  return count;
}
