import type { Clock } from "../../clock.ts";
import type { Spy } from "../../spy/facts.ts";
import { checkMessage } from "./check-message.ts";
import { queueDoesNotExist } from "./faults.ts";
import { createFifoLedger, type FifoLedger } from "./fifo.ts";
import type { QueueAsked } from "./from-graph.ts";
import { newMessage, receiptHandleOf, type StoredMessage } from "./message.ts";
import { Queue, type Receive } from "./queue.ts";
import type { MessageAttribute, SendOptions } from "./queues.ts";

/** One message as a sender hands it in. */
export interface Sent extends SendOptions {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
}

/** Every queue, by name. What is sent, received and deleted through here is told to the spy. */
export class QueueStore {
  readonly #clock: Clock;
  readonly #spy: Spy;
  readonly #queues = new Map<string, Queue>();
  readonly #ledgers = new Map<string, FifoLedger>();

  constructor(clock: Clock, spy: Spy) {
    this.#clock = clock;
    this.#spy = spy;
  }

  /** Queues in the order of their names. */
  all(): readonly Queue[] {
    return [...this.#queues.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** @throws AwsFault `QueueDoesNotExist`. */
  get(name: string): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  ofArn(arn: string): Queue | undefined {
    return [...this.#queues.values()].find((queue) => queue.arn === arn);
  }

  create({ name, arn, attributes }: QueueAsked): void {
    const queue: Queue = new Queue(name, arn, attributes, {
      clock: this.#clock,
      deadLetter: (message, targetArn) => this.#deadLetter(queue, message, targetArn),
      expired: ({ id }) => {
        const text = `${name}: message ${id} was older than the queue keeps it, and is gone`;
        this.#spy.tell({ kind: "warning", text });
      },
    });
    this.#queues.set(name, queue);
    if (queue.isFifo)
      this.#ledgers.set(
        name,
        createFifoLedger(this.#clock, () => queue.attributes["DeduplicationScope"] === "messageGroup"),
      );
  }

  remove(queue: Queue): void {
    queue.close();
    this.#queues.delete(queue.name);
    this.#ledgers.delete(queue.name);
  }

  /**
   * Takes a message in; for one that a FIFO queue has had already, answers that one.
   *
   * @throws AwsFault for what SendMessage refuses.
   */
  send(queue: Queue, sent: Sent): StoredMessage {
    const { body, attributes = {}, traceHeader } = sent;
    checkMessage(body, attributes, queue.number("MaximumMessageSize"));
    const ledger = this.#ledgers.get(queue.name);
    const entry = ledger?.enter(sent, body, queue.attributes["ContentBasedDeduplication"] === "true");
    if (entry?.earlier) return entry.earlier;
    const message = newMessage({
      body,
      attributes,
      sentAt: this.#clock.now(),
      ...(traceHeader !== undefined && { traceHeader }),
      ...(entry && { fifo: entry.place }),
    });
    ledger?.remember(message);
    queue.add(message, (sent.delaySeconds ?? queue.number("DelaySeconds")) * 1000);
    this.#spy.tell({
      kind: "message-sent",
      queue: queue.name,
      messageId: message.id,
      body,
      attributes: textOf(attributes),
    });
    return message;
  }

  /** @throws AwsFault `OverLimit`. */
  async receive(queue: Queue, wanted: Receive): Promise<readonly StoredMessage[]> {
    const messages = await queue.receive(wanted);
    for (const { id, body, receiveCount } of messages) {
      this.#spy.tell({ kind: "message-received", queue: queue.name, messageId: id, body, receiveCount });
    }
    return messages;
  }

  /** @throws AwsFault `ReceiptHandleIsInvalid`. */
  delete(queue: Queue, receiptHandle: string): void {
    const message = queue.delete(receiptHandle);
    if (!message) return;
    this.#spy.tell({ kind: "message-deleted", queue: queue.name, messageId: message.id, body: message.body });
  }

  /** Moves a message that is visible to another queue, where it is a new one: its id, its age and its receives begin anew. */
  move(message: StoredMessage, from: Queue, to: Queue): void {
    const { body, attributes, traceHeader, fifo } = message;
    from.delete(receiptHandleOf(message));
    const group = fifo && { messageGroupId: fifo.group, messageDeduplicationId: fifo.deduplicationId };
    const place = group && this.#ledgers.get(to.name)?.enter(group, body, false).place;
    const moved = newMessage({
      body,
      attributes,
      sentAt: this.#clock.now(),
      ...(traceHeader !== undefined && { traceHeader }),
      ...(place && { fifo: place }),
    });
    to.add(moved, 0);
    this.#spy.tell({ kind: "message-sent", queue: to.name, messageId: moved.id, body, attributes: textOf(attributes) });
  }

  /** Ends every timer and every waiting receive. */
  close(): void {
    for (const queue of this.#queues.values()) queue.close();
  }

  #deadLetter(from: Queue, message: StoredMessage, targetArn: string): boolean {
    const target = this.ofArn(targetArn);
    if (!target) return false;
    // AWS keeps the time of the first sending for standard queues and starts anew for FIFO queues.
    const sentAt = target.isFifo ? this.#clock.now() : message.sentAt;
    const { firstReceivedAt: _, ...kept } = message;
    target.add({ ...kept, sentAt, receiveCount: 0, deadLetterSource: from.arn }, 0);
    const { id: messageId, body } = message;
    this.#spy.tell({
      kind: "message-dead-lettered",
      queue: from.name,
      deadLetterQueue: target.name,
      messageId,
      body,
    });
    return true;
  }
}

function textOf(attributes: Readonly<Record<string, MessageAttribute>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { StringValue, BinaryValue }]) => [name, StringValue ?? BinaryValue ?? ""]),
  );
}
