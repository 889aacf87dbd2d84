import type { IncomingHttpHeaders } from "node:http";

/** What is known of an object before it is written; undefined: it is not there. */
export type Found = { readonly etag: string } | undefined;

/** Why S3 refuses a conditional write. */
export interface Unmet {
  readonly status: 404 | 412;
  readonly code: string;
  readonly message: string;
}

/** Whether the headers of a write make it conditional. */
export function isConditional(headers: IncomingHttpHeaders): boolean {
  return headers["if-none-match"] !== undefined || headers["if-match"] !== undefined;
}

/**
 * Checks the condition of a write: `If-None-Match: *` asks that nothing is there yet, `If-Match` that the object is
 * still the one with this ETag.
 *
 * @returns the refusal, or undefined where the write may go on.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkCondition(headers: IncomingHttpHeaders, found: Found): Unmet | undefined {
  if (headers["if-none-match"] !== undefined && found) return UNMET;
  const wanted = headers["if-match"];
  if (wanted === undefined) return undefined;
  if (!found) return { status: 404, code: "NoSuchKey", message: "The specified key does not exist." };
  return unquoted(wanted) === unquoted(found.etag) ? undefined : UNMET;
}

const UNMET: Unmet = {
  status: 412,
  code: "PreconditionFailed",
  message: "At least one of the pre-conditions you specified did not hold",
};

function unquoted(etag: string): string {
  return etag.replaceAll('"', "");
}
