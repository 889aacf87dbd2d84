import { expect, test } from "vitest";
import {
  busOf,
  entryOf,
  openQueueOf,
  ruleOf,
  ruleToTarget,
  startEventBridge,
  targetOf,
} from "../testing/start-event-bridge.ts";
import { queueArnOf } from "../../../testing/graph-of.ts";
import type { PutEventsEntry } from "./request.ts";

const toMail = [openQueueOf("Mail"), ...ruleToTarget({ arn: queueArnOf("Mail") })];

const missing = (name: string): object => ({
  ErrorCode: "InvalidArgument",
  ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
});

/** An entry that AWS counts as so many bytes. */
function entryOfSize(bytes: number): PutEventsEntry {
  const entry = { Source: "é", DetailType: "d", Time: 0, Resources: ["arn"], EventBusName: "not counted" };
  const others = 2 + 1 + 14 + 3 + '{"a":""}'.length;
  return { ...entry, Detail: `{"a":"${"x".repeat(bytes - others)}"}` };
}

test("an accepted event arrives in its envelope, with the time cut to the second", async () => {
  const { bridge, bodiesIn } = startEventBridge(toMail);
  const { Entries, FailedEntryCount } = bridge.putEvents({
    Entries: [{ ...entryOf(), Resources: ["arn:one"], Time: 1_767_225_600.9 }, entryOf()],
  });
  await bridge.idle();
  expect(FailedEntryCount).toBe(0);
  const [first, second] = bodiesIn("Mail").map((body) => JSON.parse(body) as object);
  expect(first).toEqual({
    version: "0",
    id: (Entries[0] as { EventId: string }).EventId,
    "detail-type": "Opened",
    source: "shop",
    account: "000000000000",
    time: "2026-01-01T00:00:00Z",
    region: "us-east-1",
    resources: ["arn:one"],
    detail: { city: "Bern" },
  });
  expect(second).toMatchObject({ time: "2026-01-01T10:00:00Z", resources: [] });
});

test("numbers of the detail arrive as they were written", async () => {
  const { bridge, bodiesIn } = startEventBridge(toMail);
  bridge.putEvents({
    Entries: [{ ...entryOf(), Detail: '{ "big": 12345678901234567890, "text": "a  b", "one": 1.0 }' }],
  });
  await bridge.idle();
  expect(bodiesIn("Mail")[0]).toContain('"detail":{"big":12345678901234567890,"text":"a  b","one":1.0}}');
});

test("entries are answered one by one, in order, with the others unharmed", async () => {
  const { bridge, bodiesIn, spy } = startEventBridge(toMail);
  const malformed = { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const { Source, DetailType, Detail } = entryOf();
  const entries: PutEventsEntry[] = [
    { DetailType, Detail },
    { Source, Detail },
    { Source, DetailType },
    { Source, DetailType, Detail: '"text"' },
    { Source, DetailType, Detail: "[1]" },
    { Source, DetailType, Detail: '{"a": ' },
    { Source, DetailType, Detail },
  ];
  expect(bridge.putEvents({ Entries: entries })).toEqual({
    FailedEntryCount: 6,
    Entries: [
      missing("Source"),
      missing("DetailType"),
      missing("Detail"),
      malformed,
      malformed,
      malformed,
      { EventId: expect.any(String) as string },
    ],
  });
  await bridge.idle();
  expect(bodiesIn("Mail")).toHaveLength(1);
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "put-events", accepted: 1, refused: 6 }));
});

test("a source of AWS's own is refused", () => {
  const { bridge } = startEventBridge([]);
  expect(bridge.putEvents({ Entries: [{ ...entryOf(), Source: "aws.ec2" }] }).Entries[0]).toMatchObject({
    ErrorCode: "NotAuthorizedForSourceException",
  });
});

test("an eleventh entry fails the whole call", () => {
  const { bridge } = startEventBridge([]);
  const entries = Array.from({ length: 11 }, () => entryOf());
  expect(() => bridge.putEvents({ Entries: entries })).toThrow(
    expect.objectContaining({
      name: "ValidationException",
      message: expect.stringMatching(
        /^1 validation error detected: Value '\[PutEventsRequestEntry\(time=null, source=shop, .*internalMetadata=null\)\]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10$/,
      ) as string,
    }),
  );
});

test("the entries together stay below 1 MiB, counted in AWS's way", () => {
  const { bridge } = startEventBridge([]);
  const half = 524_288;
  expect(bridge.putEvents({ Entries: [entryOfSize(half), entryOfSize(half - 1)] }).FailedEntryCount).toBe(0);
  expect(() => bridge.putEvents({ Entries: [entryOfSize(half), entryOfSize(half)] })).toThrow(
    expect.objectContaining({
      name: "ValidationException",
      message: "Total size of the entries in the request is over the limit.",
    }),
  );
});

test("an event for a bus that does not exist is answered with an id, lost, and warned of", () => {
  const { bridge, spy } = startEventBridge([]);
  const answer = bridge.putEvents({ Entries: [{ ...entryOf(), EventBusName: "typo" }] });
  expect(answer).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) as string }] });
  expect(spy.facts).toContainEqual(
    expect.objectContaining({ kind: "warning", text: expect.stringContaining("there is no event bus typo") as string }),
  );
});

test("the spy is told which rules an event satisfied, by its bus", () => {
  const { bridge, spy } = startEventBridge([
    busOf("Shop"),
    ruleOf("Cities", { detail: { city: [{ prefix: "B" }] } }, { eventBusName: "Shop" }),
    ruleOf("Closings", { "detail-type": ["Closed"] }, { eventBusName: "Shop" }),
    ruleOf("Sleeping", { source: ["shop"] }, { eventBusName: "Shop", state: "DISABLED" }),
    ruleOf("Elsewhere", { source: ["shop"] }),
  ]);
  bridge.putEvents({
    Entries: [{ ...entryOf(), EventBusName: "arn:aws:events:us-east-1:000000000000:event-bus/Shop" }],
  });
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "event-accepted", bus: "Shop", rules: ["Cities"] }));
});

test("a planned fault refuses the entries it names and no others", () => {
  const { bridge, spy } = startEventBridge([]);
  const throttled = { code: "ThrottlingException", message: "Rate exceeded" };
  bridge.faults.putEvents = (entries) => entries.map((_entry, index) => (index % 2 === 1 ? throttled : undefined));
  const { Entries, FailedEntryCount } = bridge.putEvents({ Entries: [entryOf(), entryOf(), entryOf()] });
  expect(FailedEntryCount).toBe(1);
  expect(Entries[1]).toEqual({ ErrorCode: "ThrottlingException", ErrorMessage: "Rate exceeded" });
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "entry-refused", ...throttled }));
  delete bridge.faults.putEvents;
  expect(bridge.putEvents({ Entries: [entryOf()] }).FailedEntryCount).toBe(0);
});

test("a rule on another bus takes an event on", async () => {
  const { bridge, bodiesIn } = startEventBridge([
    busOf("Shop"),
    ...ruleToTarget({ arn: "arn:aws:events:us-east-1:000000000000:event-bus/Shop" }),
    openQueueOf("Mail"),
    ruleOf("Onward", { source: ["shop"] }, { eventBusName: "Shop" }),
    targetOf("Onward", { eventBusName: "Shop", arn: queueArnOf("Mail") }),
  ]);
  const { Entries } = bridge.putEvents({ Entries: [entryOf()] });
  await bridge.idle();
  expect(bodiesIn("Mail").map((body) => (JSON.parse(body) as { id: string }).id)).toEqual([
    (Entries[0] as { EventId: string }).EventId,
  ]);
});
