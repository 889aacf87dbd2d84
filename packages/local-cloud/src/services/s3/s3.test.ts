import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
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
const SIGNED_FOR_S3 = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request";
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

test("an operation that is not emulated is refused, and changes nothing", async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: "kept", Body: "x" }));
  for (const ask of [
    () => client.send(new PutObjectTaggingCommand({ Bucket, Key: "kept", Tagging: { TagSet: [] } })),
    () => client.send(new DeleteBucketPolicyCommand({ Bucket })),
    () => client.send(new ListMultipartUploadsCommand({ Bucket })),
    () => client.send(new GetBucketVersioningCommand({ Bucket })),
  ]) {
    await expect(ask()).rejects.toMatchObject({
      name: "NotImplemented",
      $metadata: { httpStatusCode: 501 },
    });
  }
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "kept" }));
  expect(await Body?.transformToString()).toBe("x");
});

test("a write goes on only if its condition holds", async () => {
  const Key = "conditional";
  const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body: "1", IfNoneMatch: "*" }));
  const refused = { name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } };
  const put = (condition: Partial<PutObjectCommandInput>): Promise<unknown> =>
    client.send(new PutObjectCommand({ Bucket, Key, Body: "2", ...condition }));
  await expect(put({ IfNoneMatch: "*" })).rejects.toMatchObject(refused);
  await expect(put({ IfMatch: '"another"' })).rejects.toMatchObject(refused);
  await put({ IfMatch: ETag });
  await expect(put({ Key: "nothing", IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
});

test.each([
  ["nothing at all", new Uint8Array(), undefined],
  ["a form", Buffer.from("a=1&b=2"), "application/x-www-form-urlencoded"],
])("an object of %s is kept as it is", async (_what, body, ContentType) => {
  const headers = { authorization: SIGNED_FOR_S3, ...(ContentType !== undefined && { "content-type": ContentType }) };
  const { status } = await fetch(`${gateway.endpoint}/${Bucket}/bytes`, { method: "PUT", headers, body });
  expect(status).toBe(200);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "bytes" }));
  expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(Buffer.from(body));
});

test("a service beside S3 writes without HTTP", async () => {
  await s3.put(Bucket, "from/within #1", "text");
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "from/within #1" }));
  expect(await Body?.transformToString()).toBe("text");
});

test("what such a service writes to a bucket that is not there is refused to it, by AWS's name", async () => {
  await expect(s3.put("no-such-bucket", "key", "text")).rejects.toMatchObject({ name: "NoSuchBucket", status: 404 });
});

test("an object or a bucket that is not there is refused by AWS's name", async () => {
  await expect(client.send(new GetObjectCommand({ Bucket, Key: "none" }))).rejects.toBeInstanceOf(NoSuchKey);
  await expect(client.send(new ListObjectsV2Command({ Bucket: "no-such-bucket" }))).rejects.toMatchObject({
    name: "NoSuchBucket",
  });
});
