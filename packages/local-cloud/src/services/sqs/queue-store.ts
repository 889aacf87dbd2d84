import type { Clock } from "../../clock.ts";
import type { Spy } from "../../spy/facts.ts";
import { checkMessage } from "./check-message.ts";
import { queueDoesNotExist } from "./faults.ts";
import { createFifoLedger, type FifoLedger } from "./fifo.ts";
import type { QueueAsked } from "./from-graph.ts";
import { newMessage, type StoredMessage } from "./message.ts";
import { Queue, type Receive } from "./queue.ts";
import type { MessageAttribute, SendOptions } from "./queues.ts";

/** Every queue, by name; sends, receives and deletes through here are told to the spy. */
export interface QueueStore {
  /** Queues in the order of their names. */
  all(): readonly Queue[];
  find(name: string): Queue | undefined;
  /** @throws AwsFault `QueueDoesNotExist`. */
  get(name: string): Queue;
  ofArn(arn: string): Queue | undefined;
  create(asked: QueueAsked): Queue;
  remove(queue: Queue): void;
  /** @throws AwsFault for what SendMessage refuses. */
  send(queue: Queue, sent: Sent): StoredMessage;
  receive(queue: Queue, wanted: Receive): Promise<readonly StoredMessage[]>;
  delete(queue: Queue, receiptHandle: string): void;
  /** Ends every timer and every waiting receive. */
  close(): void;
}

/** One message as a sender hands it in. */
export interface Sent extends SendOptions {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
}

export function createQueueStore({ clock, spy }: { readonly clock: Clock; readonly spy: Spy }): QueueStore {
  const queues = new Map<string, Queue>();
  const ledgers = new Map<string, FifoLedger>();
  const ofArn = (arn: string): Queue | undefined => [...queues.values()].find((queue) => queue.arn === arn);

  const deadLetter = (from: Queue, message: StoredMessage, targetArn: string): boolean => {
    const target = ofArn(targetArn);
    if (!target) return false;
    // AWS keeps the time of the first sending for standard queues and starts anew for FIFO queues.
    const sentAt = target.isFifo ? clock.now() : message.sentAt;
    const { firstReceivedAt: _, ...kept } = message;
    target.add({ ...kept, sentAt, receiveCount: 0, deadLetterSource: from.arn }, 0);
    const { id: messageId, body } = message;
    spy.tell({ kind: "message-dead-lettered", queue: from.name, deadLetterQueue: target.name, messageId, body });
    return true;
  };

  const create = ({ name, arn, attributes }: QueueAsked): Queue => {
    const queue: Queue = new Queue(name, arn, attributes, {
      clock,
      deadLetter: (message, targetArn) => deadLetter(queue, message, targetArn),
      expired: (message) =>
        spy.tell({
          kind: "warning",
          text: `${name}: message ${message.id} was older than the queue keeps it, and is gone`,
        }),
    });
    queues.set(name, queue);
    ledgers.set(name, createFifoLedger(clock));
    return queue;
  };

  const send: QueueStore["send"] = (queue, sent) => {
    const { body, attributes = {}, traceHeader } = sent;
    checkMessage(body, attributes, queue.number("MaximumMessageSize"));
    const ledger = queue.isFifo ? ledgers.get(queue.name) : undefined;
    const entry = ledger?.enter(sent, body, queue.attributes["ContentBasedDeduplication"] === "true");
    if (entry?.earlier) return entry.earlier;
    const message = newMessage({
      body,
      attributes,
      sentAt: clock.now(),
      ...(traceHeader !== undefined && { traceHeader }),
      ...(entry && { fifo: entry.place }),
    });
    ledger?.remember(message);
    queue.add(message, (sent.delaySeconds ?? queue.number("DelaySeconds")) * 1000);
    const named = Object.entries(attributes).map(([name, { StringValue, BinaryValue }]) => [
      name,
      StringValue ?? BinaryValue ?? "",
    ]);
    spy.tell({
      kind: "message-sent",
      queue: queue.name,
      messageId: message.id,
      body,
      attributes: Object.fromEntries(named),
    });
    return message;
  };

  return {
    all: () => [...queues.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    find: (name) => queues.get(name),
    get: (name) => queues.get(name) ?? refuseUnknownQueue(),
    ofArn,
    create,
    remove: (queue) => {
      queue.close();
      queues.delete(queue.name);
      ledgers.delete(queue.name);
    },
    send,
    receive: async (queue, wanted) => {
      const messages = await queue.receive(wanted);
      for (const { id, body, receiveCount } of messages) {
        spy.tell({ kind: "message-received", queue: queue.name, messageId: id, body, receiveCount });
      }
      return messages;
    },
    delete: (queue, receiptHandle) => {
      const message = queue.delete(receiptHandle);
      if (message) spy.tell({ kind: "message-deleted", queue: queue.name, messageId: message.id, body: message.body });
    },
    close: () => {
      for (const queue of queues.values()) queue.close();
    },
  };
}

function refuseUnknownQueue(): never {
  throw queueDoesNotExist();
}
