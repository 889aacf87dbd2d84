import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { OBJECTS_AT_ONCE } from "../limits.ts";
import type { Cut } from "./places/place.ts";

/** An object with its text. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: string;
}

/**
 * Reads what the objects under a prefix tell of, the earliest keys first, until there is as much as the limit says: an object
 * may hold a hundred failures, or some megabytes.
 *
 * @param read what an object tells of
 */
export async function readObjects<T>(
  s3: S3Client,
  { bucket, prefix, limit }: { readonly bucket: string; readonly prefix: string; readonly limit: number },
  read: (object: StoredObject) => readonly T[],
): Promise<{ readonly told: readonly T[]; readonly cut: Cut }> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    if (keys.length > limit) break;
  }
  const told: (readonly T[])[] = [];
  let count = 0;
  const left = keys.entries();
  const work = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) {
      const [position, key] = next.value;
      const object = await readIfThere(s3, bucket, key);
      told[position] = object === undefined ? [] : read(object);
      count += told[position].length;
      if (count >= limit) return;
    }
  };
  await Promise.all(Array.from({ length: OBJECTS_AT_ONCE }, work));
  return { told: told.flat(), cut: told.length < keys.length && "limit" };
}

/** A redrive at work may have taken an object away since it was listed: it is no failure any more, and no fault. */
async function readIfThere(s3: S3Client, bucket: string, key: string): Promise<StoredObject | undefined> {
  try {
    return { bucket, key, body: await readObject(s3, bucket, key) };
  } catch (thrown) {
    if (thrown instanceof NoSuchKey) return undefined;
    throw thrown;
  }
}

/** The text of one object. Rejects with S3's own error. */
export async function readObject(s3: S3Client, bucket: string, key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? "";
}
