import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { OBJECTS_AT_ONCE } from "../limits.ts";

/** An object with its text. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: string;
}

/** Reads the objects under a prefix, the earliest keys first, up to a limit; `cut`: whether there are more. */
export async function readObjects(
  s3: S3Client,
  bucket: string,
  prefix: string,
  limit: number,
): Promise<{ readonly objects: readonly StoredObject[]; readonly cut: false | "limit" }> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    if (keys.length > limit) break;
  }
  const found: (StoredObject | undefined)[] = [];
  const wanted = keys.slice(0, limit).entries();
  const read = async (): Promise<void> => {
    for (const [position, key] of wanted) found[position] = await readIfThere(s3, bucket, key);
  };
  await Promise.all(Array.from({ length: OBJECTS_AT_ONCE }, read));
  const objects = found.filter((one) => one !== undefined);
  return { objects, cut: keys.length > limit && "limit" };
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
