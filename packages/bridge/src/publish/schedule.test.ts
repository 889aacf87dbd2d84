import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_ENTRIES_PER_REQUEST, MAX_REQUEST_BYTES } from "../limits.ts";
import { shipment } from "../testing/shipments.ts";
import { Schedule } from "./schedule.ts";
import type { Shipment } from "./shipment.ts";

const positions = (request: readonly Shipment[]) => request.map((taken) => taken.position);

test("fills a request with ten entries of different items", () => {
  const schedule = new Schedule(Array.from({ length: 12 }, (_, position) => shipment(position)));
  expect(positions(schedule.take())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(positions(schedule.take())).toEqual([10, 11]);
  expect(schedule.take()).toEqual([]);
});

test("fills a request up to the very last byte that AWS allows", () => {
  const half = Math.floor(MAX_REQUEST_BYTES / 2);
  const rest = MAX_REQUEST_BYTES - half;
  const exact = new Schedule([shipment(0, "a", { bytes: half }), shipment(1, "b", { bytes: rest })]);
  expect(positions(exact.take())).toEqual([0, 1]);
  const over = new Schedule([shipment(0, "a", { bytes: half }), shipment(1, "b", { bytes: rest + 1 })]);
  expect(positions(over.take())).toEqual([0]);
  expect(positions(over.take())).toEqual([1]);
});

test("lets an item with more changes go before items that have not begun: it needs the most round trips", () => {
  const cold = Array.from({ length: 20 }, (_, index) => shipment(index + 2));
  const schedule = new Schedule([shipment(0, "hot"), shipment(1, "hot"), ...cold]);
  const [hot] = schedule.take();
  if (hot !== undefined) schedule.settle(hot);
  expect(positions(schedule.take())[0]).toBe(1);
});

test("holds an item's next change back until the one in flight is settled", () => {
  const [first, second, other] = [shipment(0, "a"), shipment(1, "a"), shipment(2, "b")];
  const schedule = new Schedule([first, second, other]);
  expect(positions(schedule.take())).toEqual([0, 2]);
  expect(schedule.take()).toEqual([]);
  schedule.settle(first);
  expect(positions(schedule.take())).toEqual([1]);
});

test("sends all events of one change together", () => {
  const events = [0, 1].map((part) => shipment(0, "a", { part }));
  const schedule = new Schedule([...events, shipment(1, "a")]);
  expect(positions(schedule.take())).toEqual([0, 0]);
  events.forEach((event) => schedule.settle(event));
  expect(positions(schedule.take())).toEqual([1]);
});

test("waits for every event of a change before the next change of its item", () => {
  const events = Array.from({ length: 11 }, (_, part) => shipment(0, "a", { part }));
  const schedule = new Schedule([...events, shipment(1, "a")]);
  const first = schedule.take();
  expect(first).toHaveLength(10);
  first.slice(1).forEach((event) => schedule.settle(event));
  expect(schedule.take()).toEqual([]);
  schedule.settle(first[0]!);
  const second = schedule.take();
  expect(second).toEqual([events[10]]);
  schedule.settle(second[0]!);
  expect(positions(schedule.take())).toEqual([1]);
});

test("gives nothing of a record after the place where it was stopped", () => {
  const schedule = new Schedule([shipment(0), shipment(1), shipment(2)]);
  schedule.stopAfter(1);
  schedule.stopAfter(5);
  expect(positions(schedule.take())).toEqual([0, 1]);
  expect(schedule.take()).toEqual([]);
});

test("takes every shipment once, within the limits, one change of an item at a time", () => {
  const batch = fc.array(
    fc.record({
      item: fc.nat(6),
      events: fc.integer({ min: 1, max: 12 }),
      bytes: fc.integer({ min: 1, max: MAX_REQUEST_BYTES }),
    }),
  );
  fc.assert(
    fc.property(batch, fc.infiniteStream(fc.nat()), (changes, choices) => {
      const shipments = changes.flatMap(({ item, events, bytes }, position) =>
        Array.from({ length: events }, (_, part) => shipment(position, `item-${item}`, { part, bytes })),
      );
      const schedule = new Schedule(shipments);
      const flying: Shipment[] = [];
      const taken: Shipment[] = [];
      while (taken.length < shipments.length || flying.length > 0) {
        const request = schedule.take();
        expect(request.length).toBeLessThanOrEqual(MAX_ENTRIES_PER_REQUEST);
        expect(request.reduce((sum, entry) => sum + entry.bytes, 0)).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
        flying.push(...request);
        taken.push(...request);
        expect(new Set(flying.map((entry) => entry.item)).size).toBe(
          new Set(flying.map((entry) => entry.position)).size,
        );
        const [settled] = flying.splice(choices.next().value % Math.max(1, flying.length), 1);
        if (settled === undefined) break;
        schedule.settle(settled);
      }
      expect(new Set(taken).size).toBe(shipments.length);
      for (const item of new Set(taken.map((entry) => entry.item))) {
        const order = taken.filter((entry) => entry.item === item);
        expect(order).toEqual(shipments.filter((entry) => entry.item === item));
      }
    }),
  );
});
