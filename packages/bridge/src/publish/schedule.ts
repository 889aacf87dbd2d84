import { MAX_ENTRIES_PER_REQUEST, MAX_REQUEST_BYTES } from "../limits.ts";
import type { Shipment } from "./shipment.ts";

interface Lane {
  readonly shipments: Shipment[];
  /** Index of the first shipment that has not been taken. */
  next: number;
  /** Shipments taken and not settled. */
  inFlight: number;
}

/**
 * Decides what goes into the next request; it sends nothing itself.
 *
 * Every item has its own lane. A request is filled, up to AWS's limits of count and size, from lanes that have nothing in
 * flight, and takes from a lane the events of one change only. EventBridge accepts and refuses the entries of one request
 * one by one, so two changes of one item in one request could still overtake each other. What it costs: a single row is
 * published at one change per round trip; different rows do not wait for each other.
 */
export class Schedule {
  readonly #lanes = new Map<string, Lane>();
  /**
   * Lanes with something to send and nothing in flight. One that comes back goes first: an item with many changes takes
   * the longest, one round trip for each, and must not begin its second when all others are done.
   */
  readonly #ready: Lane[];
  #cut = Number.POSITIVE_INFINITY;

  /** @param shipments In the order of their records. */
  constructor(shipments: readonly Shipment[]) {
    for (const shipment of shipments) this.#laneOf(shipment).shipments.push(shipment);
    this.#ready = [...this.#lanes.values()];
  }

  /** Takes the next request's shipments; empty when nothing may be sent before something in flight is settled. */
  take(): Shipment[] {
    const request: Shipment[] = [];
    let bytes = 0;
    for (let lane = this.#ready[0]; lane !== undefined; lane = this.#ready[0]) {
      const position = lane.shipments[lane.next]?.position ?? Number.POSITIVE_INFINITY;
      const before = request.length;
      for (
        let shipment = lane.shipments[lane.next];
        fits(shipment, request, bytes);
        shipment = lane.shipments[lane.next]
      ) {
        if (shipment.position !== position || position > this.#cut) break;
        request.push(shipment);
        bytes += shipment.bytes;
        lane.next += 1;
      }
      lane.inFlight = request.length - before;
      if (lane.inFlight === 0 && position <= this.#cut) break;
      this.#ready.shift();
    }
    return request;
  }

  /** Says that a taken shipment is settled; its lane is ready again when nothing of it is in flight. */
  settle(shipment: Shipment): void {
    const lane = this.#laneOf(shipment);
    lane.inFlight -= 1;
    if (lane.inFlight === 0 && lane.next < lane.shipments.length) this.#ready.unshift(lane);
  }

  /** Sends nothing of records after this position any more: the stream delivers them again. */
  stopAfter(position: number): void {
    this.#cut = Math.min(this.#cut, position);
  }

  /** Whether a shipment comes after a position given to {@link Schedule.stopAfter}. */
  isStopped(shipment: Shipment): boolean {
    return shipment.position > this.#cut;
  }

  #laneOf(shipment: Shipment): Lane {
    let lane = this.#lanes.get(shipment.item);
    if (lane === undefined) {
      lane = { shipments: [], next: 0, inFlight: 0 };
      this.#lanes.set(shipment.item, lane);
    }
    return lane;
  }
}

function fits(shipment: Shipment | undefined, request: readonly Shipment[], bytes: number): shipment is Shipment {
  if (shipment === undefined || request.length === MAX_ENTRIES_PER_REQUEST) return false;
  return bytes + shipment.bytes <= MAX_REQUEST_BYTES;
}
