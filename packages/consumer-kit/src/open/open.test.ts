import { GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import { datarefOf, type DomainEvent } from "@streambridge/events";
import { expect, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { sampleBody, sampleRecord } from "../testing/sample-record.ts";
import { open, type Opened } from "./open.ts";
import { readEnvelope } from "./read-envelope.ts";

const place = { bucket: "claims-bucket", key: "claims/one.json" };

/** S3 with one answer for every object. */
function s3With(answer: string | Error): Pick<S3Client, "send"> {
  const send = async (command: unknown): Promise<unknown> => {
    if (answer instanceof Error) throw answer;
    expect((command as GetObjectCommand).input).toEqual({ Bucket: place.bucket, Key: place.key });
    return { Body: { transformToString: async () => answer } };
  };
  return { send: send as S3Client["send"] };
}

const nowhere = s3With(new Error("nobody asks"));

async function openedOf(
  event: DomainEvent | { metadata: object; data?: object },
  s3 = nowhere,
  takes = () => true,
): Promise<Opened> {
  const read = await readEnvelope(sampleRecord(sampleBody(event as DomainEvent)));
  if (!read.ok) throw read.error;
  return open(read.letter, takes, s3);
}

function claimed(event: DomainEvent): { metadata: object } {
  return { metadata: { ...event.metadata, dataref: datarefOf(place) } };
}

test("an event is handed over as it was sent, with what its schema does not know", async () => {
  const event = sampleEvent("UserRegistered.v2");
  const wider = { ...event, data: { ...event.data, shoeSize: 44 } };
  expect(await openedOf(wider)).toEqual({ ok: true, event: wider });
});

test("an event that no handler takes is refused before its data is looked at", async () => {
  const event = { ...sampleEvent("UserRegistered.v2"), data: {} };
  expect(await openedOf(event, nowhere, () => false)).toMatchObject({ ok: false, error: { code: "HANDLER_MISSING" } });
});

test("data that its schema refuses is refused, without quoting it", async () => {
  const event = sampleEvent("UserRegistered.v2");
  const wrong = { ...event, data: { ...event.data, email: "secret-person" } };
  const opened = await openedOf(wrong);
  expect(opened).toMatchObject({ ok: false, error: { code: "MESSAGE_UNREADABLE" } });
  expect(JSON.stringify(opened)).toContain("/email");
  expect(JSON.stringify(opened)).not.toContain("secret-person");
});

test("data that was too large to travel is brought from where it lies", async () => {
  const event = sampleEvent("UserRegistered.v2");
  const opened = await openedOf(claimed(event), s3With(JSON.stringify(event.data)));
  expect(opened).toMatchObject({ ok: true, event: { data: event.data } });
});

test.each([
  ["is not there", new NoSuchKey({ message: "", $metadata: {} })],
  ["is no JSON", "{"],
])("a claim that %s is refused", async (why, answer) => {
  const opened = await openedOf(claimed(sampleEvent("UserRegistered.v2")), s3With(answer));
  expect(opened).toMatchObject({ ok: false, error: { code: "CLAIM_UNREADABLE" } });
  expect(opened.ok ? "" : opened.error.sentence).toContain(why);
});

test("a claim that names no object is refused", async () => {
  const { metadata } = sampleEvent("UserRegistered.v2");
  const opened = await openedOf({ metadata: { ...metadata, dataref: "https://elsewhere" } });
  expect(opened).toMatchObject({ ok: false, error: { code: "CLAIM_UNREADABLE" } });
});

test("an outage of S3 is thrown, for a retry", async () => {
  await expect(openedOf(claimed(sampleEvent("UserRegistered.v2")), s3With(new Error("SlowDown")))).rejects.toThrow(
    "SlowDown",
  );
});

test("an event without data and without a claim is refused", async () => {
  const { metadata } = sampleEvent("UserRegistered.v2");
  expect(await openedOf({ metadata })).toMatchObject({ ok: false, error: { code: "MESSAGE_UNREADABLE" } });
});
