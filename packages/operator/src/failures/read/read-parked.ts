import type { Parked, ParkedReference } from "@streambridge/bridge";
import type { Content } from "../entry.ts";
import { fieldsIn, timeIn, type Letter, type Told } from "./letter.ts";
import { furtherFailures, toldError } from "./told-error.ts";

/** Reads a message of the bridge's park queue. What is no parked record is told as that, never skipped. */
export function readParked(letter: Letter): Told {
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
    content: contentOf(letter, fields),
  };
}

/** The fields of a parked record, if it is one: anybody may send to a queue. */
type Fields = { readonly [Name in keyof (Parked & ParkedReference)]?: unknown };

function contentOf({ body }: Letter, fields: Fields): Content {
  if (typeof fields.ref === "string") return { kind: "reference", ref: fields.ref };
  if (Object.hasOwn(fields, "record") && toldError(fields.error) !== undefined)
    return { kind: "record", record: fields.record };
  return { kind: "unknown", body };
}
