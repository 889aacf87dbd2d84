import { Park, Retry } from "./outcome.ts";

/** What a vendor answered, as far as its client tells. */
export interface VendorAnswer {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The `Retry-After` header as it came: seconds, or a date. */
  readonly retryAfter?: string | undefined;
  readonly cause?: unknown;
  /** What a person can do about a refusal that no retry mends. */
  readonly mend?: string;
}

/**
 * Says what a vendor's refusal means for the message, for effects that may be repeated without harm. Thrown by the edge
 * that talks to the vendor.
 *
 * Retried: no answer, 408, 425, 429 and 5xx, which pass; 401 and 403 too, since it is the key that is wrong and not the
 * message: once somebody sets the right one, the queue catches up by itself. Parked: every other 4xx.
 *
 * @example throw refusal("HubSpot", { status: error.code, retryAfter: error.headers["retry-after"], cause: error });
 */
export function refusal(vendor: string, { status, retryAfter, cause, mend }: VendorAnswer): Retry | Park {
  if (status === undefined) return new Retry(`${vendor} did not answer`, { cause });
  const reason = `${vendor} answered ${status}`;
  if (!PASSING.has(status) && status < 500) return new Park(reason, { cause, ...(mend !== undefined && { mend }) });
  return new Retry(reason, { after: secondsOf(retryAfter), cause });
}

const PASSING: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

/** Seconds of a `Retry-After` header (RFC 9110, 10.2.3); undefined when it says neither seconds nor a date. */
function secondsOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
