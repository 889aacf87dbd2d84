import type { SerializedError } from "@streambridge/errors";
import type { FurtherFailure } from "../entry.ts";
import { asFields } from "./letter.ts";

/**
 * What a parked record says of its error: the fields that are what they should be, for anybody may send to a queue.
 * Undefined where it says no code.
 */
export function toldError(value: unknown): SerializedError | undefined {
  const { code, message, mend, cause, detail } = asFields(value);
  if (typeof code !== "string") return undefined;
  return {
    code: code as SerializedError["code"],
    message: typeof message === "string" ? message : "",
    ...(typeof mend === "string" && { mend }),
    ...(typeof cause === "string" && { cause }),
    ...(detail === asFields(detail) && { detail: asFields(detail) }),
  };
}

/** What it says of further failures; what is none is left out. */
export function furtherFailures(value: unknown): readonly FurtherFailure[] {
  const failures: readonly unknown[] = Array.isArray(value) ? value : [];
  return failures.flatMap((failure) => {
    const { stage, eventType, error: said } = asFields(failure);
    const error = toldError(said);
    if (typeof stage !== "string" || error === undefined) return [];
    return [{ stage, ...(typeof eventType === "string" && { eventType }), error }];
  });
}
