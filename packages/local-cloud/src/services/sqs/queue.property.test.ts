import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../testing/graph-of.ts";
import { createSqs } from "./sqs.ts";

const VISIBILITY_S = 30;
const MAX_RECEIVES = 3;

const graph = graphOf([
  queueOf("Main", {
    visibilityTimeoutSeconds: VISIBILITY_S,
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArnOf("Dead"), maxReceiveCount: MAX_RECEIVES }),
  }),
  queueOf("Dead"),
]);

type Step =
  | { readonly kind: "send"; readonly delaySeconds: number }
  | { readonly kind: "receive"; readonly max: number }
  /** Of a message in flight: the `pick`th, counted round. */
  | { readonly kind: "delete" | "show"; readonly pick: number }
  | { readonly kind: "advance"; readonly seconds: number };

// Few messages and many receives, so that messages come back often; times on either side of the visibility.
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("send" as const), delaySeconds: fc.constantFrom(0, 0, 0, 20) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("receive" as const), max: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("delete" as const, "show" as const), pick: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("advance" as const), seconds: fc.constantFrom(1, 28, 29, 30) }),
  },
);

/** What a client knows of the queue: which messages it was given, and until when nobody else may be. */
interface Given {
  readonly id: string;
  readonly handle: string;
  hiddenUntil: number;
}

/** Runs steps against a queue; answers what is wrong after any of them. */
async function run(steps: readonly Step[]): Promise<readonly string[]> {
  const clock = createManualClock(0);
  const sqs = createSqs({ graph, endpoint: "http://127.0.0.1:1", clock, spy: createSpy(clock) });
  const { queues } = sqs;
  const given: Given[] = [];
  const problems: string[] = [];
  let sent = 0;
  let deleted = 0;

  const receive = async (max: number): Promise<void> => {
    for (const { messageId: id, receiptHandle: handle } of await queues.receive("Main", max, 0, AbortSignal.any([]))) {
      const earlier = given.filter((one) => one.id === id);
      if (earlier.some(({ hiddenUntil }) => hiddenUntil > clock.now())) problems.push(`${id} was seen while hidden`);
      if (earlier.length >= MAX_RECEIVES) problems.push(`${id} was given once too often`);
      given.push({ id, handle, hiddenUntil: clock.now() + VISIBILITY_S * 1000 });
    }
  };
  const act = async (kind: "delete" | "show", pick: number): Promise<void> => {
    const inFlight = given.filter(({ hiddenUntil }) => hiddenUntil > clock.now());
    const picked = inFlight[pick % Math.max(1, inFlight.length)];
    if (!picked) return;
    picked.hiddenUntil = clock.now();
    if (kind === "show") return queues.changeVisibility("Main", picked.handle, 0);
    await queues.delete("Main", picked.handle);
    deleted++;
  };

  for (const now of steps) {
    if (now.kind === "send") {
      await queues.send("Main", "text", {}, { delaySeconds: now.delaySeconds });
      sent++;
    } else if (now.kind === "receive") await receive(now.max);
    else if (now.kind === "advance") await clock.advance(now.seconds * 1000);
    else await act(now.kind, now.pick);
    await clock.advance(0);
    const { visible, inFlight, delayed } = queues.depth("Main");
    const there = visible + inFlight + delayed + queues.depth("Dead").visible;
    if (there + deleted !== sent) problems.push(`${there} there, ${deleted} deleted, ${sent} sent`);
  }
  sqs.stop();
  return problems;
}

test("no message is lost, seen twice while it is hidden, or given more often than the redrive policy says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: "max" }), async (steps) => {
      expect(await run(steps)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
