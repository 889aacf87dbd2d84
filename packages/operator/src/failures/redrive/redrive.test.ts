import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { DECISION_ATTRIBUTE, HISTORY, type Decision } from "@streambridge/consumer-kit/inspect";
import { StreambridgeError } from "@streambridge/errors";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Where } from "../look.ts";
import { view } from "../stage.ts";
import { BUCKET, startFailuresBench, type FailuresBench } from "../testing/failures-bench.ts";
import type { Refusal } from "../stale.ts";
import { sampleRecord } from "../testing/sample-entries.ts";
import { Hold } from "./hold.ts";
import { redrive, type Done } from "./redrive.ts";

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
beforeEach(() => bench.reset());
afterAll(() => bench.stop());

const parkQueue = () => bench.topology.bridge.parkQueue;
const park = (record: unknown) => bench.send(parkQueue(), { record, error: { code: "EVENT_INVALID" }, stage: "seal" });

/** Sends again what lies in a place, or the first of it, as the command does; `onDone` is told of each. */
async function redriveAll(
  where: Where = {},
  onDone: (done: Done, stop: () => void) => void = () => {},
  decision?: Decision,
  refusal: Refusal = () => undefined,
  most = Number.POSITIVE_INFINITY,
) {
  const wish = new AbortController();
  const seen = await bench.look(where);
  const entries = seen.flatMap((one) => one.entries);
  return redrive(bench, new Hold(bench.reach, entries), entries.slice(0, most), {
    rate: 1_000,
    decision,
    refusal,
    stop: wish.signal,
    progress: (done) => onDone(done, () => wish.abort()),
  });
}

/** Refuses the first change of item `a`. */
const refuseFirst: Refusal = ({ content }) => (JSON.stringify(content).includes("a-1") ? "too old" : undefined);

const kindsOf = ({ done }: { done: readonly Done[] }) => done.map(({ redriven }) => redriven.kind);

test("records go in the order of their stream, whatever the order in which they lie", async () => {
  for (const sequence of [12, 3, 7]) await park(sampleRecord("a", sequence));
  const sent: unknown[] = [];
  bench.answer = ({ record }) => {
    sent.push((record as { eventID: string }).eventID);
    return { outcome: "published", published: [] };
  };
  expect(kindsOf(await redriveAll())).toEqual(["published", "published", "published"]);
  expect(sent).toEqual(["a-3", "a-7", "a-12"]);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 0, hidden: 0 });
});

test("items are on their way at the same time, and none overtakes itself", async () => {
  for (const key of ["a", "b", "c"]) for (const sequence of [2, 1]) await park(sampleRecord(key, sequence));
  const begun: string[] = [];
  const all = Promise.withResolvers<void>();
  bench.answer = async ({ record }) => {
    if (begun.push((record as { eventID: string }).eventID) === 3) all.resolve();
    // The first of each item waits for the first of the others.
    await all.promise;
    return { outcome: "published", published: [] };
  };
  expect((await redriveAll()).done).toHaveLength(6);
  expect(begun.slice(0, 3).toSorted()).toEqual(["a-1", "b-1", "c-1"]);
});

test("what is published, ignored or parked anew is taken away; what is to be tried again stays, and is shown", async () => {
  for (const sequence of [1, 2, 3, 4]) await park(sampleRecord("a", sequence));
  const outcomes = ["published", "ignored", "parked", "retried"] as const;
  let number = 0;
  bench.answer = () => ({ outcome: outcomes[number++] ?? "published", published: [] });
  expect(kindsOf(await redriveAll())).toEqual(["published", "ignored", "parked anew", "stays"]);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("what is refused stays where it lies, and the others of its item go on", async () => {
  for (const sequence of [1, 2]) await park(sampleRecord("a", sequence));
  const { done } = await redriveAll({}, () => {}, undefined, refuseFirst);
  expect(done.map(({ redriven }) => redriven)).toEqual([{ kind: "stays", why: "too old" }, { kind: "published" }]);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("a record that the function does not answer for stays, and the others go on", async () => {
  for (const sequence of [1, 2]) await park(sampleRecord("a", sequence));
  bench.answer = ({ record }) => {
    if ((record as { eventID: string }).eventID === "a-1") throw new StreambridgeError("AWS_FAILED", "it died");
    return { outcome: "published", published: [] };
  };
  expect(await redriveAll()).toMatchObject({ done: [{ redriven: { kind: "stays", why: "AWS_FAILED: it died" } }, {}] });
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("interrupted, it leaves what it did not come to where it lay, and run again it settles the rest", async () => {
  for (let sequence = 1; sequence <= 5; sequence += 1) await park(sampleRecord("a", sequence));
  const first = await redriveAll({}, (_, stop) => stop());
  expect([first.done.length, first.untouched.length]).toEqual([1, 4]);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 4, hidden: 0 });
  expect((await redriveAll()).done).toHaveLength(4);
});

test("when AWS fails amid it, what was done is told, and the rest is shown again", async () => {
  for (const sequence of [1, 2, 3]) await park(sampleRecord("a", sequence));
  bench.answer = ({ record }) => {
    if ((record as { eventID: string }).eventID === "a-2") throw new Error("no network");
    return { outcome: "published", published: [] };
  };
  const summary = await redriveAll();
  expect(summary).toMatchObject({ done: [{}], untouched: [{}, {}], fault: new Error("no network") });
  expect(await bench.depth(parkQueue())).toEqual({ visible: 2, hidden: 0 });
});

test("a record that was too large for the queue is fetched, sent, and its object goes with its message", async () => {
  const record = sampleRecord("a", 1);
  await bench.put("parked/1.json", { record, error: { code: "EVENT_INVALID" } });
  const ref = `s3://${BUCKET}/parked/1.json`;
  await bench.send(parkQueue(), { ref, error: { code: "EVENT_INVALID" }, stage: "seal" });
  let sent: unknown;
  bench.answer = (request) => {
    sent = request.record;
    return { outcome: "published", published: [] };
  };
  await redriveAll();
  expect(sent).toEqual(record);
  expect(await bench.keys()).toEqual([]);
});

test("a payload that is gone leaves its entry, and says so", async () => {
  await bench.send(parkQueue(), {
    ref: `s3://${BUCKET}/parked/1.json`,
    error: { code: "EVENT_INVALID" },
    stage: "seal",
  });
  const { done } = await redriveAll();
  expect(done).toMatchObject([{ redriven: { kind: "stays", why: expect.stringContaining("PAYLOAD_MISSING") } }]);
});

test("a record that was parked once and is named twice goes twice, and its object with the last", async () => {
  await bench.put("parked/1.json", { record: sampleRecord("a", 1) });
  const parcel = { ref: `s3://${BUCKET}/parked/1.json`, error: { code: "EVENT_INVALID" }, stage: "seal" };
  // SQS took it, its answer was lost, and the client sent it again.
  for (const copy of [parcel, parcel]) await bench.send(parkQueue(), copy);
  expect(kindsOf(await redriveAll({}, undefined, undefined, undefined, 1))).toEqual(["published"]);
  expect(kindsOf(await redriveAll())).toEqual(["published"]);
  expect(await bench.keys()).toEqual([]);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 0, hidden: 0 });
});

test("what refers to an object that is not the bridge's keeps nobody else from going, and the object stays", async () => {
  await bench.put("archive/bridge/2026-01-06/m-1.json", "somebody's only copy");
  const ref = `s3://${BUCKET}/archive/bridge/2026-01-06/m-1.json`;
  await bench.send(parkQueue(), { ref, error: { code: "EVENT_INVALID" }, stage: "seal" });
  await park(sampleRecord("a", 1));
  expect(kindsOf(await redriveAll({ place: "bridge" })).toSorted()).toEqual(["published", "stays"]);
  expect(await bench.keys()).toEqual(["archive/bridge/2026-01-06/m-1.json"]);
});

test("of an object with several records each goes its way; interrupted, the object keeps the others", async () => {
  const Records = [1, 2, 3].map((sequence) => sampleRecord("a", sequence));
  const told = { requestContext: { condition: "RecordAgeExceeded" }, timestamp: "2026-01-01T00:00:00.000Z" };
  await bench.put("aws/lambda/1", { ...told, payload: { Records } });
  const first = await redriveAll({ place: "stream" }, (_, stop) => stop());
  expect(first.untouched).toHaveLength(2);

  const [left] = await view(bench, 10, { place: "stream" });
  expect(left?.entries.map(({ content }) => content)).toEqual(
    Records.slice(1).map((record) => ({ kind: "record", record })),
  );
  expect(
    left?.entries.map(({ id }) => id),
    "with the same ids",
  ).toEqual(first.untouched.map(({ id }) => id));
  expect(left?.entries[0]).toMatchObject({ cause: "RecordAgeExceeded" });
  await redriveAll({ place: "stream" });
  expect(await bench.keys()).toEqual([]);
});

test("an event goes back to its consumer's queue with its body untouched, and from the archive as well", async () => {
  const { queue = "", deadLetters = "" } = bench.topology.consumers[0] ?? {};
  await bench.send(deadLetters, '{"detail": 1}', { ErrorCode: "PARK_REQUESTED" });
  await bench.put("archive/crm-sync/2026-01-06/m.json", { place: "crm-sync", messageId: "m", body: '{"detail": 2}' });
  expect(kindsOf(await redriveAll())).toEqual(["sent back", "sent back"]);
  expect(await bench.depth(queue)).toEqual({ visible: 2, hidden: 0 });
  expect(await bench.depth(deadLetters)).toEqual({ visible: 0, hidden: 0 });
  expect(await bench.keys()).toEqual([]);
});

test("an event carries back how often and since when it failed, and what a person says of its effect", async () => {
  const { queue = "", deadLetters = "" } = bench.topology.consumers[0] ?? {};
  const first = "2026-01-01T00:00:00.000Z";
  const told = {
    ErrorCode: "EFFECT_UNCERTAIN",
    Attempts: "3",
    FirstReceived: first,
    ParkedAt: "2026-01-02T00:00:00.000Z",
  };
  await bench.send(deadLetters, "{}", told);
  await redriveAll({}, () => {}, "done");
  const command = new ReceiveMessageCommand({ QueueUrl: queue, MessageAttributeNames: ["All"] });
  const { Messages: [message] = [] } = await bench.reach.sqs.send(command);
  const attributes = Object.entries(message?.MessageAttributes ?? {});
  expect(Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]))).toEqual({
    [HISTORY.attempts]: "3",
    [HISTORY.firstReceived]: first,
    [DECISION_ATTRIBUTE]: "done",
  });
});

test("what a person says of an uncertain effect travels with no other failure", async () => {
  const { queue = "", deadLetters = "" } = bench.topology.consumers[0] ?? {};
  await bench.send(deadLetters, '{"cause":"known"}', { ErrorCode: "HANDLER_FAILED" });
  await bench.send(deadLetters, '{"cause":"killed"}');
  await redriveAll({}, () => {}, "done");
  const { Messages = [] } = await bench.reach.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] }),
  );
  const decisions = Messages.map(({ Body, MessageAttributes }) => [
    Body,
    MessageAttributes?.[DECISION_ATTRIBUTE]?.StringValue,
  ]);
  expect(Object.fromEntries(decisions)).toEqual({ '{"cause":"known"}': undefined, '{"cause":"killed"}': "done" });
});

test("what is no record and no event stays until it is purged", async () => {
  await bench.send(parkQueue(), "hello");
  expect(await redriveAll()).toMatchObject({ done: [{ redriven: { kind: "stays" } }] });
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("what was done is told when the bucket refuses to be brought up to date, and so is the fault", async () => {
  await bench.put("aws/lambda/b.json", { payload: { Records: [sampleRecord("a", 1)] } });
  const { s3 } = bench.reach;
  bench.answer = () => {
    vi.spyOn(s3, "send").mockRejectedValue(new Error("AccessDenied"));
    return { outcome: "published", published: [] };
  };
  const summary = await redriveAll();
  vi.restoreAllMocks();
  expect(kindsOf(summary)).toEqual(["published"]);
  expect(summary.fault).toMatchObject({ message: "AccessDenied" });
  expect(await bench.keys()).toEqual(["aws/lambda/b.json"]);
});
