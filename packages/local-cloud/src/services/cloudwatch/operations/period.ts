import { awsFault } from "../../aws-fault.ts";
import { MINUTE_MS, MOST_DATAPOINTS } from "../limits.ts";

/** The periods of a request: their first minutes, counted since the epoch, and how many minutes each has. */
export interface Periods {
  readonly minutes: number;
  readonly starts: readonly number[];
}

/**
 * The periods between two times, on multiples of their length.
 *
 * @param seconds Length of a period.
 * @throws AwsFault `InvalidParameterValue` where it is no number of whole minutes, there are too many, or the end does not
 * come after the start.
 */
export function periodsBetween(from: number, until: number, seconds: unknown): Periods {
  const minutes = Number(seconds) / 60;
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw awsFault("InvalidParameterValue", `A period of ${String(seconds)} s is not kept here; whole minutes are.`);
  }
  if (from >= until) {
    throw awsFault("InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.");
  }
  const first = Math.floor(from / MINUTE_MS / minutes) * minutes;
  const count = Math.ceil((until / MINUTE_MS - first) / minutes);
  if (count > MOST_DATAPOINTS) {
    throw awsFault(
      "InvalidParameterCombination",
      `The answer would have ${count} datapoints, more than ${MOST_DATAPOINTS}.`,
    );
  }
  return { minutes, starts: Array.from({ length: count }, (_, index) => first + index * minutes) };
}
