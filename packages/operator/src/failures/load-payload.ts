import { NoSuchKey } from "@aws-sdk/client-s3";
import type { Parked } from "@streambridge/bridge";
import { StreambridgeError } from "@streambridge/errors";
import { isTooDeep, parseDataref } from "@streambridge/events";
import type { Entry } from "./entry.ts";
import { readObject } from "./objects.ts";
import type { Reach } from "./reach.ts";
import { fieldsIn } from "./read/letter.ts";

/**
 * The whole of what failed: the stream record, fetched from the failures bucket where it was too large for the queue; the
 * event as its consumer gets it; or the text of what is neither.
 *
 * @throws StreambridgeError `PAYLOAD_MISSING` when the bucket does not have it any more
 */
export async function loadPayload(reach: Pick<Reach, "s3">, { content }: Entry): Promise<unknown> {
  switch (content.kind) {
    case "record":
      return content.record;
    case "reference":
      return loadReferenced(reach, content.ref);
    default:
      return parsed(content.body);
  }
}

/** As {@link loadPayload}; where it cannot be loaded, why. What is known of a failure is to be seen all the same. */
export function payloadOf(reach: Pick<Reach, "s3">, entry: Entry): Promise<unknown> {
  return loadPayload(reach, entry).catch((thrown: unknown) => `not readable: ${String(thrown)}`);
}

async function loadReferenced({ s3 }: Pick<Reach, "s3">, ref: string): Promise<unknown> {
  const place = parseDataref(ref);
  if (place === undefined) throw missing(ref);
  try {
    const { record } = fieldsIn(await readObject(s3, place.bucket, place.key)) as Partial<Parked>;
    if (record !== undefined) return record;
  } catch (thrown) {
    if (!(thrown instanceof NoSuchKey)) throw thrown;
  }
  throw missing(ref);
}

function missing(ref: string): StreambridgeError {
  return new StreambridgeError("PAYLOAD_MISSING", `the parked record is not at ${ref}`, {
    mend: "If a copy of it was settled before, purge this entry. If not, write the row again or ask for a backfill of its key first.",
  });
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}
