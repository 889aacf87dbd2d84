import { StreambridgeError } from "@streambridge/errors";
import type { Metadata } from "../envelope/event.ts";
import type { EventData, EventType } from "../generated/types.ts";
import { validators as strict } from "../generated/validate/strict.js";
import { validators as tolerant } from "../generated/validate/tolerant.js";

/**
 * Whether data may leave the bridge as this event type: it fits the schema and has no property that the schema does not
 * declare. Throws EVENT_TYPE_UNKNOWN when the catalogue has no such type.
 */
export function validateStrict<T extends EventType>(type: T, data: unknown): data is EventData[T] {
  return ask(strict, type, data);
}

/**
 * Whether a consumer can take data as this event type: it fits the schema, whatever else it carries. Throws
 * EVENT_TYPE_UNKNOWN when the catalogue has no such type.
 */
export function validateTolerant<T extends EventType>(type: T, data: unknown): data is EventData[T] {
  return ask(tolerant, type, data);
}

/** Whether a value is metadata that a consumer can take. */
export function validateMetadata(value: unknown): value is Metadata {
  return ask(tolerant, "metadata", value);
}

/** Whether metadata may leave the bridge: as {@link validateMetadata}, and nothing undeclared in it. */
export function validateMetadataStrict(value: unknown): value is Metadata {
  return ask(strict, "metadata", value) && ask(tolerant, "metadata", value);
}

function ask(validators: Readonly<Record<string, (data: unknown) => boolean>>, type: string, data: unknown): boolean {
  const validator = Object.hasOwn(validators, type) ? validators[type] : undefined;
  if (validator === undefined) throw new StreambridgeError("EVENT_TYPE_UNKNOWN", `no schema of event type ${type}`);
  return validator(data);
}
