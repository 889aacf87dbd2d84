import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Thrown } from "../testing/scripted-function.ts";
import { idsOf, startQueue, VISIBILITY_MS } from "../testing/start-queue.ts";

/**
 * Whatever a function does with its batches: every message ends once, taken by the function or in the dead-letter queue;
 * none is deleted that failed, none is given up before its receives are used up, none is in two batches at once.
 */

/** Receives after which `Mail` gives a message up. */
const MOST_RECEIVES = 2;

/** What one invocation comes to; places are taken modulo the length of the batch. */
const fate = fc.oneof(
  fc.constantFrom("done" as const, "throws" as const, "unreachable" as const, "breaks the protocol" as const),
  fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
);

const plan = fc.record({
  settings: fc.record({
    batchSize: fc.integer({ min: 1, max: 10 }),
    windowSeconds: fc.constantFrom(0, 0, 3),
    maximumConcurrency: fc.integer({ min: 2, max: 6 }),
    reportsFailures: fc.boolean(),
  }),
  /** How many messages are sent at once, and how long it is to the next of them, in ms. */
  sent: fc.array(fc.record({ count: fc.nat(15), ms: fc.nat(4000) }), { maxLength: 8 }),
  fates: fc.array(fc.record({ fate, ms: fc.nat(VISIBILITY_MS / 2) }), { maxLength: 25 }),
});

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

test("every message is taken or given up, once, and none is deleted that failed", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      const { sent, taken, dead, deleted, broken } = await play(planned);
      expect([...taken, ...dead].sort()).toEqual([...sent].sort());
      expect([...deleted].sort()).toEqual([...taken].sort());
      expect(broken).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Bodies of messages, each of which is another. */
interface Ends {
  readonly sent: readonly string[];
  /** By the function, as its answer says. */
  readonly taken: readonly string[];
  readonly dead: readonly string[];
  readonly deleted: readonly string[];
  /** A sentence for each promise that was not kept. */
  readonly broken: readonly string[];
}

async function play({ settings, sent, fates }: Plan): Promise<Ends> {
  const taken: string[] = [];
  const broken: string[] = [];
  const bodies: string[] = [];
  const inFlight = new Set<string>();
  const receives = new Map<string, number>();
  const queue = [...fates];

  const started = startQueue(async ({ event }) => {
    const ids = idsOf(event);
    const batch = Object.keys(ids);
    for (const body of batch) {
      if (inFlight.has(body)) broken.push(`${body} is in two batches at once`);
      inFlight.add(body);
      receives.set(body, (receives.get(body) ?? 0) + 1);
    }
    const { fate: met = "done" as const, ms = 0 } = queue.shift() ?? {};
    await started.clock.wait(ms);
    for (const body of batch) inFlight.delete(body);
    if (met === "unreachable") throw new Error("Rate Exceeded.");
    if (met === "throws") throw new Thrown("on purpose");
    const failed = Array.isArray(met) ? met.map((place) => batch[place % batch.length] ?? "") : [];
    const isIgnored = !settings.reportsFailures;
    if (met !== "breaks the protocol" || isIgnored) {
      taken.push(...batch.filter((body) => isIgnored || !failed.includes(body)));
    }
    if (met === "breaks the protocol") return { batchItemFailures: [{ itemIdentifier: "" }] };
    return { batchItemFailures: failed.map((body) => ({ itemIdentifier: ids[body] })) };
  }, settings);
  const { queues, clock, spy, mapping } = started;

  for (const { count, ms } of sent) {
    for (let number = 0; number < count; number++) {
      const body = `message ${bodies.length}`;
      bodies.push(body);
      await queues.send("Mail", body);
    }
    await clock.advance(ms);
  }
  // Each message can be hidden for its visibility timeout as often as it is received, and each fate can take half of it.
  await clock.advance((MOST_RECEIVES + fates.length) * VISIBILITY_MS);
  await mapping.stop();

  const dead = queues.peek("Dead").map(({ body }) => body);
  for (const body of dead) {
    if (receives.get(body) !== MOST_RECEIVES) broken.push(`${body} was given up after ${receives.get(body)} receives`);
  }
  const deleted = spy.facts.flatMap((fact) => (fact.kind === "message-deleted" ? fact.body : []));
  return { sent: bodies, taken, dead, deleted, broken };
}
