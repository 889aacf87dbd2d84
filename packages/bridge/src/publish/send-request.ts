import { REQUEST_TIMEOUT_MS } from "../limits.ts";
import { pauseAfter } from "./backoff.ts";
import type { ClaimStore } from "./claim-store.ts";
import type { CallAnswer, EntryAnswer, Publisher } from "./publisher.ts";
import type { Sent, Shipment } from "./shipment.ts";
import { denied, judge, refused, unsent } from "./verdict.ts";

/** What sending needs from outside. */
export interface Sending {
  readonly publisher: Publisher;
  readonly claims: ClaimStore;
  /** Milliseconds left for publishing; at zero or below nothing more is started. */
  readonly remainingMs: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

/** Is told what becomes of each shipment, as soon as it is known. */
export interface Progress {
  readonly settle: (shipment: Shipment, sent: Sent) => void;
  /** The batch has ended before this shipment: it need not be sent any more. */
  readonly isStopped: (shipment: Shipment) => boolean;
  readonly onResend: (count: number) => void;
}

/**
 * Sends one request until each of its entries is settled. Entries that failed with a retryable code are sent again,
 * without the others, after a pause with full jitter, while the time lasts. It never rejects.
 */
export async function sendRequest(request: readonly Shipment[], sending: Sending, progress: Progress): Promise<void> {
  let pending = [...request];
  let reason = "no time was left to send it";
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (sending.remainingMs() <= 0) return settleAll(pending, unsent(reason), progress);
    if (attempt > 1) progress.onResend(pending.length);
    const round = await sendOnce(pending, sending, progress);
    reason = round.reason ?? reason;
    pending = round.resend.filter((shipment) => !progress.isStopped(shipment));
    settleAll(round.resend.filter(progress.isStopped), unsent(reason), progress);
    if (pending.length === 0) return;
    const pause = pauseAfter(attempt, sending.random());
    if (pause >= sending.remainingMs()) return settleAll(pending, unsent(reason), progress);
    await sending.pause(pause);
  }
}

interface Round {
  readonly resend: readonly Shipment[];
  readonly reason?: string;
}

/** One attempt: keeps the claims, sends what can be sent, settles what is settled, returns the rest. */
async function sendOnce(pending: readonly Shipment[], sending: Sending, progress: Progress): Promise<Round> {
  const claims = await Promise.all(pending.map((shipment) => keepClaim(shipment, sending)));
  const ready = pending.filter((_, index) => claims[index] === undefined);
  const unclaimed = pending.filter((_, index) => claims[index] !== undefined);
  const claimFault = claims.find((fault) => fault !== undefined);
  if (ready.length === 0) return again(unclaimed, claimFault);
  const sent = await callOnce(ready, sending, progress);
  return again([...sent.resend, ...unclaimed], sent.reason ?? claimFault);
}

function again(resend: readonly Shipment[], reason: string | undefined): Round {
  return reason === undefined ? { resend } : { resend, reason };
}

/** Puts the data of a large event aside; the fault's code when that failed. */
async function keepClaim(shipment: Shipment, sending: Sending): Promise<string | undefined> {
  if (shipment.claim === undefined) return undefined;
  const kept = await sending.claims.put(shipment.claim, timeLimit(sending));
  return kept.ok ? undefined : kept.code;
}

async function callOnce(ready: readonly Shipment[], sending: Sending, progress: Progress): Promise<Round> {
  const entries = ready.map((shipment) => shipment.entry);
  const answer = await sending.publisher.putEvents(entries, timeLimit(sending));
  if (answer.kind === "answered") return settleAnswered(ready, answer.entries, progress);
  return settleFailed(ready, answer, sending, progress);
}

function settleAnswered(ready: readonly Shipment[], answers: readonly EntryAnswer[], progress: Progress): Round {
  const resend: Shipment[] = [];
  let reason: string | undefined;
  ready.forEach((shipment, index) => {
    const answer = answers[index] ?? NO_ANSWER;
    const verdict = judge(answer);
    if (verdict !== "resend") return progress.settle(shipment, verdict);
    resend.push(shipment);
    reason = answer.accepted ? reason : answer.code;
  });
  return again(resend, reason);
}

/** An answer that leaves an entry out says nothing about it; it counts as the fault inside AWS that it is. */
const NO_ANSWER: EntryAnswer = { accepted: false, code: "InternalFailure", message: "The answer left the entry out." };

async function settleFailed(
  ready: readonly Shipment[],
  answer: CallAnswer & { kind: "failed" },
  sending: Sending,
  progress: Progress,
): Promise<Round> {
  if (answer.fault === "passing") return again(ready, answer.code);
  if (answer.fault === "lasting") {
    settleAll(ready, denied(answer.code), progress);
    return { resend: [] };
  }
  const [only, ...others] = ready;
  if (only !== undefined && others.length === 0) {
    progress.settle(only, refused(answer.code, answer.message));
    return { resend: [] };
  }
  return sendApart(ready, sending, progress);
}

/** AWS refused the request as a whole: each entry goes alone, so that one bad entry does not sink its neighbours. */
async function sendApart(ready: readonly Shipment[], sending: Sending, progress: Progress): Promise<Round> {
  const resend: Shipment[] = [];
  let reason: string | undefined;
  for (const shipment of ready) {
    const alone = sending.remainingMs() > 0 ? await callOnce([shipment], sending, progress) : { resend: [shipment] };
    resend.push(...alone.resend);
    reason = alone.reason ?? reason;
  }
  return again(resend, reason);
}

function settleAll(shipments: readonly Shipment[], sent: Sent, progress: Progress): void {
  for (const shipment of shipments) progress.settle(shipment, sent);
}

function timeLimit(sending: Sending): AbortSignal {
  const milliseconds = Math.min(REQUEST_TIMEOUT_MS, Math.floor(sending.remainingMs()));
  return AbortSignal.timeout(Math.max(1, milliseconds));
}
