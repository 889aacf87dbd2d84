import type { Parked, ParkedReference } from "@streambridge/bridge";
import type { SerializedError } from "@streambridge/errors";
import type { Content } from "../entry.ts";
import { asFields, fieldsIn, timeIn, type Letter, type Told } from "./letter.ts";

/** Reads a message of the bridge's park queue. What is no parked record is told as that, never skipped. */
export function readParked(letter: Letter): Told {
  const fields: Fields = fieldsIn(letter.body);
  const { stage, eventType, others, parkedAt, firstParkedAt, attempts } = fields;
  const error = errorIn(fields);
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
    ...(Array.isArray(others) && { others: others as NonNullable<Told["others"]> }),
    content: contentOf(letter, fields),
  };
}

/** The fields of a parked record, if it is one: anybody may send to a queue. */
type Fields = { readonly [Name in keyof (Parked & ParkedReference)]?: unknown };

function errorIn({ error }: Fields): SerializedError | undefined {
  return typeof asFields(error)["code"] === "string" ? (error as SerializedError) : undefined;
}

function contentOf({ body }: Letter, fields: Fields): Content {
  if (typeof fields.ref === "string") return { kind: "reference", ref: fields.ref };
  if (Object.hasOwn(fields, "record") && errorIn(fields) !== undefined)
    return { kind: "record", record: fields.record };
  return { kind: "unknown", body };
}
