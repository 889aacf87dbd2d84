import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { arrange, runLanes } from "./arrange.ts";
import { readEnvelope, type ReadResult } from "./open/read-envelope.ts";
import { sampleEvent } from "./testing/sample-event.ts";
import { sampleBody, sampleRecord } from "./testing/sample-record.ts";

const changeOf = async (userId: string, order: number): Promise<ReadResult> =>
  readEnvelope(
    sampleRecord(sampleBody(sampleEvent("UserProfileChanged.v2", { data: { userId }, order })), {
      messageId: `${userId}${order}`,
    }),
  );

const idsOf = (lane: readonly ReadResult[]) => lane.map(({ record }) => record.messageId);

test("events of one item share a lane, by sequence; items have their own", async () => {
  const messages = await Promise.all([changeOf("a", 3), changeOf("b", 1), changeOf("a", 1), changeOf("a", 2)]);
  expect(arrange(messages).map(idsOf)).toEqual([["a1", "a2", "a3"], ["b1"]]);
});

test("sequence is compared as a number of any length", async () => {
  const messages = await Promise.all([changeOf("a", 10), changeOf("a", 9)]);
  expect(arrange(messages).map(idsOf)).toEqual([["a9", "a10"]]);
});

test("each message that could not be read has a lane of its own", async () => {
  const messages = await Promise.all([readEnvelope(sampleRecord("x")), readEnvelope(sampleRecord("y"))]);
  expect(arrange(messages)).toHaveLength(2);
});

test("lanes run side by side up to the limit, messages of a lane one after the other", async () => {
  const messages = await Promise.all(["a", "b", "c"].flatMap((userId) => [changeOf(userId, 1), changeOf(userId, 2)]));
  const busy = new Set<string>();
  const log: string[] = [];
  let most = 0;
  await runLanes(arrange(messages), 2, async ({ record: { messageId } }) => {
    const lane = messageId.slice(0, 1);
    expect(busy.has(lane)).toBe(false);
    busy.add(lane);
    most = Math.max(most, busy.size);
    await turn();
    busy.delete(lane);
    log.push(messageId);
  });
  expect(most).toBe(2);
  expect(log.filter((id) => id.startsWith("a"))).toEqual(["a1", "a2"]);
  expect(log).toHaveLength(6);
});
