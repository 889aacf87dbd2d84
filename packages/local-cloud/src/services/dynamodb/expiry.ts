import type { Clock } from "../../clock.ts";
import { OLDEST_EXPIRY_MS } from "../../limits.ts";
import type { Ask } from "./ask.ts";
import type { Table } from "./create-tables.ts";
import { deleteExpired } from "./delete-expired.ts";
import type { LocalRecord } from "./lambda-record.ts";

/**
 * Deletes the rows of a table when their time is over, by the clock; AWS does within days. Rows are known by the table's
 * stream, so it needs one; see `sweep.ts` for the others.
 */
export interface Expiry {
  /** Looks at a record of the stream, the oldest first: its row's time, and whether its removal is this one's doing. */
  note(record: LocalRecord): void;
  /** The record, with the identity that AWS gives to what TTL removes. */
  sign(record: LocalRecord): LocalRecord;
  stop(): void;
}

const SERVICE = { type: "Service", principalId: "dynamodb.amazonaws.com" };

type Keys = LocalRecord["dynamodb"]["Keys"];

/** Who is told of what becomes of rows whose time is over. */
export interface Told {
  /** After each removal; the clock stands still until both are over. */
  readonly onRemoved: () => Promise<void>;
  /** Why a row could not be removed. It stays. */
  readonly onFailed: (error: unknown) => void;
}

export function startExpiry(table: Table, ask: Ask, clock: Clock, { onRemoved, onFailed }: Told): Expiry {
  const { name, ttl = "" } = table;
  let isStopped = false;
  const due = new Map<string, () => void>();
  const removing = new Set<string>();
  const removals = new Set<string>();

  async function remove(row: string, keys: Keys, seconds: string): Promise<void> {
    removing.add(row);
    const expired = { table: name, key: keys, attribute: ttl, time: { N: seconds } };
    const isGone = await deleteExpired(ask, expired).catch((error: unknown) => {
      if (!isStopped) onFailed(error);
      return false;
    });
    // Where it has another time, the stream has told, or will tell, of that.
    if (isGone) await onRemoved();
    else removing.delete(row);
  }

  return {
    note: ({ eventName, dynamodb, userIdentity }) => {
      const row = JSON.stringify(dynamodb.Keys);
      due.get(row)?.();
      due.delete(row);
      if (eventName === "REMOVE" && removing.delete(row) && userIdentity === undefined) {
        removals.add(dynamodb.SequenceNumber);
      }
      const seconds = secondsIn(dynamodb.NewImage?.[ttl]);
      const ms = Number(seconds) * 1000 - clock.now();
      if (seconds === undefined || ms < -OLDEST_EXPIRY_MS) return;
      due.set(
        row,
        clock.after(ms, () => clock.hold(remove(row, dynamodb.Keys, seconds))),
      );
    },
    sign: (record) => (removals.has(record.dynamodb.SequenceNumber) ? { ...record, userIdentity: SERVICE } : record),
    stop: () => {
      isStopped = true;
      for (const cancel of due.values()) cancel();
    },
  };
}

/** A time to live is a number; anything else is none. */
function secondsIn(value: unknown): string | undefined {
  const number = typeof value === "object" && value !== null && "N" in value ? value.N : undefined;
  return typeof number === "string" ? number : undefined;
}
