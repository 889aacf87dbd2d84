import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Subscription } from "../subscription.ts";
import { MemoryStore } from "./memory-store.ts";
import { Simulation, type SimulatedEvent, type Step } from "./simulation.ts";

const base = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserProfileChanged.v2"],
  onError: "retry",
} as const;

const latestWins = { ...base, order: "latest-wins" } as const;

const RUNS = { numRuns: 1000 };

const choice = fc.nat({ max: 20 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("deliver" as const), message: choice }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("affect" as const), worker: choice }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("end" as const),
        worker: choice,
        as: fc.constantFrom("handled" as const, "handled" as const, "retried" as const, "parked" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), worker: choice }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
  ),
  // Without a size fast-check prefers lists too short for two workers to get into each other's way.
  { maxLength: 60, size: "max" },
);

/** Events of one item; some share a place, as several events of one change do. */
const history: fc.Arbitrary<SimulatedEvent[]> = fc.array(
  fc.record({ order: fc.integer({ min: 1, max: 5 }), deletes: fc.boolean() }),
  { minLength: 1, maxLength: 5, size: "max" },
);
const copies = fc.integer({ min: 1, max: 3 });

async function play(
  subscription: Subscription,
  events: SimulatedEvent[],
  times: number,
  story: Step[],
): Promise<Simulation> {
  const simulation = new Simulation(subscription, new MemoryStore(), events, times);
  for (const step of story) await simulation.take(step);
  await simulation.drain();
  return simulation;
}

test("latest-wins: whatever order, repeats and crashes, the vendor shows the latest state in the end", async () => {
  await fc.assert(
    fc.asyncProperty(history, copies, steps, async (events, times, story) => {
      const { effects, handled, parked } = await play(latestWins, events, times, story);
      const latest = Math.max(0, ...[...handled].map(({ order }) => order));
      // Nothing is lost: what was not handled is older than what was, or was parked, or fell to a delete of its change.
      for (const event of events) {
        const buried = [...handled].some(({ order, deletes }) => order === event.order && deletes && !event.deletes);
        expect(handled.has(event) || parked.has(event) || event.order < latest || buried).toBe(true);
      }
      expect(effects.at(-1)?.order ?? 0).toBe(latest);
      const deleted = [...handled].some(({ order, deletes }) => order === latest && deletes);
      expect(effects.at(-1)?.deletes ?? false).toBe(deleted);
    }),
    RUNS,
  );
});

test("latest-wins: what is done is not done again, and nothing older comes after it", async () => {
  await fc.assert(
    fc.asyncProperty(history, copies, steps, async (events, times, story) => {
      const { outdated, parked, regressions, repeats } = await play(latestWins, events, times, story);
      expect({ outdated, repeats }).toEqual({ outdated: [], repeats: [] });
      // Parking clears the mark of a try, be it another's that was cut off. That one comes back and puts things right.
      expect(parked.size === 0 ? regressions : []).toEqual([]);
    }),
    RUNS,
  );
});

test("once, parked when uncertain: never a second effect, and none is lost", async () => {
  const subscription = { ...base, once: "entity", onUncertain: "park" } as const;
  await fc.assert(
    fc.asyncProperty(history, copies, steps, async (events, times, story) => {
      const { effects, parked } = await play(subscription, events, times, story);
      expect(effects.length).toBeLessThanOrEqual(1);
      expect(effects.length + parked.size).toBeGreaterThan(0);
    }),
    RUNS,
  );
});

test("once, retried when uncertain: a second effect only for a crash between effect and record", async () => {
  const subscription = { ...base, once: "entity", onUncertain: "retry" } as const;
  await fc.assert(
    fc.asyncProperty(history, copies, steps, async (events, times, story) => {
      const { effects, parked, crashesAfterEffect } = await play(subscription, events, times, story);
      expect(effects.length).toBeLessThanOrEqual(1 + crashesAfterEffect);
      expect(effects.length + parked.size).toBeGreaterThan(0);
    }),
    RUNS,
  );
});
