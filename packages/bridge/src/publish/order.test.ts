import { setImmediate as turn } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { startPutEventsServer, type Reply, type SeenEntry } from "../testing/put-events-server.ts";
import { readDetail, sendingOver, shipment } from "../testing/shipments.ts";
import { eventBridgePublisher } from "./event-bridge.ts";
import { publish } from "./publish.ts";
import type { Shipment } from "./shipment.ts";

/** What may befall an entry, or (`down`, `cut`) the whole request. */
const fates = fc.constantFrom(
  "ok",
  "ok",
  "ok",
  "InternalFailure",
  "ThrottlingException",
  "MalformedDetail",
  "down",
  "cut",
);

const changes = fc.array(fc.record({ item: fc.nat(5), events: fc.integer({ min: 1, max: 3 }) }), { maxLength: 60 });

function shipmentsOf(batch: readonly { readonly item: number; readonly events: number }[]): Shipment[] {
  return batch.flatMap(({ item, events }, position) =>
    Array.from({ length: events }, (_, part) => shipment(position, `item-${item}`, { part })),
  );
}

/** An EventBridge that fails by lot, and notes what it took and which rules were broken. */
function unreliableBus(nextFate: () => string) {
  const inFlight = new Map<string, number>();
  const overlaps: string[] = [];
  /** Details that were taken, in order, doubles included. */
  const taken: string[] = [];
  /** Details whose answer was lost: the one case in which a resend may double an event. */
  const answerLost = new Set<string>();

  async function script(entries: readonly SeenEntry[]): Promise<Reply> {
    const seen = entries.map(({ Detail }) => readDetail(Detail));
    for (const { item, position } of seen) {
      if ((inFlight.get(item) ?? position) !== position) overlaps.push(`${item}: ${position}`);
      inFlight.set(item, position);
    }
    await turn();
    for (const { item } of seen) inFlight.delete(item);

    const whole = nextFate();
    if (whole === "down") return { status: 500, fault: "InternalException" };
    const codes = entries.map(nextFate).map((code) => (code === "down" || code === "cut" ? "ok" : code));
    const accepted = entries.map(({ Detail }) => Detail).filter((_, index) => codes[index] === "ok");
    taken.push(...accepted);
    if (whole !== "cut") return { entries: codes };
    for (const detail of accepted) answerLost.add(detail);
    return "reset";
  }

  return { script, overlaps, taken, answerLost };
}

test("whatever fails, the order of each item holds, and no event is lost or sent twice without cause", async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.infiniteStream(fates), async (batch, lots) => {
      const shipments = shipmentsOf(batch);
      const bus = unreliableBus(() => lots.next().value);
      const server = await startPutEventsServer(bus.script);
      const sending = sendingOver(eventBridgePublisher(server.client), { pause: () => turn() });
      const { sent } = await publish(shipments, sending).finally(() => server.stop());

      expect(bus.overlaps).toEqual([]);
      for (const item of new Set(shipments.map((one) => one.item))) {
        const positions = bus.taken
          .map(readDetail)
          .filter((seen) => seen.item === item)
          .map(({ position }) => position);
        expect(positions).toEqual(positions.toSorted((one, other) => one - other));
      }

      const details = shipments.map(({ entry }) => entry.Detail);
      const accepted = details.filter((_, index) => sent[index]?.kind === "accepted");
      const refused = details.filter((_, index) => sent[index]?.kind === "refused");
      expect(accepted.length + refused.length).toBe(shipments.length);
      expect(accepted.filter((detail) => !bus.taken.includes(detail))).toEqual([]);
      const doubled = bus.taken.filter((detail, index) => bus.taken.indexOf(detail) !== index);
      expect(doubled.filter((detail) => !bus.answerLost.has(detail))).toEqual([]);
      expect(refused.filter((detail) => bus.taken.includes(detail) && !bus.answerLost.has(detail))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
