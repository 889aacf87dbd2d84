import type { Clock } from "../../clock.ts";
import { awsFault } from "../aws-fault.ts";
import { AGE_COUNTS_UNTIL_RECEIVES, LONGEST_VISIBILITY_S, MOST_IN_FLIGHT } from "../../limits.ts";
import { readRedrivePolicy, type QueueAttributes } from "./attributes.ts";
import { invalidValue, receiptHandleIsInvalid, visibilityBeyondLimit } from "./faults.ts";
import { readReceiptHandle, type StoredMessage } from "./message.ts";
import { oldestOfFreeGroups } from "./fifo.ts";

/** What a queue is told by the outside and tells it. */
export interface QueueSurroundings {
  readonly clock: Clock;
  /** A message has been given up: it is moved to this queue. */
  readonly deadLetter: (message: StoredMessage, targetArn: string) => boolean;
  /** A message is older than the queue keeps it. */
  readonly expired: (message: StoredMessage) => void;
}

/** How one receive wants its messages. */
export interface Receive {
  readonly max: number;
  /** Seconds that the messages stay hidden; default the queue's. */
  readonly visibility?: number;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

interface Held {
  readonly message: StoredMessage;
  /** When it was received, or sent with a delay; in ms since the epoch. */
  readonly since: number;
  /** Ends the timer of its delay or of its visibility. */
  cancel: () => void;
}

/** A receive that found nothing: `look` tries again, `leave` ends it empty. */
interface Waiting {
  readonly look: () => void;
  readonly leave: () => void;
}

/**
 * The messages of one queue and the state of each: waiting, in flight until its visibility ends, or delayed. All of that
 * is on the clock, so that a test moves hours of visibility in milliseconds.
 */
export class Queue {
  readonly name: string;
  readonly arn: string;
  attributes: QueueAttributes;
  /** In ms since the epoch, as is `changedAt`. */
  readonly createdAt: number;
  changedAt: number;
  readonly #surroundings: QueueSurroundings;
  readonly #visible = new Map<string, StoredMessage>();
  readonly #inFlight = new Map<string, Held>();
  readonly #delayed = new Map<string, Held>();
  readonly #retention = new Map<string, () => void>();
  /** When each message came into this queue, in ms since the epoch; the oldest first. */
  readonly #arrived = new Map<string, number>();
  #emptiedAt: number;
  readonly #waiting = new Set<Waiting>();
  #offering = false;

  constructor(name: string, arn: string, attributes: QueueAttributes, surroundings: QueueSurroundings) {
    this.name = name;
    this.arn = arn;
    this.attributes = attributes;
    this.#surroundings = surroundings;
    this.createdAt = surroundings.clock.now();
    this.changedAt = this.createdAt;
    this.#emptiedAt = this.createdAt;
  }

  get isFifo(): boolean {
    return this.attributes["FifoQueue"] === "true";
  }

  get depth(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    return { visible: this.#visible.size, inFlight: this.#inFlight.size, delayed: this.#delayed.size };
  }

  /** When there last was a message in it, in ms since the epoch: now, while there is one. */
  get lastUsedAt(): number {
    return this.#arrived.size > 0 ? this.#surroundings.clock.now() : this.#emptiedAt;
  }

  /**
   * When the oldest message came, in ms since the epoch. One that moved here from another queue came when it moved; one that has
   * been received three times no longer counts ("Available CloudWatch metrics for Amazon SQS").
   */
  get oldestSince(): number | undefined {
    for (const [id, at] of this.#arrived) {
      const message = this.#visible.get(id) ?? this.#inFlight.get(id)?.message ?? this.#delayed.get(id)?.message;
      if (message && (this.isFifo || message.receiveCount < AGE_COUNTS_UNTIL_RECEIVES)) return at;
    }
    return undefined;
  }

  /** Waiting messages, oldest first. */
  get visible(): Iterable<StoredMessage> {
    return this.#visible.values();
  }

  /** A number among the attributes, in the unit that AWS gives it. */
  number(attribute: string): number {
    return Number(this.attributes[attribute]);
  }

  /** Takes a message in, to be received once `delayMs` have passed. */
  add(message: StoredMessage, delayMs: number): void {
    this.#arrived.set(message.id, this.#surroundings.clock.now());
    this.#keep(message);
    if (delayMs <= 0) return this.#show(message);
    const cancel = this.#surroundings.clock.after(delayMs, () => {
      this.#delayed.delete(message.id);
      this.#show(message);
    });
    this.#delayed.set(message.id, { message, since: this.#surroundings.clock.now(), cancel });
  }

  /**
   * Up to `max` messages, now or as soon as one is there; none when the wait ends or the signal aborts.
   *
   * @throws AwsFault `OverLimit` when too many are in flight.
   */
  async receive(wanted: Receive): Promise<readonly StoredMessage[]> {
    const limit = MOST_IN_FLIGHT[this.isFifo ? "fifo" : "standard"];
    if (this.#inFlight.size >= limit) throw awsFault("OverLimit", "Too many messages are in flight.", { status: 403 });
    const taken = this.#take(wanted);
    if (taken.length > 0 || wanted.waitMs <= 0 || wanted.signal.aborted) return taken;
    return this.#wait(wanted);
  }

  /**
   * Deletes by receipt handle, also when the message is visible again; the handle of an earlier receive deletes nothing.
   *
   * @returns The message, or undefined when nothing was deleted, which AWS answers alike.
   * @throws AwsFault `ReceiptHandleIsInvalid`.
   */
  delete(handle: string): StoredMessage | undefined {
    const { id, receive } = readReceiptHandle(handle) ?? refuseHandle(handle);
    const message = this.#inFlight.get(id)?.message ?? this.#visible.get(id);
    if (message?.receiveCount !== receive) return undefined;
    this.#forget(id);
    // A FIFO group was locked by it: others of the group may be free now.
    this.#offer();
    return message;
  }

  /**
   * Hides a message in flight for `seconds` from now; 0 shows it at once.
   *
   * @throws AwsFault when the handle is none, its message is not in flight, or it would be hidden for more than twelve
   * hours since it was received.
   */
  changeVisibility(handle: string, seconds: number): void {
    const { id, receive } = readReceiptHandle(handle) ?? refuseHandle(handle);
    const held = this.#inFlight.get(id);
    if (held?.message.receiveCount !== receive) {
      throw invalidValue(
        "ReceiptHandle",
        handle,
        "Message does not exist or is not available for visibility timeout change.",
      );
    }
    const total = (this.#surroundings.clock.now() - held.since) / 1000 + seconds;
    if (total > LONGEST_VISIBILITY_S) throw visibilityBeyondLimit(LONGEST_VISIBILITY_S);
    held.cancel();
    if (seconds > 0) {
      held.cancel = this.#hide(held.message, seconds);
      return;
    }
    this.#inFlight.delete(id);
    this.#show(held.message);
  }

  /** Puts new attributes over the old ones; a new retention counts for the messages that are there as well. */
  setAttributes(attributes: QueueAttributes): void {
    this.attributes = { ...this.attributes, ...attributes };
    this.changedAt = this.#surroundings.clock.now();
    const held = [...this.#inFlight.values(), ...this.#delayed.values()].map(({ message }) => message);
    for (const message of [...this.#visible.values(), ...held]) this.#keep(message);
  }

  /** Forgets every message. */
  purge(): void {
    for (const id of this.#retention.keys()) this.#forget(id);
  }

  /** Forgets every message and sends every waiting receive away empty. */
  close(): void {
    this.purge();
    for (const { leave } of this.#waiting) leave();
  }

  #wait(wanted: Receive): Promise<readonly StoredMessage[]> {
    return new Promise((resolve) => {
      const finish = (taken: readonly StoredMessage[]): void => {
        this.#waiting.delete(waiting);
        cancel();
        wanted.signal.removeEventListener("abort", leave);
        resolve(taken);
      };
      const leave = (): void => finish([]);
      const look = (): void => {
        const taken = this.#take(wanted);
        if (taken.length > 0) finish(taken);
      };
      const cancel = this.#surroundings.clock.after(wanted.waitMs, leave);
      wanted.signal.addEventListener("abort", leave, { once: true });
      const waiting: Waiting = { look, leave };
      this.#waiting.add(waiting);
    });
  }

  #take({ max, visibility }: Receive): readonly StoredMessage[] {
    const taken: StoredMessage[] = [];
    const redrive = readRedrivePolicy(this.attributes);
    for (const message of this.#candidates()) {
      if (taken.length >= max) break;
      if (redrive && message.receiveCount >= redrive.maxReceiveCount && this.#giveUp(message, redrive)) continue;
      message.receiveCount++;
      message.firstReceivedAt ??= this.#surroundings.clock.now();
      taken.push(message);
      const seconds = visibility ?? this.number("VisibilityTimeout");
      // With a timeout of 0 the next receive may have it already.
      if (seconds === 0) continue;
      this.#visible.delete(message.id);
      const cancel = this.#hide(message, seconds);
      this.#inFlight.set(message.id, { message, since: this.#surroundings.clock.now(), cancel });
    }
    return taken;
  }

  #candidates(): Iterable<StoredMessage> {
    if (!this.isFifo) return this.#visible.values();
    return oldestOfFreeGroups(
      [...this.#visible.values()],
      [...this.#inFlight.values()].map(({ message }) => message),
    );
  }

  // As on AWS, a message moves when it would be received once more, not when its last visibility ends.
  #giveUp(message: StoredMessage, { deadLetterTargetArn }: { readonly deadLetterTargetArn: string }): boolean {
    if (!this.#surroundings.deadLetter(message, deadLetterTargetArn)) return false;
    this.#forget(message.id);
    return true;
  }

  #hide(message: StoredMessage, seconds: number): () => void {
    return this.#surroundings.clock.after(seconds * 1000, () => {
      this.#inFlight.delete(message.id);
      this.#show(message);
    });
  }

  #show(message: StoredMessage): void {
    this.#visible.set(message.id, message);
    this.#offer();
  }

  // Waits for the end of the turn, so that what is sent together is received together.
  #offer(): void {
    if (this.#offering || this.#waiting.size === 0) return;
    this.#offering = true;
    setImmediate(() => {
      this.#offering = false;
      for (const { look } of this.#waiting) look();
    });
  }

  #keep(message: StoredMessage): void {
    const { clock, expired } = this.#surroundings;
    this.#retention.get(message.id)?.();
    const age = clock.now() - message.sentAt;
    const cancel = clock.after(this.number("MessageRetentionPeriod") * 1000 - age, () => {
      this.#forget(message.id);
      expired(message);
    });
    this.#retention.set(message.id, cancel);
  }

  #forget(id: string): void {
    this.#visible.delete(id);
    for (const held of [this.#inFlight, this.#delayed]) {
      held.get(id)?.cancel();
      held.delete(id);
    }
    this.#retention.get(id)?.();
    this.#retention.delete(id);
    this.#arrived.delete(id);
    if (this.#arrived.size === 0) this.#emptiedAt = this.#surroundings.clock.now();
  }
}

function refuseHandle(handle: string): never {
  throw receiptHandleIsInvalid(handle);
}
