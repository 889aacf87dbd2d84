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
const deliver = fc.record({ do: fc.constant("deliver" as const), message: choice });
const affect = fc.record({ do: fc.constant("affect" as const), worker: choice });
const endAs = (...ends: readonly Extract<Step, { do: "end" }>["as"][]) =>
  fc.record({ do: fc.constant("end" as const), worker: choice, as: fc.constantFrom(...ends) });
const crash = fc.record({ do: fc.constant("crash" as const), worker: choice });

// Without a size fast-check prefers lists too short for two workers to get into each other's way.
const LONG = { maxLength: 60, size: "max" } as const;
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: deliver },
    { weight: 3, arbitrary: affect },
    { weight: 3, arbitrary: endAs("handled", "handled", "retried", "parked") },
    { weight: 1, arbitrary: crash },
    { weight: 1, arbitrary: fc.constant({ do: "wait" as const }) },
  ),
  LONG,
);
/** With workers that outlive their lease, and seldom die. */
const frozen: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: deliver },
    { weight: 6, arbitrary: affect },
    { weight: 6, arbitrary: endAs("handled") },
    { weight: 4, arbitrary: fc.constant({ do: "freeze" as const }) },
    { weight: 1, arbitrary: crash },
  ),
  LONG,
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

/** The one is frozen between claim and effect, the other overtakes it, and the one has its effect after all. */
const OVERTAKEN: Step[] = [
  { do: "deliver", message: 0 },
  { do: "freeze" },
  { do: "deliver", message: 0 },
  { do: "affect", worker: 1 },
  { do: "end", worker: 1, as: "handled" },
  { do: "affect", worker: 0 },
  { do: "end", worker: 0, as: "handled" },
];
const BOTH: SimulatedEvent[] = [
  { order: 1, deletes: false },
  { order: 2, deletes: false },
];

test("latest-wins: what stays at work past its lease may leave an older state at the vendor, and then somebody is told", async () => {
  let regressions = 0;
  await fc.assert(
    fc.asyncProperty(history, copies, frozen, async (events, times, story) => {
      const { effects, handled, lateCrashes, overtaken } = await play(latestWins, events, times, story);
      // One that dies after its late effect tells nobody: the window that docs/guards.md names.
      if (lateCrashes > 0) return;
      const latest = Math.max(0, ...[...handled].map(({ order }) => order));
      const isLatest = (effects.at(-1)?.order ?? 0) === latest;
      if (!isLatest) regressions += 1;
      expect(isLatest || overtaken.length > 0).toBe(true);
    }),
    { ...RUNS, examples: [[BOTH, 1, OVERTAKEN]] },
  );
  expect(regressions).toBeGreaterThan(0);
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
