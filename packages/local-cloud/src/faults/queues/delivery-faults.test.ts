import { expect, test } from "vitest";
import { createSqs } from "../../services/sqs/sqs.ts";
import type { Queues } from "../../services/sqs/queues.ts";
import { graphOf, queueOf } from "../../testing/graph-of.ts";
import type { FaultRule } from "../plan-faults.ts";
import { strikeWith, type TestInjector } from "../testing/strike-with.ts";
import { withReceivingFaults, withSendingFaults } from "./with-delivery-faults.ts";

interface TestQueues extends TestInjector {
  readonly sending: Queues;
  readonly receiving: Queues;
}

function start(rule: FaultRule): TestQueues {
  const struck = strikeWith(rule);
  const { clock, spy, injector } = struck;
  const graph = graphOf([queueOf("Mail"), queueOf("Steps.fifo", { fifoQueue: true, contentBasedDeduplication: true })]);
  const { queues } = createSqs({ graph, endpoint: "http://127.0.0.1:0", clock, spy });
  return { ...struck, sending: withSendingFaults(queues, injector), receiving: withReceivingFaults(queues, injector) };
}

const receive = ({ receiving }: TestQueues) => receiving.receive("Mail", 10, 0, new AbortController().signal);

test("a message that is delivered twice is two messages", async () => {
  const queues = start({ kind: "delivered-twice", rate: 1, most: 1 });
  await queues.sending.send("Mail", "a");
  await queues.sending.send("Mail", "b");
  const messages = await receive(queues);
  expect(messages.map(({ body }) => body)).toEqual(["a", "a", "b"]);
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(3);
});

test("a message that is out of order comes between one and three seconds later, on the clock", async () => {
  const queues = start({ kind: "out-of-order", rate: 1, most: 1 });
  await queues.sending.send("Mail", "first");
  await queues.sending.send("Mail", "second");
  await queues.clock.advance(999);
  expect((await receive(queues)).map(({ body }) => body)).toEqual(["second"]);
  await queues.clock.advance(2001);
  expect((await receive(queues)).map(({ body }) => body)).toEqual(["first"]);
});

test("a rule may say how much later", async () => {
  const queues = start({ kind: "out-of-order", rate: 1, lastsMs: 600_000 });
  await queues.sending.send("Mail", "late");
  await queues.clock.advance(599_999);
  expect(await receive(queues)).toEqual([]);
  await queues.clock.advance(1);
  expect(await receive(queues)).toHaveLength(1);
});

test("a message that is received twice comes again after it was deleted, with the same id", async () => {
  const queues = start({ kind: "received-twice", rate: 1, most: 1 });
  const id = await queues.sending.send("Mail", "a");
  for (const count of ["1", "2"]) {
    const [message] = await receive(queues);
    expect(message).toMatchObject({ messageId: id, attributes: { ApproximateReceiveCount: count } });
    await queues.receiving.delete("Mail", message?.receiptHandle ?? "");
    await queues.clock.advance(0);
  }
  expect(queues.receiving.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test.each(["delivered-twice", "out-of-order", "received-twice"] as const)(
  "a FIFO queue does not know %s",
  async (kind) => {
    const queues = start({ kind, rate: 1 });
    await queues.sending.send("Steps.fifo", "a", {}, { messageGroupId: "1" });
    const messages = await queues.receiving.receive("Steps.fifo", 10, 0, new AbortController().signal);
    expect(messages).toHaveLength(1);
    await queues.receiving.delete("Steps.fifo", messages[0]?.receiptHandle ?? "");
    expect(queues.receiving.depth("Steps.fifo")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(queues.injected()).toEqual([]);
  },
);
