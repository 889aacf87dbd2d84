import { S3Client } from "@aws-sdk/client-s3";
import type { Evidence } from "../ledger/account.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { lyingRecord, type Lying } from "./lying.ts";
import { objectsUnder } from "./objects.ts";
import { readDeadLetter, readParked, readWaiting, type Letter } from "./read-letter.ts";

/** Looks into every place for failures and every work queue, past the code under test: by the local cloud itself, and S3. */
export async function readPlaces({
  cloud: { endpoint, region, queues },
  consumers,
  parkQueue,
  failuresBucket,
}: ChaosWorld): Promise<Omit<Evidence, "effects">> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    const aside = await Promise.all([
      ...queues.peek(parkQueue).map((message) => readParked(s3, message)),
      ...consumers.flatMap(({ name, deadLetters }) =>
        queues.peek(deadLetters).map((message) => readDeadLetter(s3, name, message)),
      ),
    ]);
    const given = await readGivenUp(s3, failuresBucket);
    const archived = await readArchive(s3, failuresBucket);
    const waiting = consumers.flatMap(({ name, queue }) =>
      queues.peek(queue).map((message) => readWaiting(s3, name, message)),
    );
    return { aside: [...aside, ...given, ...archived], waiting: await Promise.all(waiting) };
  } finally {
    s3.destroy();
  }
}

/** Batches that the bridge's mapping gave up, record by record. */
async function readGivenUp(s3: S3Client, bucket: string): Promise<readonly Lying[]> {
  const objects = await objectsUnder(s3, bucket, "aws/lambda/");
  return objects.flatMap(({ key, text }) => {
    const { payload, requestContext } = JSON.parse(text) as {
      readonly payload: { readonly Records: readonly unknown[] };
      readonly requestContext: { readonly condition: string };
    };
    const at = { place: "stream", id: key, cause: requestContext.condition } as const;
    return payload.Records.map((record) => lyingRecord(at, record));
  });
}

/** Messages that the keeper moved out of queues of failures. */
async function readArchive(s3: S3Client, bucket: string): Promise<readonly Lying[]> {
  const objects = await objectsUnder(s3, bucket, "archive/");
  return Promise.all(
    objects.map(({ text }) => {
      const { place, attributes, ...kept } = JSON.parse(text) as Omit<Letter, "messageAttributes"> & {
        readonly place: string;
        readonly attributes: Letter["messageAttributes"];
      };
      const letter: Letter = { ...kept, messageAttributes: attributes };
      return place === "bridge" ? readParked(s3, letter, "archive") : readDeadLetter(s3, place, letter, "archive");
    }),
  );
}
