import type { SerializedError } from "@streambridge/errors";
import type { EventType } from "@streambridge/events";
import type { Stage } from "../outcome.ts";

/** Which invocation parked a record. */
export interface BridgeRun {
  /** The function's published version, `$LATEST` when there is none. */
  readonly version: string;
  readonly function: string;
  readonly requestId: string;
}

/** What was known of a record that failed before, and was sent through the bridge again. */
export interface ParkedBefore {
  /** ISO 8601: when it was parked for the first time. */
  readonly firstParkedAt: string;
  /** How often it had been tried. */
  readonly attempts: number;
}

/** One further failure of a record. */
export interface FurtherFailure {
  readonly stage: Stage;
  readonly eventType?: EventType;
  readonly error: SerializedError;
}

/**
 * A record that was set aside, as it lies in the park queue: everything that is needed to understand it and to send it
 * through the bridge again.
 */
export interface Parked {
  /** The stream record exactly as it came; of what is nested too deeply to be one, its JSON text. */
  readonly record: unknown;
  /** What went wrong first. */
  readonly error: SerializedError;
  /** Where it went wrong. */
  readonly stage: Stage;
  /** The event that it went wrong with; absent when the record did not get so far. */
  readonly eventType?: EventType;
  /** Which kind of row it is about, when that is known. */
  readonly entity?: string;
  /** What else went wrong: a record may make several events. Those that are named nowhere were published. */
  readonly others?: readonly FurtherFailure[];
  readonly bridge: BridgeRun;
  /** ISO 8601. */
  readonly parkedAt: string;
  /** Both only where it was parked before: when for the first time, and how often it has been tried by now. */
  readonly firstParkedAt?: string;
  readonly attempts?: number;
}

/** What lies in the queue instead of a {@link Parked} that is too large for it. */
export interface ParkedReference {
  /** `s3://bucket/parked/<id>.json`: where the {@link Parked} lies. */
  readonly ref: string;
  readonly error: Pick<SerializedError, "code" | "message">;
  readonly stage: Stage;
  readonly bridge: BridgeRun;
  readonly parkedAt: string;
  readonly eventType?: EventType;
  readonly firstParkedAt?: string;
  readonly attempts?: number;
}
