import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MemoryStore } from "../guard/memory-store.ts";
import { Park, Retry } from "../outcome.ts";
import { startQueueBench, type QueueBench } from "../testing/queue-bench.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { sampleBody } from "../testing/sample-record.ts";

let bench: QueueBench;

beforeAll(async () => {
  bench = await startQueueBench();
});
beforeEach(() => bench.reset());
afterAll(() => bench.stop());

const event = sampleEvent("UserRegistered.v2");
const body = sampleBody(event);

const throwing = (error: Error) => ({
  "UserRegistered.v2": (): never => {
    throw error;
  },
});

describe("a retried message", () => {
  test("comes back when its wait is over, not when the queue's own timeout is", async () => {
    const { records } = await bench.run([body], throwing(new Retry("busy", { after: 0 })));
    const [again] = await bench.visible();
    expect([again?.MessageId, again?.Attributes?.ApproximateReceiveCount]).toEqual([records[0]?.messageId, "2"]);
  });

  test("is hidden until then", async () => {
    await bench.run([body], throwing(new Retry("busy")));
    expect(await bench.visible()).toEqual([]);
    expect(await bench.parked()).toEqual([]);
  });

  test("that is too old is parked instead, with the error that it failed with", async () => {
    const later = { now: () => Date.now() + 3_600_001 };
    const { failed } = await bench.run([body], throwing(new Retry("the vendor is away")), { retryHours: 1 }, later);
    expect(failed).toEqual([]);
    const [parked] = await bench.parked();
    expect(parked?.attributes["ErrorCode"]).toBe("RETRY_AGE_EXCEEDED");
    expect(parked?.attributes["ErrorMessage"]).toContain("the vendor is away");
  });

  test("that met somebody at work comes back within seconds", async () => {
    const store = new MemoryStore();
    await store.swap(`once/fact/${event.metadata.fact}`, undefined, {
      state: "started",
      leaseUntil: Date.now() + 60_000,
    });
    const { counts, failed } = await bench.run([body], {}, { once: "fact" }, { store });
    expect([counts["Retried"], failed.length]).toEqual([1, 1]);
  });

  test("is named as failed even when its visibility cannot be changed", async () => {
    const environment = {
      queueUrl: `${bench.queueUrl}-nowhere`,
      deadLetterUrl: bench.deadLetterUrl,
      guardTable: undefined,
    };
    const { records, failed } = await bench.run([body], throwing(new Retry("busy")), {}, { environment });
    expect(failed).toEqual(records.map(({ messageId }) => messageId));
  });
});

describe("a parked message", () => {
  test("lies in the dead-letter queue as it came, with who failed, where, why and when", async () => {
    const before = Date.now();
    const { failed } = await bench.run([body], throwing(new Park("no such list", { mend: "Make one." })));
    expect(failed).toEqual([]);
    const [parked] = await bench.parked();
    expect(parked?.body).toBe(body);
    const { FirstReceived = "", ParkedAt = "", ...others } = parked?.attributes ?? {};
    expect(others).toEqual({
      ErrorCode: "PARK_REQUESTED",
      ErrorMessage: "no such list Mend: Make one.",
      Stage: "handle",
      Attempts: "1",
      EventType: "UserRegistered.v2",
    });
    for (const time of [FirstReceived, ParkedAt]) expect(Date.parse(time)).toBeGreaterThanOrEqual(before - 1000);
  });

  test("keeps U+FFFE and U+FFFF in its body; in its error they are written out", async () => {
    const odd = sampleEvent("UserRegistered.v2", { data: { firstname: "\uFFFE\uFFFF" } });
    await bench.run([sampleBody(odd)], throwing(new Park("odd: \uFFFE\u0000")));
    const [parked] = await bench.parked();
    const { detail } = JSON.parse(parked?.body ?? "{}") as { detail: typeof odd };
    expect(detail.data.firstname).toBe("\uFFFE\uFFFF");
    expect(parked?.attributes["ErrorMessage"]).toBe("odd: \\ufffe\\u0000");
  });

  test("is retried when the dead-letter queue does not take it", async () => {
    const environment = {
      queueUrl: bench.queueUrl,
      deadLetterUrl: `${bench.deadLetterUrl}-nowhere`,
      guardTable: undefined,
    };
    const { records, failed, counts } = await bench.run([body], throwing(new Park("no")), {}, { environment });
    expect(failed).toEqual(records.map(({ messageId }) => messageId));
    expect(counts).toMatchObject({ Parked: 0, Retried: 1 });
  });
});
