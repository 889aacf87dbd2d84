import type { Decision } from "@streambridge/consumer-kit/inspect";
import { StreambridgeError } from "@streambridge/errors";
import { KILLED, type Entry } from "../entry.ts";
import { loadPayload } from "../load-payload.ts";
import type { Stage } from "../stage.ts";
import type { ClearAway } from "./clear-away.ts";
import { reprocess } from "./reprocess.ts";
import { sendBack } from "./send-back.ts";

/** What became of one failure. */
export type Redriven =
  /** Gone from where it lay. */
  | { readonly kind: "published" }
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "sent back" }
  /** It failed again, and lies in the park queue with its new error. */
  | { readonly kind: "parked anew"; readonly code: string }
  /** Nothing came of it, and it lies where it lay. */
  | { readonly kind: "stays"; readonly why: string };

/** What redriving one failure needs. */
export interface Redriving extends Stage {
  readonly clearAway: ClearAway;
  readonly decision: Decision | undefined;
}

/** Sends one failure again, and takes it away only when that has settled it. Rejects with AWS's own fault. */
export async function redriveOne(entry: Entry, redriving: Redriving): Promise<Redriven> {
  const { content } = entry;
  if (content.kind === "unknown") return { kind: "stays", why: "it is no parked record; purge takes it away" };
  if (content.kind === "event") return backToQueue(entry, content.body, redriving);
  try {
    return await throughBridge(entry, redriving);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError) return { kind: "stays", why: thrown.message };
    throw thrown;
  }
}

async function backToQueue(entry: Entry, body: string, redriving: Redriving): Promise<Redriven> {
  const { reach, topology, clearAway, decision } = redriving;
  const consumer = topology.consumers.find(({ name }) => name === entry.consumer);
  if (consumer === undefined) return { kind: "stays", why: `there is no consumer ${entry.consumer} any more` };
  await sendBack(reach, { queueUrl: consumer.queue, body, entry, decision: isUncertain(entry) ? decision : undefined });
  await clearAway.clear(entry);
  return { kind: "sent back" };
}

/**
 * Whether a person's answer on its effect is to travel with it. Of any other failure it is known that nothing happened:
 * there `done` would make a try that is cut off count as an effect that nobody ever saw.
 */
function isUncertain({ cause }: Entry): boolean {
  return cause === "EFFECT_UNCERTAIN" || cause === KILLED;
}

async function throughBridge(entry: Entry, { reach, topology, clearAway }: Redriving): Promise<Redriven> {
  const record = await loadPayload(reach, entry);
  const before = { firstParkedAt: entry.firstFailure, attempts: entry.attempts ?? 1 };
  const { outcome, reason = "", error } = await reprocess(reach, topology.bridge.reprocess, { record, before });
  if (outcome === "retried") return { kind: "stays", why: error?.code ?? "it was not settled" };
  await clearAway.clear(entry);
  if (outcome === "parked") return { kind: "parked anew", code: error?.code ?? "" };
  return outcome === "ignored" ? { kind: "ignored", reason } : { kind: "published" };
}
