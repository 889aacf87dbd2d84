import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Message } from "@streambridge/local-cloud";
import type { ChaosWorld } from "../world/chaos-world.ts";
import type { Evidence } from "../ledger/account.ts";
import { lyingEvent, lyingRecord, type Data, type Lying } from "./lying.ts";

/** Looks into every place for failures and every work queue, past the code under test: by the local cloud itself, and S3. */
export async function readPlaces(world: ChaosWorld): Promise<Omit<Evidence, "effects">> {
  const { cloud, consumers, parkQueue } = world;
  const { endpoint, region } = cloud;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    const parked = await Promise.all(cloud.queues.peek(parkQueue).map((message) => readParked(s3, message)));
    const given = await readGivenUp(s3, world.failuresBucket);
    const dead = consumers.map(({ name, deadLetters }) =>
      readEvents(s3, name, "dead letters of", cloud.queues.peek(deadLetters)),
    );
    const work = consumers.map(({ name, queue }) => readEvents(s3, name, "queue of", cloud.queues.peek(queue)));
    return {
      aside: [...parked, ...given, ...(await Promise.all(dead)).flat()],
      waiting: (await Promise.all(work)).flat(),
    };
  } finally {
    s3.destroy();
  }
}

async function readParked(s3: S3Client, { messageId, body, messageAttributes }: Message): Promise<Lying> {
  const parcel = JSON.parse(body) as { readonly ref?: string; readonly record?: unknown };
  const { record } =
    parcel.ref === undefined ? parcel : (JSON.parse(await readObject(s3, parcel.ref)) as { record?: unknown });
  return lyingRecord("park queue", messageId, record, messageAttributes["code"]?.StringValue ?? "");
}

/** Batches that the bridge's mapping gave up. */
async function readGivenUp(s3: S3Client, bucket: string): Promise<readonly Lying[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: "aws/lambda/" }));
  const objects = await Promise.all(
    Contents.map(async ({ Key = "" }) => ({ Key, text: await readObject(s3, `s3://${bucket}/${Key}`) })),
  );
  return objects.flatMap(({ Key, text }) => {
    const { payload } = JSON.parse(text) as { readonly payload: { readonly Records: readonly unknown[] } };
    return payload.Records.map((record) => lyingRecord("failures bucket", Key, record, ""));
  });
}

function readEvents(
  s3: S3Client,
  name: string,
  place: string,
  messages: readonly Message[],
): Promise<readonly Lying[]> {
  return Promise.all(
    messages.map(async ({ messageId, body, messageAttributes }) => {
      const cause =
        messageAttributes["ErrorCode"]?.StringValue ?? messageAttributes["ERROR_CODE"]?.StringValue ?? "killed";
      return lyingEvent(`${place} ${name}`, name, messageId, await withData(s3, body), cause);
    }),
  );
}

/** The event with its data, also where that took the claim check. */
async function withData(s3: S3Client, body: string): Promise<string> {
  const event = JSON.parse(body) as {
    readonly detail: { data?: Data; readonly metadata: { readonly dataref?: string } };
  };
  const { dataref } = event.detail.metadata;
  if (event.detail.data !== undefined || dataref === undefined) return body;
  return JSON.stringify({
    ...event,
    detail: { ...event.detail, data: JSON.parse(await readObject(s3, dataref)) as Data },
  });
}

async function readObject(s3: S3Client, ref: string): Promise<string> {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(ref) ?? [];
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? "";
}
