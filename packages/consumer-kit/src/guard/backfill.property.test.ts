import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeGuard } from "./guard.ts";
import { MemoryStore } from "./memory-store.ts";
import { RowHistory, type StateEvent, type Write } from "./row-history.ts";

// Rows are written, their events come late, twice, out of order or never, and a backfill reads the row at any moment: in
// the end the consumer shows the row's latest state. One item, as order is per item; the guard and the places are the real
// ones.

const RUNS = { numRuns: 2000 };

type Step =
  | { readonly do: "write"; readonly how: Write; readonly skewMs: number }
  | { readonly do: "backfill" }
  /** One message of those on their way; `keep` leaves a copy there. */
  | {
      readonly do: "deliver";
      readonly message: number;
      readonly keep: boolean;
      readonly ends: "well" | "crash" | "fails";
    }
  | { readonly do: "lose"; readonly message: number };

const choice = fc.nat({ max: 20 });
const skewMs = fc.integer({ min: -2_000, max: 2_000 });
const ends = fc.constantFrom("well" as const, "well" as const, "well" as const, "crash" as const, "fails" as const);

function stepsOf(writes: readonly Write[], losing: boolean): fc.Arbitrary<Step[]> {
  return fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant("write" as const), how: fc.constantFrom(...writes), skewMs }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("backfill" as const) }) },
      {
        weight: 5,
        arbitrary: fc.record({ do: fc.constant("deliver" as const), message: choice, keep: fc.boolean(), ends }),
      },
      ...(losing ? [{ weight: 2, arbitrary: fc.record({ do: fc.constant("lose" as const), message: choice }) }] : []),
    ),
    { minLength: 1, maxLength: 30, size: "max" },
  );
}

/** A queue, a consumer that is `latest-wins`, and what its vendor shows. */
class Consumer {
  readonly queue: StateEvent[] = [];
  shown: StateEvent | undefined;
  readonly #guard = makeGuard(
    {
      name: "x",
      owner: "x",
      description: "",
      events: ["UserProfileChanged.v2"],
      onError: "retry",
      order: "latest-wins",
    },
    new MemoryStore(),
  );
  #now = 0;

  /** Takes a message; what crashes or fails comes back, a crash after its effect. */
  async deliver(index: number, keep: boolean, how: "well" | "crash" | "fails"): Promise<void> {
    const message = this.queue[index % Math.max(1, this.queue.length)];
    if (message === undefined) return;
    if (!keep) this.queue.splice(this.queue.indexOf(message), 1);
    this.#now += 1_000;
    const { metadata, deletes } = message;
    const visit = { metadata, deletes, holder: String(this.#now), now: this.#now, leaseUntil: this.#now + 1 };
    const entry = await this.#guard.enter(visit);
    if (!entry.admitted) {
      if (entry.refusal === "held" && !keep) this.queue.push(message);
      return;
    }
    if (how !== "fails") this.shown = message;
    if (how === "well") await entry.leave({ kind: "handled", effect: "happened" }, this.#now);
    if (how === "fails") await entry.leave({ kind: "retried", effect: "unknown" }, this.#now);
    if (how !== "well" && !keep) this.queue.push(message);
  }

  /** Everything that is on its way arrives, the last sent first. */
  async drain(): Promise<void> {
    for (let round = 0; this.queue.length > 0; round += 1) {
      if (round > 1_000) throw new Error(`the queue does not drain: ${JSON.stringify(this.queue)}`);
      await this.deliver(this.queue.length - 1 - (round % this.queue.length), false, "well");
    }
  }
}

async function play(steps: readonly Step[], { atTheEnd }: { readonly atTheEnd: "backfill" | "nothing" }) {
  const row = new RowHistory();
  const consumer = new Consumer();
  for (const step of steps) {
    if (step.do === "deliver") await consumer.deliver(step.message, step.keep, step.ends);
    else if (step.do === "lose") consumer.queue.splice(step.message % Math.max(1, consumer.queue.length), 1);
    else {
      const event = step.do === "backfill" ? row.backfill() : row.write(step.how, step.skewMs);
      if (event !== undefined) consumer.queue.push(event);
    }
  }
  if (atTheEnd === "backfill") consumer.queue.push(row.backfill());
  await consumer.drain();
  const { shown } = consumer;
  return { shown: { state: shown?.state ?? 0, gone: shown?.deletes ?? true }, latest: row.latest };
}

/** Of a row that is gone nobody minds how often it was written. */
function visible({ state, gone }: { readonly state: number; readonly gone: boolean }) {
  return gone ? "gone" : state;
}

test("whatever was lost, a backfill after the last stamped write brings the latest state", async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(["put", "update", "delete"], true), async (steps) => {
      const { shown, latest } = await play(steps, { atTheEnd: "backfill" });
      expect(visible(shown)).toBe(visible(latest));
    }),
    RUNS,
  );
});

test("while nothing is lost, no backfill takes the place of a later change, whoever writes the row", async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(["put", "update", "plain-update", "plain-put", "delete"], false), async (steps) => {
      const { shown, latest } = await play(steps, { atTheEnd: "nothing" });
      expect(visible(shown)).toBe(visible(latest));
    }),
    RUNS,
  );
});

test("rows that nobody stamps: a backfill fills what is empty, and never displaces a change", async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(["plain-put", "plain-update", "delete"], false), async (steps) => {
      const { shown, latest } = await play(steps, { atTheEnd: "backfill" });
      expect(visible(shown)).toBe(visible(latest));
    }),
    RUNS,
  );
});
