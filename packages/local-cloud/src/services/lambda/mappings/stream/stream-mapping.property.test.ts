import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamRecord } from "../../../dynamodb/stream-source.ts";
import { Thrown } from "../testing/scripted-function.ts";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { failuresOf, sequenceNumbers, startStream } from "../testing/start-stream.ts";

/**
 * Whatever a function does with its batches: the changes of an item reach it in their order, none before the one ahead of
 * it is done or given up, none of them at the same time; and none is given up while it may be tried again.
 */

const MINUTE = 60_000;
const ITEMS = ["a", "b", "c", "d"];

/** What one invocation comes to. The places that a partial answer names are taken modulo the length of the batch. */
type Fate =
  | { readonly kind: "done" | "throws" | "unreachable" | "breaks the protocol" }
  | { readonly kind: "partial"; readonly places: readonly number[] };

const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom<Fate>({ kind: "done" }, { kind: "throws" }, { kind: "unreachable" }, { kind: "breaks the protocol" }),
  fc.record({ kind: fc.constant("partial" as const), places: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }) }),
);

/** What happens to the stream, in its order. */
type Step =
  | { readonly kind: "write"; readonly items: readonly string[] }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "split" }
  | { readonly kind: "expire" }
  | { readonly kind: "fail" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("write" as const), items: fc.array(fc.constantFrom(...ITEMS)) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(4000) }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: "split" }, { kind: "expire" }, { kind: "fail" }) },
);

const settings = fc.record({
  batchSize: fc.integer({ min: 1, max: 10 }),
  windowSeconds: fc.constantFrom(0, 0, 2),
  parallelizationFactor: fc.integer({ min: 1, max: 4 }),
  bisects: fc.boolean(),
  maximumRetryAttempts: fc.constantFrom(-1, 0, 1, 3),
});

const plan = fc.record({
  settings,
  steps: fc.array(step, { maxLength: 12 }),
  fates: fc.array(fc.record({ fate, ms: fc.nat(3000) }), { maxLength: 30 }),
});

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

test("each item's changes are handled in order, and none is lost while it may be tried again", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      const history = await play(planned);
      expect([...history.ended].sort()).toEqual([...history.written].sort());
      expect(history.broken).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** What is known of the records, by sequence number, once the plan is over. */
interface History {
  readonly written: readonly string[];
  /** Handled, or given up. */
  readonly ended: readonly string[];
  /** A sentence for each promise that was not kept. */
  readonly broken: readonly string[];
}

async function play({ settings: chosen, steps, fates }: Plan): Promise<History> {
  const broken: string[] = [];
  const written: { readonly sequence: string; readonly item: string }[] = [];
  const handled = new Set<string>();
  const givenUp = new Set<string>();
  const failures = new Map<string, number>();
  const inFlight = new Set<string>();
  const queue = [...fates];
  const itemOf = (sequence: string): string => written.find((record) => record.sequence === sequence)?.item ?? "";

  const checkStart = (batch: readonly string[]): void => {
    const items = new Set(batch.map(itemOf));
    for (const item of items) if (inFlight.has(item)) broken.push(`${item} is in two batches at once: ${batch.join()}`);
    for (const [index, sequence] of batch.entries()) {
      if (handled.has(sequence) || givenUp.has(sequence)) broken.push(`${sequence} came again after its end`);
      const earlier = written.filter(
        (record) => record.item === itemOf(sequence) && Number(record.sequence) < Number(sequence),
      );
      for (const { sequence: ahead } of earlier) {
        if (handled.has(ahead) || givenUp.has(ahead) || batch.slice(0, index).includes(ahead)) continue;
        broken.push(`${sequence} came before the end of ${ahead}`);
      }
    }
  };

  const stream = createScriptedStream();
  const started = startStream(
    async ({ event }) => {
      const batch = sequenceNumbers(event);
      checkStart(batch);
      const items = new Set(batch.map(itemOf));
      for (const item of items) inFlight.add(item);
      const { fate: { kind, ...more } = { kind: "done" as const }, ms = 0 } = queue.shift() ?? {};
      await started.clock.wait(ms);
      for (const item of items) inFlight.delete(item);
      const places = "places" in more ? more.places.map((place) => place % batch.length) : [];
      const firstFailed = kind === "done" ? batch.length : kind === "partial" ? Math.min(...places) : 0;
      for (const sequence of batch.slice(0, firstFailed)) handled.add(sequence);
      if (kind === "unreachable") throw new Error("Rate Exceeded.");
      for (const sequence of batch.slice(firstFailed)) failures.set(sequence, (failures.get(sequence) ?? 0) + 1);
      if (kind === "throws") throw new Thrown("on purpose");
      if (kind === "breaks the protocol") return failuresOf("0");
      return kind === "done" ? null : failuresOf(...places.map((place) => batch[place] ?? ""));
    },
    {
      ...chosen,
      stream,
      onFailureArn: "arn:aws:s3:::failures",
      putObject: async (_bucket, _key, body) => {
        const { payload } = JSON.parse(body) as { readonly payload: { readonly Records: readonly StreamRecord[] } };
        for (const { dynamodb } of payload.Records) {
          givenUp.add(dynamodb.SequenceNumber);
          const tries = failures.get(dynamodb.SequenceNumber) ?? 0;
          if (tries > chosen.maximumRetryAttempts && chosen.maximumRetryAttempts >= 0) continue;
          broken.push(`${dynamodb.SequenceNumber} was given up after ${tries} tries`);
        }
      },
    },
  );

  let shards: readonly [string, string] = ["shard-1", "shard-1"];
  for (const [number, doing] of steps.entries()) {
    if (doing.kind === "write") {
      for (const item of doing.items) {
        const sequence = String(written.length + 1);
        written.push({ sequence, item });
        const shard = shards[ITEMS.indexOf(item) % 2] ?? "";
        stream.write(shard, recordOf(sequence, { id: item, at: started.clock.now() }));
      }
    } else if (doing.kind === "split") {
      for (const parent of new Set(shards)) stream.close(parent);
      const children = shards.map((parent, half) => ({ parent, child: `shard-${number}-${half}` }));
      for (const { parent, child } of children) stream.addShard(child, parent);
      shards = [children[0]?.child ?? "", children[1]?.child ?? ""];
    } else if (doing.kind === "expire") stream.expireIterators();
    else if (doing.kind === "fail") stream.failNextRead("InternalServerError");
    else if (doing.kind === "wait") await started.clock.advance(doing.ms);
    await started.clock.advance(0);
  }
  // The longest waits between tries are of a minute, and there are at most as many tries that fail as fates.
  for (let minutes = 0; minutes <= fates.length && handled.size + givenUp.size < written.length; minutes++) {
    await started.clock.advance(MINUTE);
  }
  await started.clock.advance(MINUTE);
  await started.mapping.stop();
  return { written: written.map(({ sequence }) => sequence), ended: [...handled, ...givenUp], broken };
}
