import { setTimeout as sleep } from "node:timers/promises";
import { refusal } from "@streambridge/consumer-kit";

/** In ms. HubSpot answers within a second or two; its client has no time limit of its own and takes no signal. */
const TIMEOUT_MS = 8_000;

/** What HubSpot's client throws for an answer that is no success. The client has a class of it for each part. */
export interface HubspotError {
  readonly code: number;
  readonly body: { readonly category?: string; readonly message?: string };
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Waits for a request to HubSpot and throws what is no success as Retry or Park, by its meaning. A request that takes too
 * long counts as unanswered; what it writes can be written again.
 */
export async function ask<T>(request: Promise<T>): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([request, timeOut(timer.signal)]);
  } catch (error) {
    throw meaningOf(error);
  } finally {
    timer.abort();
  }
}

/** As {@link ask}, but undefined where HubSpot answers with an error that `expected` accepts. */
export function askUnless<T>(request: Promise<T>, expected: (error: HubspotError) => boolean): Promise<T | undefined> {
  const answer = request.catch((error: unknown) => {
    if (isHubspotError(error) && expected(error)) return undefined;
    throw error;
  });
  return ask<T | undefined>(answer);
}

function meaningOf(error: unknown): Error {
  if (!isHubspotError(error)) return refusal("HubSpot", { status: undefined, cause: error });
  return refusal("HubSpot", {
    status: error.code,
    retryAfter: error.headers["retry-after"],
    cause: error,
    mend: "Does the account have the unique properties app_user_id (contacts) and app_order_id (deals)? See mapping.ts.",
  });
}

function isHubspotError(error: unknown): error is HubspotError & Error {
  return error instanceof Error && "code" in error && typeof error.code === "number" && "headers" in error;
}

async function timeOut(signal: AbortSignal): Promise<never> {
  await sleep(TIMEOUT_MS, undefined, { signal });
  throw new Error(`no answer in ${TIMEOUT_MS} ms`);
}
