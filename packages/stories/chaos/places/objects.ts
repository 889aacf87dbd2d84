import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";

/** Every object under a prefix of a bucket, with its text. */
export async function objectsUnder(
  s3: S3Client,
  Bucket: string,
  Prefix: string,
): Promise<readonly { readonly key: string; readonly text: string }[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix }))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return Promise.all(keys.map(async (key) => ({ key, text: await readObject(s3, `s3://${Bucket}/${key}`) })));
}

/** The text of the object of this address, `s3://bucket/key`. */
export async function readObject(s3: S3Client, ref: string): Promise<string> {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(ref) ?? [];
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? "";
}
