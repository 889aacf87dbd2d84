import type { Metadata } from "../envelope/event.ts";
import type { Cause } from "./cause.ts";

/** The cause of a write that reacts to an event: one hop further, and caused by that event. */
export function followCause(event: Metadata, producer: string): Cause {
  return {
    correlationId: event.correlationId ?? event.id,
    causationId: event.id,
    ...(event.traceparent !== undefined && { traceparent: event.traceparent }),
    producer,
    hops: event.hops + 1,
  };
}
