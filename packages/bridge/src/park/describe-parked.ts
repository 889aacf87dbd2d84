import type { SerializedError } from "@streambridge/errors";
import { explainFailure, isTooDeep } from "@streambridge/events";
import type { Failure, Outcome } from "../outcome.ts";
import { jsonTextOf } from "./json-text.ts";
import type { BridgeRun, FurtherFailure, Parked, ParkedBefore } from "./parked.ts";

/** Who parks a record, and what was known of it before. */
export interface ParkedBy {
  readonly bridge: BridgeRun;
  readonly before?: ParkedBefore | undefined;
}

/**
 * Writes up a record that is to be parked. What a schema refused is explained field by field; the explaining validators
 * are loaded for it, on failure only.
 */
export async function describeParked(
  record: unknown,
  { entity, failures }: Outcome & { kind: "parked" },
  { bridge, before }: ParkedBy,
  now: Date,
): Promise<Parked> {
  const [first, ...rest] = failures;
  const others = await Promise.all(rest.map(describeFurther));
  return {
    // Nested so deeply it is no stream record and nothing could read it; its text keeps what came.
    record: isTooDeep(record) ? jsonTextOf(record) : record,
    error: await explained(first),
    stage: first.stage,
    ...(first.eventType !== undefined && { eventType: first.eventType }),
    ...(entity !== undefined && { entity }),
    ...(others.length > 0 && { others }),
    bridge,
    parkedAt: now.toISOString(),
    ...(before !== undefined && { firstParkedAt: before.firstParkedAt, attempts: before.attempts + 1 }),
  };
}

async function describeFurther(failure: Failure): Promise<FurtherFailure> {
  const { stage, eventType } = failure;
  return { stage, ...(eventType !== undefined && { eventType }), error: await explained(failure) };
}

/** The error with its explanation; without, when explaining itself fails: a record must be parked in any case. */
async function explained({ error, refusal }: Failure): Promise<SerializedError> {
  if (refusal === undefined) return error.toJSON();
  try {
    return (await explainFailure(refusal)).toJSON();
  } catch {
    return error.toJSON();
  }
}
