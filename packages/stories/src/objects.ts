import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { World } from "./world.ts";

/** Looks into the buckets of a world. */
export interface Objects {
  /** The keys in a bucket that begin so, in order. */
  keys(bucket: string, prefix: string): Promise<readonly string[]>;
  /** The JSON of the object of this address, `s3://bucket/key`. */
  read(address: string): Promise<unknown>;
  close(): void;
}

/** Opens the buckets of a world. */
export function openObjects({ cloud: { endpoint, region } }: Pick<World, "cloud">): Objects {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  return {
    async keys(Bucket, Prefix) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
      return Contents.map(({ Key = "" }) => Key);
    },
    async read(address) {
      const { host: Bucket, pathname } = new URL(address);
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: pathname.slice(1) }));
      return JSON.parse((await Body?.transformToString()) ?? "") as unknown;
    },
    close: () => client.destroy(),
  };
}
