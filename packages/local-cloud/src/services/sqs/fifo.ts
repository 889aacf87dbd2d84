import { createHash } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { awsFault } from "../aws-fault.ts";
import { DEDUPLICATION_MS } from "../../limits.ts";
import { missingParameter } from "./faults.ts";
import type { StoredMessage } from "./message.ts";

/** The messages of a FIFO queue that may be received: in order, of no group that has a message in flight. */
export function oldestOfFreeGroups(
  visible: readonly StoredMessage[],
  inFlight: readonly StoredMessage[],
): readonly StoredMessage[] {
  const locked = new Set(inFlight.map(({ fifo }) => fifo?.group));
  return visible.filter(({ fifo }) => !locked.has(fifo?.group)).sort(bySequence);
}

function bySequence(a: StoredMessage, b: StoredMessage): number {
  return (a.fifo?.sequenceNumber ?? "") < (b.fifo?.sequenceNumber ?? "") ? -1 : 1;
}

/** What a sender says about a message to a FIFO queue. */
export interface FifoWish {
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
}

/** Order and deduplication of one FIFO queue. */
export interface FifoLedger {
  /**
   * Gives a message its place, or the message that was sent under the same deduplication id within five minutes.
   *
   * @throws AwsFault when the group is missing, or the deduplication id is and the queue does not make it from the body.
   */
  enter(
    wish: FifoWish,
    body: string,
    contentBased: boolean,
  ): { readonly place: NonNullable<StoredMessage["fifo"]>; readonly earlier?: StoredMessage };
  /** Remembers what was sent. */
  remember(message: StoredMessage): void;
}

/** SQS's sequence numbers are 20 digits that grow by no fixed step; these grow by one. */
const SEQUENCE_DIGITS = 20;

/** @param perGroup whether an id counts within its message group alone; asked at each message. */
export function createFifoLedger(clock: Clock, perGroup: () => boolean): FifoLedger {
  const keyOf = ({ group, deduplicationId }: { readonly group: string; readonly deduplicationId: string }): string =>
    JSON.stringify([perGroup() ? group : "", deduplicationId]);
  const sent = new Map<string, { readonly message: StoredMessage; readonly until: number }>();
  let sequence = 0;
  return {
    enter: ({ messageGroupId, messageDeduplicationId }, body, contentBased) => {
      if (messageGroupId === undefined) throw missingParameter("MessageGroupId");
      const deduplicationId = messageDeduplicationId ?? (contentBased ? sha256(body) : refuseWithoutId());
      const earlier = sent.get(keyOf({ group: messageGroupId, deduplicationId }));
      const sequenceNumber = String(++sequence).padStart(SEQUENCE_DIGITS, "0");
      const place = { group: messageGroupId, deduplicationId, sequenceNumber };
      return earlier && earlier.until > clock.now() ? { place, earlier: earlier.message } : { place };
    },
    remember: (message) => {
      if (!message.fifo) return;
      for (const [id, { until }] of sent) if (until <= clock.now()) sent.delete(id);
      sent.set(keyOf(message.fifo), { message, until: clock.now() + DEDUPLICATION_MS });
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function refuseWithoutId(): never {
  throw awsFault(
    "InvalidParameterValue",
    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
  );
}
