import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, resourceOf } from "../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { startS3, type S3 } from "./s3.ts";

const Bucket = "shop-photos";
const spy = createSpy(createManualClock());
let gateway: Gateway;
let s3: S3;
let client: S3Client;

beforeAll(async () => {
  const graph = graphOf([resourceOf("aws:s3/bucket:Bucket", "Photos", {}, { bucket: Bucket })]);
  gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  s3 = await startS3({ graph, spy });
  for (const service of s3.mounted) gateway.mount(service);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  // As a function has it: an address in AWS_ENDPOINT_URL and nothing else said about S3.
  client = new S3Client({ endpoint: gateway.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await s3.stop();
  await gateway.stop();
});

test("an object comes back as it was written, and the write is told with its size", async () => {
  const Key = "2026/a cellar & more/ü.txt";
  await client.send(new PutObjectCommand({ Bucket, Key, Body: "grüße" }));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  expect(await Body?.transformToString()).toBe("grüße");
  expect(await spy.waitFor("object-written", ({ key }) => key === Key)).toMatchObject({ bucket: Bucket, size: 7 });
});

test("an upload in parts is told once, when it is complete", async () => {
  const Key = "parts";
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const { ETag } = await client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: Buffer.alloc(10) }),
  );
  const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
  await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }));
  expect(await spy.waitFor("object-written", ({ key }) => key === Key)).toMatchObject({ size: 10 });
  expect(spy.facts.filter((fact) => fact.kind === "object-written" && fact.key === Key)).toHaveLength(1);
});

test("a request about an object is no write of it", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "tagged", Body: "x" }));
  await client.send(new PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet: [] } })).catch(() => {});
  await client.send(new PutObjectCommand({ Bucket, Key: "after", Body: "x" }));
  await spy.waitFor("object-written", ({ key }) => key === "after");
  expect(spy.facts.filter((fact) => fact.kind === "object-written" && fact.key === "tagged")).toHaveLength(1);
});

test("a service beside S3 writes without HTTP", async () => {
  await s3.put(Bucket, "from/within #1", "text");
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "from/within #1" }));
  expect(await Body?.transformToString()).toBe("text");
});

test("an object or a bucket that is not there is refused by AWS's name", async () => {
  await expect(client.send(new GetObjectCommand({ Bucket, Key: "none" }))).rejects.toBeInstanceOf(NoSuchKey);
  await expect(client.send(new ListObjectsV2Command({ Bucket: "no-such-bucket" }))).rejects.toMatchObject({
    name: "NoSuchBucket",
  });
});
