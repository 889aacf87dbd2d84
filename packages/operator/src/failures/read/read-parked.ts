import type { Parked, ParkedReference } from "@streambridge/bridge";
import { parseDataref } from "@streambridge/events";
import type { Content } from "../entry.ts";
import { fieldsIn, timeIn, type Letter, type Told } from "./letter.ts";
import { furtherFailures, toldError } from "./told-error.ts";

/**
 * Reads a message of the bridge's park queue. What is no parked record is told as that, never skipped.
 *
 * @param failuresBucket where a record lies that was too large for the queue. What refers to anywhere else is no parked record:
 *   whoever settles it would read, and delete, an object that is not the bridge's, with the rights of whoever is on call.
 */
export function readParked(letter: Letter, failuresBucket: string): Told {
  const fields: Fields = fieldsIn(letter.body);
  const { stage, eventType, parkedAt, firstParkedAt, attempts } = fields;
  const error = toldError(fields.error);
  const others = furtherFailures(fields.others);
  return {
    place: "bridge",
    cause: error?.code ?? "no parked record",
    ...(typeof stage === "string" && { stage }),
    ...(typeof eventType === "string" && { eventType }),
    firstFailure: timeIn(firstParkedAt ?? parkedAt, letter),
    lastFailure: timeIn(parkedAt, letter),
    attempts: typeof attempts === "number" ? attempts : 1,
    bytes: Buffer.byteLength(letter.body),
    ...(error !== undefined && { error }),
    ...(others.length > 0 && { others }),
    content: contentOf(letter, fields, failuresBucket),
  };
}

/** The fields of a parked record, if it is one: anybody may send to a queue. */
type Fields = { readonly [Name in keyof (Parked & ParkedReference)]?: unknown };

function contentOf({ body }: Letter, fields: Fields, failuresBucket: string): Content {
  if (typeof fields.ref === "string")
    return isOurs(fields.ref, failuresBucket) ? { kind: "reference", ref: fields.ref } : { kind: "unknown", body };
  if (Object.hasOwn(fields, "record") && toldError(fields.error) !== undefined)
    return { kind: "record", record: fields.record };
  return { kind: "unknown", body };
}

/** Prefix of the records in the failures bucket that the bridge put there itself. */
const PARKED_PREFIX = "parked/";

function isOurs(ref: string, failuresBucket: string): boolean {
  const place = parseDataref(ref);
  return place?.bucket === failuresBucket && place.key.startsWith(PARKED_PREFIX);
}
