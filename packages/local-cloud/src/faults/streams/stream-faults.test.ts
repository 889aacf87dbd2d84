import { afterEach, expect, test } from "vitest";
import type { Functions } from "../../services/lambda/functions.ts";
import type { Mapping } from "../../services/lambda/mappings/index.ts";
import { scriptFunction, type Invoked } from "../../services/lambda/mappings/testing/scripted-function.ts";
import {
  createScriptedStream,
  recordOf,
  type ScriptedStream,
} from "../../services/lambda/mappings/testing/scripted-stream.ts";
import { DEFAULTS, sequenceNumbers } from "../../services/lambda/mappings/testing/start-stream.ts";
import type { FaultRule } from "../plan-faults.ts";
import { strikeWith, type TestInjector } from "../testing/strike-with.ts";
import { startRestartableMapping } from "./reader-restarted.ts";
import { withStreamFaults } from "./with-stream-faults.ts";

interface TestReader extends TestInjector {
  readonly mapping: Mapping;
  readonly stream: ScriptedStream;
  /** The sequence numbers of each invocation. */
  readonly batches: () => readonly string[];
}

const started: Mapping[] = [];
afterEach(async () => {
  for (const mapping of started.splice(0)) await mapping.stop();
});

function start(
  rule: FaultRule,
  settings: Partial<typeof DEFAULTS> = {},
  answer?: (invoked: Invoked) => unknown,
): TestReader {
  const struck = strikeWith(rule);
  const { clock, spy, injector } = struck;
  const stream = createScriptedStream();
  const { functions, events } = scriptFunction(answer);
  const options = {
    settings: { ...DEFAULTS, batchSize: 2, ...settings },
    source: withStreamFaults(stream, "Reader", injector),
    functions: functions satisfies Functions,
    queues: { nameOfArn: () => undefined, send: () => Promise.reject(new Error("no queue")) },
    putObject: () => Promise.reject(new Error("no bucket")),
    spy,
    clock,
    random: () => 1,
  };
  const mapping = startRestartableMapping(options, injector);
  started.push(mapping);
  return { ...struck, mapping, stream, batches: () => events.map((event) => sequenceNumbers(event).join()) };
}

async function write({ stream, clock }: TestReader, ...numbers: readonly number[]): Promise<void> {
  stream.write("shard-1", ...numbers.map((number) => recordOf(String(number), { at: clock.now() })));
  await clock.advance(0);
}

test("behind an expired iterator reading goes on without a gap", async () => {
  const reader = start({ kind: "expired-iterator", rate: 0.5 });
  for (let number = 1; number <= 20; number++) {
    await write(reader, number);
    await reader.clock.advance(10_000);
  }
  expect(reader.injected().length).toBeGreaterThan(5);
  expect(reader.batches().join()).toBe(Array.from({ length: 20 }, (_, index) => index + 1).join());
});

test("a reader that is restarted begins behind what it committed, and loses nothing", async () => {
  const reader = start({ kind: "reader-restarted", rate: 0.4 });
  await write(reader, 1, 2, 3, 4, 5, 6, 7, 8);
  await reader.clock.advance(0);
  expect(reader.injected().length).toBeGreaterThan(0);
  // Batches come again, but none is left out and none comes before an earlier one was done.
  const firsts = reader.batches().filter((batch, index, all) => all.indexOf(batch) === index);
  expect(firsts).toEqual(["1,2", "3,4", "5,6", "7,8"]);
  expect(reader.mapping.counts.PolledEventCount).toBeGreaterThan(8);
});

test("what was under way runs on beside the new reader", async () => {
  const release = Promise.withResolvers<null>();
  const reader = start({ kind: "reader-restarted", rate: 1, most: 1 }, {}, ({ number }) =>
    number === 1 ? release.promise : null,
  );
  await write(reader, 1, 2);
  release.resolve(null);
  await reader.clock.advance(0);
  expect(new Set(reader.batches())).toEqual(new Set(["1,2"]));
});

test("a reader that began at the end of the stream is not restarted before it has a position", async () => {
  const reader = start({ kind: "reader-restarted", rate: 1, most: 1 }, { startingPosition: "LATEST" });
  await reader.clock.advance(0);
  await write(reader, 1, 2);
  expect(reader.injected()).toEqual([]);
  await write(reader, 3, 4);
  expect(reader.injected()).toHaveLength(1);
  await reader.clock.advance(0);
  expect(reader.batches().at(-1)).toBe("3,4");
});
