import { createHash } from "node:crypto";
import { NOTICE_LONGEST_WAIT_MS, NOTICE_TIMEOUT_MS, NOTICE_TRIES, NOTICE_WAIT_MS } from "./limits.ts";
import type { Notice } from "./notices.ts";

/** How a notice ended. */
export type Delivery =
  | { readonly delivered: true; readonly tries: number }
  | { readonly delivered: false; readonly tries: number; readonly reason: string };

/** Waits that many milliseconds. */
export type Pause = (ms: number) => Promise<unknown>;

/**
 * Posts a notice as JSON. A receiver that is away, busy or failing is asked again, after twice the time or what its
 * `Retry-After` says; one that refuses is not. The header `idempotency-key` is the same at every try and at every later
 * sending of the notice, so that a receiver can tell a repeat.
 */
export async function postNotice(webhook: string, notice: Notice, pause: Pause): Promise<Delivery> {
  for (let tries = 1; ; tries += 1) {
    const answer = await tryOnce(webhook, notice);
    if (answer.accepted) return { delivered: true, tries };
    if (!answer.mayRecover || tries === NOTICE_TRIES) return { delivered: false, tries, reason: answer.reason };
    await pause(Math.min(answer.waitMs ?? NOTICE_WAIT_MS * 2 ** (tries - 1), NOTICE_LONGEST_WAIT_MS));
  }
}

type Answer =
  | { readonly accepted: true }
  | {
      readonly accepted: false;
      readonly mayRecover: boolean;
      readonly reason: string;
      /** What the receiver asks for. */
      readonly waitMs?: number;
    };

async function tryOnce(webhook: string, notice: Notice): Promise<Answer> {
  try {
    const response = await fetch(webhook, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(NOTICE_TIMEOUT_MS),
      headers: { "content-type": "application/json", "idempotency-key": keyOf(notice) },
      body: JSON.stringify(notice),
    });
    await response.arrayBuffer();
    return response.ok ? { accepted: true } : refusal(response);
  } catch (thrown) {
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    return { accepted: false, mayRecover: true, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Answers that another try may change (RFC 9110; 425: RFC 8470). */
const PASSING = new Set([408, 425, 429]);

function refusal({ status, headers }: Response): Answer {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return {
    accepted: false,
    mayRecover: status >= 500 || PASSING.has(status),
    reason: `it answered ${status}`,
    ...(seconds >= 0 && { waitMs: seconds * 1000 }),
  };
}

function keyOf({ release, owner, changes }: Notice): string {
  return createHash("sha256")
    .update(JSON.stringify([release, owner, changes]))
    .digest("hex");
}
