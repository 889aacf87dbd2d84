import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startFailuresBench, type FailuresBench } from "../testing/failures-bench.ts";
import { sampleRecord } from "../testing/sample-entries.ts";
import { Hold } from "./hold.ts";
import { redrive } from "./redrive.ts";

/** A hundred redrives over real queues: on a machine that does much else, more than the usual limit. */
const TIMEOUT_MS = 60_000;

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
afterAll(() => bench.stop());

/** What happens to one try of a record. `answer lost`: it was published, and nobody was told. */
type Fate = "published" | "parked" | "retried" | "no network" | "answer lost";
const fates = fc.constantFrom<Fate>("published", "parked", "retried", "no network", "answer lost");

interface Story {
  /** Of each item, how many records. */
  readonly items: readonly number[];
  /** How many of them lie in an object that the mapping gave up; the others in the park queue. */
  readonly givenUp: number;
  /** What happens, try by try; when it is used up, everything is published. */
  readonly fates: readonly Fate[];
  /** Entries after which each redrive is interrupted. */
  readonly interrupts: readonly number[];
}

const stories: fc.Arbitrary<Story> = fc.record({
  items: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
  givenUp: fc.nat(4),
  fates: fc.array(fates, { maxLength: 12 }),
  interrupts: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
});

const parked = (record: unknown) => ({ record, error: { code: "EVENT_INVALID" }, stage: "seal" });

async function fill({ items, givenUp }: Story): Promise<readonly string[]> {
  const records = items.flatMap((count, item) =>
    Array.from({ length: count }, (_, index) => sampleRecord(`item${item}`, index + 1)),
  );
  const Records = records.slice(0, givenUp);
  if (Records.length > 0) await bench.put("aws/lambda/1", { payload: { Records } });
  for (const record of records.slice(givenUp)) await bench.send(bench.topology.bridge.parkQueue, parked(record));
  return records.map((record) => (record as { eventID: string }).eventID);
}

/** One redrive of everything that lies anywhere. */
async function redriveOnce(interruptAfter: number): Promise<number> {
  const wish = new AbortController();
  const entries = (await bench.look()).flatMap((seen) => seen.entries);
  let done = 0;
  await redrive(bench, new Hold(bench.reach, entries), entries, {
    rate: 10_000,
    decision: undefined,
    refusal: () => undefined,
    stop: wish.signal,
    progress: () => ++done === interruptAfter && wish.abort(),
  });
  return entries.length;
}

test(
  "whatever fails and whenever it is interrupted, every record is published in the end, and nothing lies anywhere",
  async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await bench.reset();
        const wanted = await fill(story);
        const published = new Set<string>();
        const next = story.fates.values();
        bench.answer = async ({ record }) => {
          const fate = next.next().value ?? "published";
          if (fate === "no network") throw new Error(fate);
          if (fate === "parked") await bench.send(bench.topology.bridge.parkQueue, parked(record));
          if (fate === "published" || fate === "answer lost") published.add((record as { eventID: string }).eventID);
          if (fate === "answer lost") throw new Error(fate);
          return { outcome: fate, published: [] };
        };
        for (const after of story.interrupts) await redriveOnce(after);
        // Each round uses up a fate at least, or settles everything.
        for (let round = 0; round <= story.fates.length + 1; round += 1) if ((await redriveOnce(Infinity)) === 0) break;

        expect([...published].toSorted()).toEqual([...wanted].toSorted());
        expect(await bench.depth(bench.topology.bridge.parkQueue)).toEqual({ visible: 0, hidden: 0 });
        expect(await bench.keys()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  },
  TIMEOUT_MS,
);
