import { ulid } from "ulid";
import type { Cause } from "@streambridge/events";
import { MAX_CORRELATION_CHARACTERS } from "./limits.ts";
import type { Request } from "./read-body.ts";

const PRINTABLE_ASCII = /^[ -~]+$/;

/** W3C Trace Context, version 00: version, trace id, parent id, flags; neither id all zeros. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The cause of a write that a request asks for: its correlation id or a new one, its trace when it names one, and who
 * writes. Nothing on the bus led to it, so it has no causation and no hops.
 *
 * @param producer `service@version`, such as `users@0.1.0`
 */
export function causeOf(request: Request, producer: string): Cause {
  const traceparent = request.headers["traceparent"];
  return {
    correlationId: correlationIdOf(request),
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) && { traceparent }),
    producer,
    hops: 0,
  };
}

function correlationIdOf(request: Request): string {
  const given = request.headers["x-correlation-id"]?.trim() ?? "";
  return given.length <= MAX_CORRELATION_CHARACTERS && PRINTABLE_ASCII.test(given) ? given : ulid();
}
