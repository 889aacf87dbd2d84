import { StreambridgeError } from "@streambridge/errors";
import { MAX_REQUESTS_IN_FLIGHT } from "../limits.ts";
import { keepOnce } from "./claim-store.ts";
import { Schedule } from "./schedule.ts";
import { type Progress, type Sending, sendRequest } from "./send-request.ts";
import type { Sent, Shipment } from "./shipment.ts";
import { unsent } from "./verdict.ts";

/** What became of each shipment, and how many entries had to be sent again. */
export interface Published {
  /** One answer for each shipment, in their order. */
  readonly sent: readonly Sent[];
  readonly resent: number;
}

/**
 * Publishes events with up to 16 requests in flight; two changes of one item are never in flight together, also while an
 * entry waits to be sent again. When a shipment ends `unsent`, its record will be delivered again together with all that
 * follow it, so nothing of later records is sent any more: that saves their repetition, and keeps later changes of the
 * same item behind it. It never rejects.
 *
 * @param shipments In the order of their records.
 */
export async function publish(shipments: readonly Shipment[], sending: Sending): Promise<Published> {
  const results = new Map<Shipment, Sent>();
  let resent = 0;
  const schedule = new Schedule(shipments);
  const careful = { ...sending, claims: keepOnce(sending.claims) };

  await drain(schedule, async (request, onSettled) => {
    const progress: Progress = {
      settle(shipment, sent) {
        results.set(shipment, sent);
        if (sent.kind === "unsent") schedule.stopAfter(shipment.position);
        schedule.settle(shipment);
        onSettled();
      },
      isStopped: (shipment) => schedule.isStopped(shipment),
      onResend(count) {
        resent += count;
      },
    };
    try {
      await sendRequest(request, careful, progress);
    } catch (thrown) {
      const error = StreambridgeError.from(thrown);
      for (const shipment of request) if (!results.has(shipment)) progress.settle(shipment, { kind: "unsent", error });
    }
  });

  return { sent: shipments.map((shipment) => results.get(shipment) ?? WITHHELD), resent };
}

const WITHHELD = unsent("an earlier record of the batch will be delivered again, and this one with it");

type Send = (request: readonly Shipment[], onSettled: () => void) => Promise<void>;

/** Keeps as many requests in flight as the schedule and the limit allow, until the schedule gives no more. */
function drain(schedule: Schedule, send: Send): Promise<void> {
  return new Promise((resolve) => {
    let inFlight = 0;
    let filling = false;
    // One answer settles up to ten shipments, one by one. The next request waits for the last of them: after the first it
    // would carry a single entry.
    const fillSoon = (): void => {
      if (filling) return;
      filling = true;
      queueMicrotask(() => {
        filling = false;
        fill();
      });
    };
    const fill = (): void => {
      while (inFlight < MAX_REQUESTS_IN_FLIGHT) {
        const request = schedule.take();
        if (request.length === 0) break;
        inFlight += 1;
        void send(request, fillSoon).finally(() => {
          inFlight -= 1;
          fill();
        });
      }
      if (inFlight === 0) resolve();
    };
    fill();
  });
}
