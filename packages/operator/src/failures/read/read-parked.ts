import type { Parked, ParkedReference } from "@streambridge/bridge";
import type { Content } from "../entry.ts";
import { fieldsIn, sentAt, type Letter, type Told } from "./letter.ts";

/** Reads a message of the bridge's park queue. What is no parked record is told as that, never skipped. */
export function readParked(letter: Letter): Told {
  const fields = fieldsIn(letter.body) as Partial<Parked & ParkedReference>;
  const { error, stage, eventType, others, parkedAt, firstParkedAt, attempts = 1 } = fields;
  return {
    place: "bridge",
    cause: error?.code ?? "no parked record",
    ...(stage !== undefined && { stage }),
    ...(eventType !== undefined && { eventType }),
    firstFailure: firstParkedAt ?? parkedAt ?? sentAt(letter),
    lastFailure: parkedAt ?? sentAt(letter),
    attempts,
    bytes: Buffer.byteLength(letter.body),
    ...(error !== undefined && { error }),
    ...(others !== undefined && { others }),
    content: contentOf(letter, fields),
  };
}

function contentOf({ body }: Letter, fields: Partial<Parked & ParkedReference>): Content {
  if (typeof fields.ref === "string") return { kind: "reference", ref: fields.ref };
  if (Object.hasOwn(fields, "record") && fields.error !== undefined) return { kind: "record", record: fields.record };
  return { kind: "unknown", body };
}
