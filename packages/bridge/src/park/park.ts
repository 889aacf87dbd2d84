import { randomUUID } from "node:crypto";
import { StreambridgeError } from "@streambridge/errors";
import { firstRetried } from "../judge-records.ts";
import { MAX_PARKING_IN_FLIGHT, PARK_RESERVE_MS } from "../limits.ts";
import type { Outcome } from "../outcome.ts";
import { describeParked } from "./describe-parked.ts";
import type { BridgeRun, ParkedBefore } from "./parked.ts";
import type { ParkingLot } from "./parking-lot.ts";
import { parkingMessage } from "./parking-message.ts";

/** What parking needs from outside. */
export interface Parking {
  readonly parkingLot: ParkingLot;
  readonly failuresBucket: string;
  readonly bridge: BridgeRun;
  /** What was known of the record before, when one that was parked is sent again. */
  readonly before?: ParkedBefore | undefined;
  /** Milliseconds left of the function's time. */
  readonly remainingMs: () => number;
}

/**
 * Sets aside the records whose outcome is `parked`, the earliest first. A record that could not be set aside becomes
 * `retried` (PARK_FAILED): it is never dropped. Records after a retried one are left alone, since they come again and would
 * lie in the queue twice.
 */
export async function park(
  records: readonly unknown[],
  outcomes: readonly Outcome[],
  parking: Parking,
): Promise<Outcome[]> {
  const settled = [...outcomes];
  let end = firstRetried(outcomes);
  const waiting = outcomes.entries();

  const work = async (): Promise<void> => {
    for (const [position, outcome] of waiting) {
      if (outcome.kind !== "parked" || position > end) continue;
      const error = await parkOne(records[position], outcome, parking);
      if (error === undefined) continue;
      settled[position] = { kind: "retried", error };
      end = Math.min(end, position);
    }
  };
  await Promise.all(Array.from({ length: MAX_PARKING_IN_FLIGHT }, work));
  return settled;
}

/** Parks one record; the error when that failed. */
async function parkOne(
  record: unknown,
  outcome: Outcome & { kind: "parked" },
  { parkingLot, failuresBucket, bridge, before, remainingMs }: Parking,
): Promise<StreambridgeError | undefined> {
  try {
    const time = Math.floor(remainingMs() - PARK_RESERVE_MS);
    if (time <= 0) return parkFailed("no time was left");
    const parked = await describeParked(record, outcome, { bridge, before }, new Date());
    const message = parkingMessage(parked, randomUUID(), failuresBucket);
    const answer = await parkingLot.park(message, AbortSignal.timeout(time));
    return answer.ok ? undefined : parkFailed(answer.code);
  } catch (thrown) {
    return parkFailed("describing it failed", thrown);
  }
}

function parkFailed(reason: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("PARK_FAILED", `The record could not be parked: ${reason}`, {
    cause,
    mend: "Check that the park queue and the failures bucket exist and that the bridge may write to them; the stream delivers the record again.",
    detail: { reason },
  });
}
