import { datarefOf, toJson } from "@streambridge/events";
import { MAX_PARKED_MESSAGE_BYTES } from "../limits.ts";
import type { Parked, ParkedReference } from "./parked.ts";

/** What is written to park one record. */
export interface ParkingMessage {
  /** Body of the queue's message: a `Parked`, or a `ParkedReference` to the object. */
  readonly body: string;
  /** Short texts by which a person or a program groups what lies in the queue without opening it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What must be put into the failures bucket before the message is sent. */
  readonly object?: { readonly key: string; readonly body: string };
}

/**
 * Decides how a parked record is written: whole into the queue, or, above {@link MAX_PARKED_MESSAGE_BYTES}, into the
 * failures bucket with a reference in the queue.
 *
 * @param id A new one for each parking, so that clearing one away never takes another's object.
 */
export function parkingMessage(parked: Parked, id: string, failuresBucket: string): ParkingMessage {
  const whole = toJson(parked);
  const attributes = attributesOf(parked);
  if (Buffer.byteLength(whole) <= MAX_PARKED_MESSAGE_BYTES) return { body: whole, attributes };
  const key = `parked/${id}.json`;
  const ref = datarefOf({ bucket: failuresBucket, key });
  return { body: toJson(referenceTo(ref, parked)), attributes, object: { key, body: whole } };
}

function referenceTo(
  ref: string,
  { record: _record, others: _others, entity: _entity, error, ...told }: Parked,
): ParkedReference {
  return { ref, ...told, error: { code: error.code, message: clip(error.message) } };
}

function attributesOf({ error, stage, eventType, entity }: Parked): Readonly<Record<string, string>> {
  return {
    code: error.code,
    stage,
    ...(eventType !== undefined && { eventType }),
    ...(entity !== undefined && { entity }),
  };
}

/** Characters of an error's sentence that a reference repeats; the whole is in the object. */
const REFERENCE_MESSAGE_CHARACTERS = 500;

function clip(message: string): string {
  return message.length <= REFERENCE_MESSAGE_CHARACTERS
    ? message
    : `${message.slice(0, REFERENCE_MESSAGE_CHARACTERS)}…`;
}
