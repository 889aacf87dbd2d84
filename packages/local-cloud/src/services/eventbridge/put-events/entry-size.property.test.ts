import * as fc from "fast-check";
import { expect, test } from "vitest";
import { startEventBridge } from "../testing/start-event-bridge.ts";
import type { PutEventsEntry, PutEventsRequest } from "./request.ts";

/** A request is refused as a whole exactly where what AWS counts of its entries reaches 1 MiB. */

const LIMIT = 1_048_576;

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
const entry = fc.record(
  {
    Source: text.filter((source) => !source.startsWith("aws.")),
    DetailType: text,
    Time: fc.integer({ min: 0, max: 2_000_000_000 }),
    Resources: fc.array(text, { maxLength: 3 }),
    EventBusName: fc.constant("default"),
    TraceHeader: text,
  },
  { requiredKeys: ["Source", "DetailType"] },
);

/** UTF-8, counted by hand: a code point takes one byte below 80 hex, two below 800, three below 10000, else four. */
function utf8(value: string): number {
  return Array.from(value).reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0;
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
  }, 0);
}

function counted({ Source = "", DetailType = "", Time, Resources = [] }: PutEventsEntry): number {
  const texts = [Source, DetailType, ...Resources];
  return texts.reduce((sum, value) => sum + utf8(value), Time === undefined ? 0 : 14);
}

test("a request of up to 1 MiB less one byte is taken, one of 1 MiB is not", () => {
  const { bridge } = startEventBridge([]);
  const isTaken = (request: PutEventsRequest): boolean => {
    try {
      return bridge.putEvents(request).FailedEntryCount === 0;
    } catch (error) {
      if (String(error).includes("Total size of the entries in the request is over the limit.")) return false;
      throw error;
    }
  };
  const fillings = fc.constantFrom("x", "é", "語", "🌍");
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 10 }),
      fillings,
      fc.integer({ min: -3, max: 3 }),
      (others, filling, over) => {
        const frames = others.length * utf8('{"a":""}');
        const left = LIMIT + over - frames - others.reduce((sum, one) => sum + counted(one), 0);
        const share = Math.floor(left / others.length / utf8(filling));
        const details = others.map(() => filling.repeat(share));
        details[0] += "x".repeat(left - share * others.length * utf8(filling));
        const Entries = others.map((one, index) => ({ ...one, Detail: JSON.stringify({ a: details[index] }) }));
        expect(isTaken({ Entries })).toBe(over < 0);
      },
    ),
    { numRuns: 60 },
  );
});
