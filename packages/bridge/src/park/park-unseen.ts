import { StreambridgeError } from "@streambridge/errors";
import { PARK_UNSEEN_FRESH_MS, PARK_UNSEEN_TIMEOUT_MS } from "../limits.ts";

/** Reads the text of an SSM parameter; rejects when that fails. */
export type ReadParameter = (name: string, signal: AbortSignal) => Promise<string>;

/** The list of records to park unseen, as it was read last, and the fault when the last reading failed. */
export interface ParkUnseen {
  readonly eventIDs: ReadonlySet<string>;
  readonly fault?: StreambridgeError;
}

/**
 * The list of eventIDs that an operator wants parked unseen, because their records kill the function's process. It is read
 * when the function starts to work, for such a record may be in the very first batch, and again when it is a minute old.
 * When it cannot be read, the last one stays good: a list that is out of reach must not stop the stream.
 *
 * @returns A function that gives the list; it never rejects, and takes at most two seconds.
 */
export function parkUnseenList(
  parameter: string,
  read: ReadParameter,
  now: () => number = Date.now,
): () => Promise<ParkUnseen> {
  let eventIDs: ReadonlySet<string> = new Set();
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - readAt < PARK_UNSEEN_FRESH_MS) return { eventIDs };
    readAt = now();
    try {
      eventIDs = parseList(await read(parameter, AbortSignal.timeout(PARK_UNSEEN_TIMEOUT_MS)));
      return { eventIDs };
    } catch (thrown) {
      return { eventIDs, fault: unreadable(parameter, thrown) };
    }
  };
}

/** Comma separated eventIDs; `-` stands for none, because a parameter cannot be empty. */
function parseList(text: string): ReadonlySet<string> {
  const names = text.split(",").map((name) => name.trim());
  return new Set(names.filter((name) => name !== "" && name !== "-"));
}

function unreadable(parameter: string, thrown: unknown): StreambridgeError {
  return new StreambridgeError("PARK_UNSEEN_UNREADABLE", `The parameter ${parameter} cannot be read.`, {
    cause: thrown,
    mend: "Check that it exists and that the bridge may read it (ssm:GetParameter); until then the last list that was read counts.",
    detail: { parameter },
  });
}
